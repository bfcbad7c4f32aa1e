-- One row per period that a measure is counted for.
create or replace temp table periods as
select scope, period_type, period_start, period_end
from known_period
where list_contains($period_types, period_type)
  and reads = case when period_type = 'month' then $reads else $reads_longer end
  and ($period_end is null or period_end = $period_end);

-- One row per such period and calendar month in it: a date falls in a period when its month does.
create or replace temp table period_months as
select scope, period_type, period_start, period_end, unnest(generate_series(period_start, period_end, interval 1 month))::date as month
from periods;
