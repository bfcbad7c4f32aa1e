-- One row per scope and row, where a service that the next file no longer holds has ended with its reference period (cld.md 7.6).
create or replace temp table closed_row as
with last_period as (  -- one row per scope: the period that starts last, even where an earlier one ends after it, as in DHSC's code
    select scope, max(reference_start) as reference_start from row_of_event group by scope
),
open_event as (  -- one row per scope and event that some file tells of as going on after its reference period: a service
    select distinct scope, unique_event from row_of_event where event_end is null or event_end > reference_end
),
event_in_period as (  -- one row per scope, such event and reference period in which it occurs
    select distinct scope, unique_event, reference_start from row_of_event semi join open_event using (scope, unique_event)
)
select row.* exclude (event_end),
       case when row.reference_start < last_period.reference_start
             and (row.event_end is null or row.event_end > row.reference_end)
             and later.unique_event is null
            then row.reference_end else row.event_end end as event_end
from row_of_event as row
join last_period using (scope)
left join event_in_period as later
  on later.scope = row.scope and later.unique_event = row.unique_event and later.reference_start = row.reference_end + 1;
