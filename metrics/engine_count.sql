-- One row per period and combination of groups, rule included: few, so that every split below is quick.
-- Names in $CAPITALS$ are filled in by engine.py from the measure's file, which checked them.
create or replace temp table cell as
with candidate as (
$QUERY$
)
select period_type, period_start, period_end, rule$COLUMNS$,
       coalesce($HOW_MANY$ filter (where in_numerator), 0)::bigint as numerator,
       coalesce($HOW_MANY$ filter (where in_denominator), 0)::bigint as denominator,
       coalesce($HOW_MANY$ filter (where in_numerator and $HEADLINE$), 0)::bigint as headline_numerator,
       coalesce($HOW_MANY$ filter (where in_denominator and $HEADLINE$), 0)::bigint as headline_denominator,
       coalesce($HOW_MANY$, 0)::bigint as candidates
from candidate
group by all;

-- One row per period and group, and per period and rule: how many are in.
create or replace temp table counted as
select period_type, period_start, period_end,
       case $GROUP_TYPE$ when grouping(rule) = 0 then 'rule' else 'all' end as group_type,
       case $GROUP_VALUE$ when grouping(rule) = 0 then rule else 'All' end as group_value,
       sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator,
       sum(headline_numerator)::bigint as headline_numerator, sum(headline_denominator)::bigint as headline_denominator,
       sum(candidates)::bigint as candidates
from cell
group by grouping sets ($SETS$(period_type, period_start, period_end, rule), (period_type, period_start, period_end));
