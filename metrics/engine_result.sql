-- One row per period and group of a measure, cases or none, with value, status and the reason for it.
insert into result by name
with asked_period as (  -- one row per period of the measure, with why it is provisional, if it is
    select *,
           nullif(concat_ws(
               ' ',
               case when uses_tail then 'Worked out from the newest submission, after the last whole quarter.' end,
               case when period_start - $look_back_days::integer < served_from
                    then concat('The ', $look_back_days, ' days before the period are not wholly covered by uploads.') end,
               case when period_end + $look_ahead_days::integer > served_to
                    then concat('The ', $look_ahead_days, ' days after the period are not wholly covered by uploads yet.') end,
               month_doubt.says
           ), '') as doubt,
           coalesce(month_doubt.lacks_numbers, false) as is_short, month_doubt.says is not null as is_in_doubt
    from known_period
    left join (  -- one row per period with a month in it of which its return says why it is not settled
        select known_period.reads, known_period.period_type, known_period.period_start, known_period.period_end,
               string_agg(distinct month_doubt.says, ' ') as says, bool_or(month_doubt.lacks_numbers) as lacks_numbers
        from known_period
        join month_doubt
          on month_doubt.scope = known_period.scope and month_doubt.month between known_period.period_start and known_period.period_end
        group by all
    ) as month_doubt using (reads, period_type, period_start, period_end)
    where list_contains($period_types, period_type) and reads = case when period_type = 'month' then $reads else $reads_longer end
),
wanted_group as (  -- one row per group that has a row in every period
    select unnest($always_types::varchar[]) as group_type, unnest($always_values::varchar[]) as group_value
    union all
    select 'all', 'All'
),
total as (  -- one row per period: everyone counted
    select period_type, period_start, period_end, headline_denominator as denominator from counted where group_type = 'all'
),
group_count as (  -- one row per period and group
    select period_type, period_start, period_end, group_type, group_value,
           sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator
    from (
        select counted.period_type, counted.period_start, counted.period_end, group_type, group_value,
               case when list_contains($shares::varchar[], group_type) then headline_denominator
                    when group_type = $beside then counted.numerator
                    else headline_numerator end as numerator,
               case when list_contains($shares::varchar[], group_type) then 0
                    when group_type = $beside then counted.denominator
                    else headline_denominator end as denominator
        from counted
        where group_type <> 'rule' and group_value is not null
        union all
        select period_type, period_start, period_end, group_type, group_value, 0, 0 from asked_period cross join wanted_group
    )
    group by all
),
shared as (  -- the same; where a split shares out the whole, everyone counted is the denominator
    select group_count.* exclude (denominator),
           case when list_contains($shares::varchar[], group_count.group_type) then coalesce(total.denominator, 0)
                else group_count.denominator end as denominator
    from group_count
    left join total using (period_type, period_start, period_end)
),
measured as (  -- the same, with what it is divided by
    select shared.period_type, shared.period_start, shared.period_end, shared.group_type, shared.group_value, shared.numerator,
           case $kind when 'count' then null
                      when 'rate' then case when shared.group_type in ('all', 'age_band') then people.people end
                      else shared.denominator end as denominator,
           case when $kind = 'rate' then
               case when shared.group_type not in ('all', 'age_band')
                      or (shared.group_type = 'age_band' and shared.group_value not in ('18 to 64', '65 and above'))
                    then 'No population is held for this group, so there is a number and no rate.'
                    when people.people is null
                    then 'No population is held for this council, so there is a number and no rate.'
                    else concat('Population: mid-', people.mid_year, coalesce(', ' || people.basis, ''), '.') end
           end as population_words
    from shared
    left join population_of_year as people
      -- an age band is held against the people of that band
      on people.age_band = case when shared.group_type = 'age_band' then shared.group_value else $population end
     and people.period_end = shared.period_end
),
known as (  -- the same, with whether none counted may be somebody not known of: where numbers are missing, or a share has nobody yet
    select measured.*, asked_period.doubt, asked_period.uploads,
           measured.numerator = 0
               and (is_short or (is_in_doubt and $kind <> 'count' and coalesce(measured.denominator = 0, false))) as is_unknown
    from measured
    join asked_period using (period_type, period_start, period_end)
)
select $run_id::bigint as run_id, $council as council, $measure_id as measure_id, $framework_year as framework_year,
       $method_version as method_version, $basis as basis, known.period_type, known.period_start, known.period_end,
       group_type, group_value, case when not is_unknown then known.numerator end::double as numerator,
       case when not is_unknown then known.denominator end::double as denominator,
       -- half away from zero to one decimal, in whole numbers: no binary fraction comes near it
       case when is_unknown then null
            when $kind = 'count' then known.numerator::double
            when known.denominator > 0
            then ((20 * $per * known.numerator + known.denominator) // (2 * known.denominator)) / 10 end as value,
       $unit as unit,
       case when is_unknown then 'not available'
            when $kind = 'rate' and known.denominator is null then 'not available'
            when $kind <> 'count' and known.denominator = 0 then 'no cases'
            when doubt is not null then 'provisional'
            else 'observed' end as status,
       $as_of::date as as_of, known.uploads,
       nullif(concat_ws(' ', doubt, population_words, nullif($rules_in_force, '')), '') as note
from known;
