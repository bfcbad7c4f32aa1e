-- One row per published or reported figure in use. Where several uploads tell of the same one, the newest; and of those that give the newest
-- one's value, the one that also gives its counts and margin: a later file of outcomes alone takes nothing away.
insert into result by name
with told as (  -- one row per upload and figure, with the value and status that the newest upload gives it
    select coalesce(nullif(figure.council, ''), figure.ons_code) as area, figure.*, upload.submitted_at,
           first_value(figure.value) over newest_first as newest_value, first_value(figure.status) over newest_first as newest_status,
           (figure.numerator is not null)::integer + (figure.denominator is not null)::integer + (figure.margin is not null)::integer as details
    from reported_figure as figure
    join upload on upload.upload_id = figure.upload_id
    where upload.withdrawn_at is null and not coalesce(upload.excluded, false)
    window newest_first as (
        partition by coalesce(nullif(figure.council, ''), figure.ons_code), figure.measure_id, figure.basis, figure.period_type,
                     figure.period_start, figure.period_end, figure.group_type, figure.group_value
        order by figure.upload_id desc
    )
)
select $run_id::bigint as run_id, area as council, measure_id, framework_year, '' as method_version, basis, period_type, period_start,
       period_end, group_type, group_value, numerator, denominator, value, margin, unit, status, submitted_at::date as as_of,
       upload_id::varchar as uploads
from told
where value is not distinct from newest_value and status = newest_status
qualify row_number() over (
    partition by area, measure_id, basis, period_type, period_start, period_end, group_type, group_value
    order by details desc, upload_id desc
) = 1;
