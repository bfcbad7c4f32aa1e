-- One row per run whose figures need not be kept: not the current one, in no edition, and a newer one like it stands
-- (of default runs in the same calendar month; of others by the same method and as-of date). Its own row keeps the digest.
create or replace temp table superseded_run as
select run_id
from run
where run_id not in (select run_id from current_run where run_id is not null)
  and run_id not in (select run_id from edition where run_id is not null)
qualify row_number() over (
    partition by council, is_default,
                 case when is_default then date_trunc('month', started_at)::varchar else concat(method_version, as_of) end
    order by run_id desc
) > 1;

delete from result where run_id in (select run_id from superseded_run);
delete from exclusion where run_id in (select run_id from superseded_run);
