-- One row per submission: the period its rows really cover, by method M2 (cld.md 12, point 5); a given period takes its place.
create or replace temp table reporting_period as
with type_month as (  -- one row per submission, type and month from April 2020 with at least one row
    select upload_id, kind.event_type, month, sum(row_count)::bigint as row_count
    from month_of_submission
    -- the words that begin so, as DHSC's code matches them
    join (values ('REQUEST'), ('ASSESSMENT'), ('SERVICE')) as kind (event_type) on starts_with(month_of_submission.event_type, kind.event_type)
    where month >= date '2020-04-01'
    group by all
),
open_services as (  -- one row per submission: services without an end count in the service total only
    select submission.upload_id, count(*) as row_count
    from submission
    join cld_row as row on row.upload_id = submission.upload_id
    where row.event_end_date is null and upper(trim(row.event_type)) like 'SERVICE%'
    group by submission.upload_id
),
type_total as (  -- one row per submission and type
    select type_month.upload_id, type_month.event_type, median(type_month.row_count) as median_month,
           sum(type_month.row_count)::bigint
           + case when type_month.event_type = 'SERVICE' then coalesce(any_value(open_services.row_count), 0) else 0 end as total
    from type_month
    left join open_services using (upload_id)
    group by type_month.upload_id, type_month.event_type
),
middle_total as (  -- one row per submission in which all three types occur
    select upload_id, median(total) as total
    from type_total
    group by upload_id
    having count(*) = 3
),
complete_month as (  -- one row per submission, type and complete month
    select type_month.upload_id, type_month.event_type, type_month.month
    from type_month
    join type_total using (upload_id, event_type)
    join middle_total using (upload_id)
    join submission using (upload_id)
    -- the City of London (714) is too small for a least number of rows
    where (type_month.row_count >= 10 or submission.council = '714')
      and type_month.row_count >= 0.2 * type_total.median_month
      and type_total.total >= 0.05 * middle_total.total
),
usable_month as (  -- one row per submission, type and month that is complete, or stands alone between two complete ones
    select upload_id, event_type, month from complete_month
    union
    select before.upload_id, before.event_type, (before.month + interval 1 month)::date
    from complete_month as before
    join complete_month as after
      on after.upload_id = before.upload_id and after.event_type = before.event_type
     and after.month = before.month + interval 2 month
),
shared_month as (  -- one row per submission and month usable for all three types
    select upload_id, month
    from usable_month
    group by upload_id, month
    having count(*) = 3
),
numbered_month as (  -- the same, with a number that is equal within an unbroken run of months
    select upload_id, month,
           date_diff('month', date '2000-01-01', month) - row_number() over (partition by upload_id order by month) as unbroken_run
    from shared_month
),
unbroken as (  -- one row per submission and unbroken run
    select upload_id, unbroken_run, min(month) as period_start, last_day(max(month)) as period_end
    from numbered_month
    group by upload_id, unbroken_run
),
derived as (  -- one row per submission: its latest run; the Isles of Scilly (906) are too small for any, so what they state is taken
    select upload_id, period_start, period_end
    from unbroken
    join submission using (upload_id)
    where submission.council <> '906'
    qualify row_number() over (partition by upload_id order by period_end desc) = 1
    union all
    select upload_id, stated_start, stated_end from submission where council = '906'
)
select submission.upload_id, submission.submitted_at,
       derived.period_start as derived_start, derived.period_end as derived_end,
       coalesce(submission.given_start, derived.period_start) as period_start,
       coalesce(submission.given_end, derived.period_end) as period_end
from submission
left join derived using (upload_id);
