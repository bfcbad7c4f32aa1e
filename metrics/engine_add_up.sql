-- Months added up to the periods asked for; while counting, the period type of a month is the scope it was counted in.
create or replace temp table counted as
select known_period.period_type, known_period.period_start, known_period.period_end, counted.group_type, counted.group_value,
       sum(counted.numerator)::bigint as numerator, sum(counted.denominator)::bigint as denominator,
       sum(counted.headline_numerator)::bigint as headline_numerator,
       sum(counted.headline_denominator)::bigint as headline_denominator, sum(counted.candidates)::bigint as candidates
from counted
join known_period
  on known_period.scope = counted.period_type
 and known_period.period_start <= counted.period_start and known_period.period_end >= counted.period_end
where known_period.reads = $reads and list_contains($period_types, known_period.period_type)
group by all;
