-- One row: whether a run was begun after everything it rests on (uploads, withdrawals, decisions) last changed.
select run.started_at >= coalesce(
           (select max(moment)
            from (select unnest([loaded_at, withdrawn_at]) as moment from upload union all select decided_at from decision)),
           run.started_at
       ) as fresh
from run
where run.run_id = ?
