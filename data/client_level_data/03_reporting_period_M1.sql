-- One row per submission: the period its rows really cover, by method M1 (cld.md 7.1); a given period takes its place.
create or replace temp table reporting_period as
with month_total as (  -- one row per submission and month
    select upload_id, month, sum(row_count)::bigint as row_count, count(distinct event_type) as type_count
    from month_of_submission
    group by upload_id, month
),
file_total as (  -- one row per submission
    select upload_id, sum(row_count)::bigint as row_count, max(type_count) as type_count
    from month_total
    group by upload_id
),
qualifying_month as (  -- one row per submission and month that carries enough rows and kinds of event; in small files every month
    select month_total.upload_id, month_total.month
    from month_total
    join file_total using (upload_id)
    where file_total.row_count < 100
       or (100 * month_total.row_count >= 2 * file_total.row_count and month_total.type_count >= file_total.type_count - 1)
),
derived as (  -- one row per submission with a qualifying month
    select upload_id, min(month) as period_start, last_day(max(month)) as period_end
    from qualifying_month
    group by upload_id
)
select submission.upload_id, submission.submitted_at,
       derived.period_start as derived_start, derived.period_end as derived_end,
       coalesce(submission.given_start, derived.period_start) as period_start,
       coalesce(submission.given_end, derived.period_end) as period_end
from submission
left join derived using (upload_id);
