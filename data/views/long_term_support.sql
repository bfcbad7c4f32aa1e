/*
One row per event of a service user that names long-term support (nursing, residential, community, prison): the setting as SALT and ASCOF 3D
rank it, and when the unbroken chain of long-term support that it belongs to began.
The national code asks for the type of service alone in 3D and in SALT's tables, so a review that names one counts there like the service it
reviews; "event_type" (in small letters) is for measures that ask for services, as 2E and LTS004 do.
Open services end on 9999-01-01 here. A service that ends before it starts is kept and marked: some measures drop it, some do not.
*/
with service as (  -- one row per such event
    select scope, person, record_id, lower(event_type) as event_type, event_start as started, coalesce(event_end, date '9999-01-01') as ended,
           coalesce(event_end < event_start, false) as ends_before_it_starts,
           service_type, component,
           -- a direct payment named as component wins over whatever the mechanism says (measures.md 9.1)
           case when component = 'Direct payment' then 'Direct payment' else mechanism end as stated_mechanism
    from event
    where client_type = 'Service user' and event_start is not null
      and service_type in ('Long term support: Nursing care', 'Long term support: Residential care',
                           'Long term support: Community', 'Long term support: Prison')
),
mechanism_checked as (  -- the same, with the mechanism blank where the setting cannot have it
    select *,
           case when service_type = 'Long term support: Community'
                 and stated_mechanism in ('Direct payment', 'CASSR managed personal budget', 'CASSR commissioned support')
                then stated_mechanism
                when service_type = 'Long term support: Prison'
                 and stated_mechanism in ('CASSR managed personal budget', 'CASSR commissioned support')
                then stated_mechanism
                else '' end as mechanism
    from service
),
ranked as (  -- the same, with its rank: the lowest of a person's ranks is the person's setting
    select *,
           case service_type
               when 'Long term support: Nursing care' then 1
               when 'Long term support: Residential care' then 2
               when 'Long term support: Community' then
                   case mechanism when 'Direct payment' then 3 when 'CASSR managed personal budget' then 4
                                  when 'CASSR commissioned support' then 5 else 6 end
               else case mechanism when 'CASSR managed personal budget' then 7 when 'CASSR commissioned support' then 8 else 9 end
           end as setting_rank
    from mechanism_checked
),
linked as (  -- the same, with whether it follows the person's previous service without a day between (SALT: one day, previous row only)
    select *,
           coalesce(lag(ended) over (partition by scope, person order by started, ended, record_id) >= started - 1, false) as follows_on
    from ranked
)
select scope, person, record_id, event_type, started, ended, ends_before_it_starts, service_type, component, mechanism, setting_rank,
       -- rows come in order of their start, so the latest row that follows nothing began the chain
       max(case when not follows_on then started end)
           over (partition by scope, person order by started, ended, record_id rows unbounded preceding) as chain_started
from linked
