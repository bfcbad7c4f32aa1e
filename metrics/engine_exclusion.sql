-- One row per period and rule: how many candidates it left out.
insert into exclusion by name
select $run_id::bigint as run_id, $council as council, $measure_id as measure_id, counted.period_type, counted.period_start,
       counted.period_end, counted.group_value as rule, counted.candidates
from counted
where counted.group_type = 'rule' and counted.group_value <> '';
