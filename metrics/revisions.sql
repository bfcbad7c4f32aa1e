with
-- one row: the run whose figures pages show now
now_run as (
    select run.run_id, run.as_of, run.method_version
    from run
    join current_run on current_run.run_id = run.run_id
),
-- one row: the latest run as of an earlier day, by the same method, that still keeps figures of this line
earlier as (
    select run.run_id, run.as_of
    from run
    join now_run on run.as_of < now_run.as_of and run.method_version = now_run.method_version
    where run.run_id in (
        select run_id
        from result
        where council = $council and measure_id = $measure_id and basis = $basis and period_type = $period_type
    )
    order by run.as_of desc, run.run_id desc
    limit 1
),
-- one row per period of the line as it was shown then
then_shown as (
    select result.period_start, result.period_end, result.numerator, result.denominator, result.value, result.status, result.uploads
    from result
    join earlier on earlier.run_id = result.run_id
    where council = $council and measure_id = $measure_id and basis = $basis and period_type = $period_type and group_type = 'all'
),
-- one row per period of the line as it is shown now
now_shown as (
    select result.period_start, result.period_end, result.numerator, result.denominator, result.value, result.status, result.uploads
    from result
    join now_run on now_run.run_id = result.run_id
    where council = $council and measure_id = $measure_id and basis = $basis and period_type = $period_type and group_type = 'all'
)
-- one row per period shown then, with what it was and what it is (empty where it is no longer there), latest first
select earlier.as_of, then_shown.period_start, then_shown.period_end,
       then_shown.numerator, then_shown.denominator, then_shown.value, coalesce(then_shown.status, ''), coalesce(then_shown.uploads, ''),
       now_shown.numerator, now_shown.denominator, now_shown.value, coalesce(now_shown.status, ''), coalesce(now_shown.uploads, '')
from then_shown
cross join earlier
left join now_shown using (period_start, period_end)
order by then_shown.period_end desc, then_shown.period_start desc
