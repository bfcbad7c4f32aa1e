-- One row per period and group, and per period and rule: how many are in. Names in $capitals$ are filled in by engine.py from the measure's file.
create or replace temp table counted as
with candidate as (
$QUERY$
),
known_candidate as (select *, $HEADLINE$ as is_headline from candidate)
select period_type, period_start, period_end,
       case $GROUP_TYPE$ when grouping(rule) = 0 then 'rule' else 'all' end as group_type,
       case $GROUP_VALUE$ when grouping(rule) = 0 then rule else 'All' end as group_value,
       count(*) filter (where in_numerator) as numerator, count(*) filter (where in_denominator) as denominator,
       count(*) filter (where in_numerator and is_headline) as headline_numerator,
       count(*) filter (where in_denominator and is_headline) as headline_denominator,
       count(*) as candidates
from known_candidate
group by grouping sets ($SETS$, (period_type, period_start, period_end, rule), (period_type, period_start, period_end));
