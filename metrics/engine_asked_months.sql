-- One row per scope and month that makes up a period of a measure that adds up; its period type is the scope it is counted in.
create or replace temp table period_months as
select scope, scope as period_type, period_start, period_end, period_start as month
from served_month
where exists (
    from known_period
    where known_period.scope = served_month.scope and known_period.reads = $reads and list_contains($period_types, known_period.period_type)
      and known_period.period_start <= served_month.period_start and known_period.period_end >= served_month.period_end
);
