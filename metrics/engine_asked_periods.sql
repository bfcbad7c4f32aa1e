-- One row per period that a measure is counted for.
create or replace temp table periods as
select scope, period_type, period_start, period_end
from known_period
where list_contains($period_types, period_type);
