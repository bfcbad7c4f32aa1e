-- One row per scope and row in period, with the number of the event it tells of: that of the first row that tells of it (cld.md 7.5).
-- Services are the same whatever their end; other events only with the same end. The end is the one before closing.
create or replace temp table row_of_event as
select *,
       min(record_id) over (
           partition by person, same_kind, event_start, case when not is_service then event_end end
       ) as unique_event
from row_in_period;
