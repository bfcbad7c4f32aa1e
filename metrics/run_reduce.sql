-- One row per run whose figures need not be kept: a newer one like it stands (of default runs in the same calendar month; of others by
-- the same method and as-of date), and it is neither the current one nor in an edition. Its own row keeps the digest.
create or replace temp table superseded_run as
with ranked as (
    select run_id,
           row_number() over (
               partition by council, is_default,
                            case when is_default then date_trunc('month', started_at)::varchar else concat(method_version, as_of) end
               order by run_id desc
           ) as newest_first
    from run
)
select run_id
from ranked
where newest_first > 1
  and run_id not in (select run_id from current_run where run_id is not null)
  and run_id not in (select run_id from edition where run_id is not null);

delete from result where run_id in (select run_id from superseded_run);
delete from exclusion where run_id in (select run_id from superseded_run);
