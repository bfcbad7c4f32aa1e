-- One row per month that these uploads serve in a run.
select distinct unnest(generate_series(date_trunc('month', period_start), period_end::timestamp, interval 1 month))::date as month
from served_quarter
where run_id = $run and list_contains($uploads::bigint[], upload_id)
order by month
