-- One row: whether a run was begun after everything it rests on (uploads, withdrawals, decisions, evaluations) last changed.
select run.started_at >= coalesce(
           (select max(moment)
            from (select unnest([loaded_at, withdrawn_at]) as moment from upload union all select decided_at from decision
                  union all select changed_at from evidence where body ->> '$.kind' = 'evaluation')),
           run.started_at
       ) as fresh
from run
where run.run_id = ?
