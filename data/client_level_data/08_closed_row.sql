-- One row per scope and row, where a service that the next file no longer holds has ended with its reference period (cld.md 7.6).
create or replace temp table closed_row as
with last_period as (  -- one row per scope
    select scope, max(reference_end) as reference_end from reference_period group by scope
),
service_in_period as (  -- one row per scope, service and reference period in which it occurs
    select distinct scope, unique_event, reference_start from row_of_event where is_service
)
select row.* exclude (event_end),
       case when row.is_service
             and row.reference_end < last_period.reference_end
             and (row.event_end is null or row.event_end > row.reference_end)
             and later.unique_event is null
            then row.reference_end else row.event_end end as event_end
from row_of_event as row
join last_period using (scope)
left join service_in_period as later
  on later.scope = row.scope and later.unique_event = row.unique_event and later.reference_start = row.reference_end + 1;
