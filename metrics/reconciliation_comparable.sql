-- One row per measure and period that a record-level file in use tells of: of several files the newest.
select upload_id, measure_id, period_start, period_end, people
from (
    select counted.upload_id, counted.measure_id, counted.period_start, counted.period_end, count(distinct counted.person) as people,
           row_number() over (
               partition by counted.council, counted.measure_id, counted.period_start, counted.period_end
               order by any_value(upload.submitted_at) desc, counted.upload_id desc) as newest_first
    from counted_nationally as counted
    join upload on upload.upload_id = counted.upload_id
    where upload.withdrawn_at is null and not coalesce(upload.excluded, false)
    group by counted.council, counted.upload_id, counted.measure_id, counted.period_start, counted.period_end
)
where newest_first = 1
order by period_end desc, measure_id
