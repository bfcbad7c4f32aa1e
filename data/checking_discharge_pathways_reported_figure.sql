-- One row per published number of discharges: by pathway, by destination, and each pathway's share, for each area and period.
-- The pathway is the publisher's own. A figure with a part that cannot be read is not known; a share needs all four pathways.
with destination as (  -- one row per area, period and destination
    select case published_level when 'England' then 'E92000001' else upper(org_code) end as council,
           case published_level when 'England' then 'E92000001' end as ons_code,
           case published_level when 'England' then 'England' else org_name end as area_name, published_level as area_level,
           published_period as period_type, from_day as period_start, to_day as period_end, published_pathway as pathway,
           regexp_replace(destination_words, '^(Pathway|P) ?[0-3] ?[:-] *', '') as words,
           case when shape = 'NHS England' then read_figure(value) else discharges::double end as number
    from understood
    where not is_left_out
),
by_pathway as (  -- one row per area, period and pathway
    select council, any_value(ons_code) as ons_code, any_value(area_name) as area_name, area_level, period_type, period_start, period_end,
           pathway, sum(number) as number, bool_and(coalesce(number >= 0, false)) as is_known
    from destination
    group by all
),
shared as (  -- the same, with all the area's discharges by a known pathway
    select *, count(*) over area = 4 and bool_and(is_known) over area as all_known, sum(number) over area as everyone
    from by_pathway
    window area as (partition by council, area_level, period_type, period_start, period_end)
),
figure as (  -- one row per figure
    select council, ons_code, area_name, area_level, period_type, period_start, period_end, concat('pathway_', pathway) as measure_id,
           'all' as group_type, 'All' as group_value, case when is_known then number end as numerator, null::double as denominator,
           case when is_known then number end as value, 'discharges' as unit
    from shared
    union all
    select council, ons_code, area_name, area_level, period_type, period_start, period_end, concat('pathway_', pathway),
           'destination', words, case when number >= 0 then number end, null, case when number >= 0 then number end, 'discharges'
    from destination
    union all
    -- half away from zero to one decimal, in whole numbers
    select council, ons_code, area_name, area_level, period_type, period_start, period_end, concat('pathway_share_', pathway),
           'all', 'All', number, everyone,
           (2000 * number::bigint + everyone::bigint) // nullif(2 * everyone::bigint, 0) / 10, '% of discharges'
    from shared
    where all_known
)
select *, '' as framework_year, 'other published' as basis, null::double as margin,
       case when value is not null then 'observed' when denominator = 0 then 'no cases' else 'not available' end as status
from figure
order by area_level, council, period_start, measure_id, group_type, group_value
