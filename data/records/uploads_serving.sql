-- One row per upload in use, the upload that serves in its place (empty where it serves itself) and unbroken stretch of days.
with in_use as (  -- one row per upload in use, with the period it covers
    select upload_id, return_id, council, submitted_at, coalesce(given_start, derived_start) as period_start, coalesce(given_end, derived_end) as period_end
    from upload
    where withdrawn_at is null and not coalesce(excluded, false)
),
told as (  -- one row per upload and thing that it tells of; of two files that tell of the same, the newer serves
    select distinct upload_id, period_start, period_end,
           concat_ws('|', 'figure', coalesce(nullif(council, ''), ons_code), measure_id, basis, period_type, group_type, group_value) as thing
    from reported_figure
    union all
    select distinct upload_id, make_date(mid_year, 6, 30), make_date(mid_year, 6, 30), concat_ws('|', 'population', ons_code, age_band)
    from population
    union all
    select distinct upload_id, period_start, period_end, concat_ws('|', 'counted', council, measure_id) from counted_nationally
    union all
    select distinct upload_id, null::date, null::date, concat_ws('|', 'service', council) from service
    union all
    select distinct upload_id, null::date, null::date, 'locality' from locality_lookup
),
newest as (  -- the same, with the upload that serves
    select told.*,
           first_value(upload_id) over (
               partition by thing, told.period_start, told.period_end
               -- of files from government the one made last, as reconciliation reads them; of all others the one loaded last
               order by case when thing like 'counted|%' then in_use.submitted_at end desc nulls last, upload_id desc
           ) as serves
    from told
    join in_use using (upload_id)
),
serving_month as (  -- one row per upload of Client Level Data or a local return and month that the current run reads from it
    select distinct in_use.return_id, served.council, served.upload_id,
           unnest(generate_series(date_trunc('month', served.period_start), served.period_end::timestamp, interval 1 month))::date as month
    from served_quarter as served
    join in_use using (upload_id)
    where served.run_id = (select max(run_id) from current_run)
),
own_month as (  -- one row per such upload and month it covers
    select return_id, council, upload_id,
           unnest(generate_series(date_trunc('month', period_start), period_end::timestamp, interval 1 month))::date as month
    from in_use
    where period_start is not null and upload_id not in (select upload_id from told)
),
replaced_month as (  -- one row per upload and month of its own that only other uploads serve: the newest of those
    select own_month.upload_id, other.upload_id as replaced_by, own_month.month
    from own_month
    join serving_month as other using (return_id, council, month)
    where not exists (
        from serving_month as itself where itself.upload_id = own_month.upload_id and itself.month = own_month.month
    )
    qualify row_number() over (partition by own_month.upload_id, own_month.month order by other.upload_id desc) = 1
),
stretch as (  -- one row per upload, upload that serves in its place, and period
    select upload_id, null::bigint as replaced_by, month as period_start, last_day(month) as period_end from serving_month
    union all
    select upload_id, replaced_by, month, last_day(month) from replaced_month
    union all
    select distinct upload_id, nullif(serves, upload_id), period_start, period_end from newest
),
marked as (  -- the same, marked where a new unbroken stretch starts
    select *,
           coalesce(
               period_start > max(period_end) over (
                   partition by upload_id, replaced_by order by period_start, period_end
                   rows between unbounded preceding and 1 preceding
               ) + 1,
               true
           ) as opens
    from stretch
),
numbered as (
    select *, sum(opens::integer) over (
        partition by upload_id, replaced_by order by period_start, period_end rows unbounded preceding
    ) as stretch_number
    from marked
)
select upload_id, replaced_by, min(period_start) as period_start, max(period_end) as period_end
from numbered
group by upload_id, replaced_by, stretch_number
order by upload_id, replaced_by nulls first, period_start
