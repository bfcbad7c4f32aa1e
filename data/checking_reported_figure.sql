-- One row per published figure. A marker leaves the value empty and says why in the status: [c] suppressed, [x] not available, [z] not applicable.
with figure as (  -- one row per figure kept, its year as a number
    select *, year::integer as first_year, max(year::integer) over () as last_year
    from understood
    where not is_left_out
),
area as (  -- one row per figure, the area's code as results carry it
    select *,
           case
               when ons_code like 'E92%' then 'England'
               when ons_code like 'E12%' then 'Region'
               when length(area_code) = 1 then 'Council type'
               else 'Council'
           end as area_level
    from figure
)
select case when area_level in ('England', 'Region') then ons_code when area_level = 'Council' then council_code(area_code) else area_code end as council,
       case when ons_code like 'E%' then ons_code end as ons_code, area_name, area_level,
       measure.id as measure_id, published_code,
       -- the file gives all its years under the codes of its last
       concat(last_year, '/', lpad(((last_year + 1) % 100)::varchar, 2, '0')) as framework_year,
       measure.basis, measure.period_type,
       make_date(first_year + case when measure.period_type = 'snapshot' then 1 else 0 end,
                 case when measure.period_type = 'snapshot' then 3 else 4 end, case when measure.period_type = 'snapshot' then 31 else 1 end) as period_start,
       make_date(first_year + 1, 3, 31) as period_end,
       case when part in ('', lower(published_code)) then 'all' else 'rating' end as group_type,
       case when part in ('', lower(published_code)) then 'All' else part end as group_value,
       read_figure(numerator) as numerator,
       coalesce(read_figure(denominator), read_figure(number_of_respondents)) as denominator,
       read_figure(outcome) as value,
       read_figure(margin_of_error) as margin,
       measure.unit,
       case
           when read_figure(outcome) is not null then 'observed'
           when lower(outcome) in ('[c]', 'c') then 'suppressed'
           when lower(outcome) = '[z]' then 'not applicable'
           else 'not available'
       end as status,
       case when try_cast(outcome as double) is null then outcome end as published_text
from area
join measure on measure.code = area.published_code
order by place
