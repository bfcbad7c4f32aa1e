-- One row per published figure, out of the view `figure` that each return makes of its rows. Text as printed becomes numbers; a marker leaves
-- the value empty and says why in the status.
with placed as (  -- one row per figure, with the level of its area
    select figure.*,
           case
               when figure.ons_code like 'E92%' or lower(figure.area_name) = 'england' then 'England'
               when figure.ons_code like 'E12%' then 'Region'
               when length(area_code) = 1 or replace(lower(figure.area_level), '_', ' ') = 'council type' then 'Council type'
               else 'Council'
           end as level
    from figure
),
named as (  -- the same, with the code by which results carry the area: the file's own, else the one that its ONS code or name stands for
    select placed.*,
           case level
               when 'England' then 'E92000001'
               when 'Region' then placed.ons_code
               when 'Council type' then coalesce(case when length(area_code) = 1 then area_code end, council_type.code, placed.area_name)
               else coalesce(council_code(area_code), by_ons_code.code, placed.ons_code)
           end as council
    from placed
    left join (select ons_code, any_value(code) as code from known_area where area_level = 'Council' group by ons_code) as by_ons_code
           on by_ons_code.ons_code = placed.ons_code
    left join known_area as council_type
           on council_type.area_level = 'Council type' and lower(council_type.name) = lower(placed.area_name) and placed.level = 'Council type'
)
select named.council, case when ons_code like 'E%' then ons_code end as ons_code, area_name, level as area_level,
       measure.measure as measure_id, measure.printed_code as published_code,
       case when codes_of is null then '' else concat(codes_of, '/', lpad(((codes_of + 1) % 100)::varchar, 2, '0')) end as framework_year,
       measure.basis, measure.period_type,
       case measure.period_type when 'snapshot' then period_end else period_end - interval 1 year + interval 1 day end::date as period_start, period_end,
       group_type, group_value,
       -- what a survey's outcome rests on is how many answered; its numerators are weighted, and are no part of them
       case when measure.basis <> 'survey' then read_figure(numerator) end as numerator,
       case when measure.basis = 'survey' then coalesce(read_figure(respondents), read_figure(denominator))
            else coalesce(read_figure(denominator), read_figure(respondents)) end as denominator,
       read_figure(outcome) as value, read_figure(margin) as margin,
       measure.unit, status_of(outcome) as status,
       case when try_cast(outcome as double) is null then outcome end as published_text
from named
join published_measure as measure
  on measure.plain = named.code and measure.measure <> ''
 and coalesce(named.codes_of, 0) between measure.codes_since and measure.codes_until
 and year(named.period_end - interval 3 month) between measure.year_since and measure.year_until
order by place, measure_id, group_type, group_value
