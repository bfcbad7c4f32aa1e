-- The rows about people whose time is up. How old a row is: docs/data-protection.md, "How long".

-- one row per row that is older than the limit: its upload, its table, and its number within the upload
create or replace temp table old_row as
with ended as (  -- one row per upload: the last day that it tells of
    select upload_id, coalesce(given_end, derived_end, stated_end, submitted_at::date) as last_day
    from upload
),
aged as (  -- one row per row about a person, and the day its age is counted from
    -- an event is as old as its end; one without an end, an open service above all, was still going on when its file's period ended.
    -- Where the end stands before the start one of the two is a slip: the later counts
    select 'cld_row' as table_name, upload_id, row_number, greatest(coalesce(event_end_date, last_day), event_start_date) as aged_from
    from cld_row
    join ended using (upload_id)
    union all
    select 'activity', upload_id, row_number, coalesce(day, last_day(month), last_day)
    from activity
    join ended using (upload_id)
    where person is not null
    union all
    select 'reablement_follow_up', upload_id, row_number,
           coalesce(greatest(checked_on, discharged_on + 91, reablement_ended_on), last_day)  -- greatest() passes over what is empty
    from reablement_follow_up
    join ended using (upload_id)
    union all
    select 'counted_nationally', upload_id, row_number, coalesce(greatest(event_end, event_start), period_end, last_day)
    from counted_nationally
    join ended using (upload_id)
    where person is not null
)
select table_name, upload_id, row_number
from aged
where aged_from < $older_than::date;

-- a fault tells of a row: it goes with it, and those of rows that were never kept with their file's period
insert into old_row
select 'fault', fault.upload_id, fault.row_number
from fault
join (select upload_id, coalesce(given_end, derived_end, stated_end, submitted_at::date) as last_day from upload) as ended using (upload_id)
where fault.row_number is not null
  and (ended.last_day < $older_than::date
       or (fault.upload_id, fault.row_number) in (select (upload_id, row_number) from old_row));
