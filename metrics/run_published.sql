-- One row per published or reported figure in use; where several uploads tell of the same one, the newest.
insert into result by name
select $run_id::bigint as run_id, coalesce(nullif(figure.council, ''), figure.ons_code) as council, figure.measure_id,
       figure.framework_year, '' as method_version, figure.basis, figure.period_type, figure.period_start, figure.period_end,
       figure.group_type, figure.group_value, figure.numerator, figure.denominator, figure.value, figure.margin, figure.unit, figure.status,
       upload.submitted_at::date as as_of, figure.upload_id::varchar as uploads
from reported_figure as figure
join upload using (upload_id)
where upload.withdrawn_at is null and not coalesce(upload.excluded, false)
qualify row_number() over (
    partition by coalesce(nullif(figure.council, ''), figure.ons_code), figure.measure_id, figure.basis, figure.period_type,
                 figure.period_start, figure.period_end, figure.group_type, figure.group_value
    order by figure.upload_id desc
) = 1;
