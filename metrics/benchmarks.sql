-- One row per published figure of the areas asked for: of one year, or of one measure over the years. What is null chooses everything.
-- A snapshot counts for the year that it ends. All admissions are added up here from 2B and 2C, which stand in the list themselves.
select council, measure_id, framework_year, method_version, basis, period_type, period_start, period_end, group_type, group_value,
    numerator, denominator, value, unit, status, as_of, uploads, margin, note
from result
where run_id = (select run_id from current_run)
    and group_type = 'all'
    and list_contains($bases, basis)
    and list_contains($areas, council)
    and (period_type = 'financial_year' or (period_type = 'snapshot' and month(period_end) = 3 and day(period_end) = 31))
    and ($year_end::date is null or period_end = $year_end)
    and (list_contains($measures, measure_id) or ($measures::varchar[] is null and measure_id <> 'admissions_all'))
order by measure_id, basis, period_end, council
