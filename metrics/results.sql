-- One row per figure of a run. A parameter that is null chooses everything.
select council, measure_id, framework_year, method_version, basis, period_type, period_start, period_end, group_type, group_value,
    numerator, denominator, value, unit, status, as_of, uploads, margin, note
from result
where run_id = $run
    and ($measures is null or list_contains($measures, measure_id))
    and ($period_types is null or list_contains($period_types, period_type))
    and ($councils is null or list_contains($councils, council))
order by measure_id, council, basis, period_type, period_end, period_start, group_type, group_value, framework_year, method_version
