-- One row per reference period that this run read: which upload serves which dates.
insert into served_quarter by name
select distinct $run_id::bigint as run_id, $council as council, reference_start as period_start, reference_end as period_end,
       upload_id, tail
from reference_period
where upload_id is not null;  -- what people recorded in the dashboard itself came with no upload
