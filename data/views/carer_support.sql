/*
One row per row of unpaid carers' support: what the carer got, best (lowest) category first (ASCOF 3D carers, measures.md 9.2).
A service direct to the carer with no component and no direct payment has no category, as in the national code.
*/
select scope, person, event_start as started, coalesce(event_end, date '9999-01-01') as ended,
       case
           when service_type = 'Unpaid carer support: Direct to unpaid carer' then
               case when mechanism = 'Direct payment' or component = 'Direct payment' then 1
                    when component is null then null
                    when mechanism = 'CASSR managed personal budget' then 2
                    when mechanism = 'CASSR commissioned support' then 3
                    else 4 end
           when service_type = 'Unpaid carer support: Support involving the person cared-for' then 6
           when lower(event_type) in ('assessment', 'review')
               then case when outcome = 'NFA: Information and advice or signposting' then 5 else 6 end
           when lower(event_type) = 'request' then 5
       end as category
from event
where client_type in ('Unpaid carer', 'Unpaid carer known by association')
  and event_start is not null
  and (event_end is null or event_end >= event_start)
  and (
      service_type in ('Unpaid carer support: Direct to unpaid carer', 'Unpaid carer support: Support involving the person cared-for')
      or (service_type is null and outcome = 'NFA: Information and advice or signposting')
      or (service_type is null and lower(event_type) in ('assessment', 'review'))
  )
