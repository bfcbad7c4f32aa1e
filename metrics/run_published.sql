-- One row per published or reported figure in use. Where several uploads tell of the same one, the newest; and of those that give the newest
-- one's value, the one that also gives its counts and margin: a later file of outcomes alone takes nothing away. And one row per council and
-- year whose ASCOF 2B and 2C are published: the people in both.
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
),
published as (  -- one row per figure in use
    select area as council, measure_id, framework_year, '' as method_version, basis, period_type, period_start, period_end, group_type,
           group_value, numerator, denominator, value, margin, unit, status, submitted_at::date as as_of, upload_id::varchar as uploads,
           not regexp_full_match(area, 'E(12|92)[0-9]{6}') as is_of_council
    from told
    where value is not distinct from newest_value and status = newest_status
    qualify row_number() over (
        partition by area, measure_id, basis, period_type, period_start, period_end, group_type, group_value
        order by details desc, upload_id desc
    ) = 1
),
both_ages as (  -- one row per council and year: its admissions at 18 to 64 beside those at 65 and over; areas have theirs rounded to 5
    select younger.* exclude (numerator, uploads, as_of, status), younger.numerator + older.numerator as people,
           [younger.status, older.status] as statuses, greatest(younger.as_of, older.as_of) as as_of,
           concat_ws(';', younger.uploads, nullif(older.uploads, younger.uploads)) as uploads
    from published as younger
    join published as older using (council, basis, period_type, period_end, group_type, group_value)
    where younger.measure_id = 'ascof_2b' and older.measure_id = 'ascof_2c' and younger.is_of_council
        and younger.basis = 'CLD published' and younger.period_type = 'financial_year' and younger.group_type = 'all'
),
together as (  -- one row per council and year: all who were admitted. A rate is rounded, so it is never turned back into a number of people
    select * replace ('admissions_all' as measure_id, 'people' as unit, people as value, null as denominator),
           people as numerator,
           case when people is not null and list_contains(statuses, 'provisional') then 'provisional'
                when people is not null then 'observed'
                when list_contains(statuses, 'suppressed') then 'suppressed'
                else 'not available' end as status,
           case when people is not null then 'The published numbers of ASCOF 2B and 2C together.'
                when list_contains(statuses, 'suppressed') then 'ASCOF 2B, 2C or both are hidden, so the two together are not known.'
                else 'Not published as a number, only as rates: read ASCOF 2B and 2C in its place.' end as note
    from both_ages
),
every as (
    select * exclude (is_of_council) from published
    union all by name
    select * exclude (is_of_council, people, statuses) from together
)
select $run_id::bigint as run_id, every.* from every;
