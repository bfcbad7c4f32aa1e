-- One row per published measure, basis and year end: where the figures of all councils lie. What is null chooses everything.
-- A survey of very few, which a council may have loaded for itself, is not among them: an end of the range would be its figure.
select measure_id, basis, period_end, count(value) as known, count(*) filter (where status = 'suppressed') as hidden,
    min(value) as lowest, quantile_cont(value, 0.25) as lower_quarter, quantile_cont(value, 0.5) as middle,
    quantile_cont(value, 0.75) as upper_quarter, max(value) as highest
from result
where run_id = (select run_id from current_run)
    and group_type = 'all'
    and list_contains($bases, basis)
    and list_contains($councils, council)
    and (period_type = 'financial_year' or (period_type = 'snapshot' and month(period_end) = 3 and day(period_end) = 31))
    and ($year_end::date is null or period_end = $year_end)
    and ($measures::varchar[] is null or list_contains($measures, measure_id))
    and not (basis = 'survey' and coalesce(denominator, $fewest) < $fewest)
group by measure_id, basis, period_end
