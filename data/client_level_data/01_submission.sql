-- One row per submission that may serve this run: not withdrawn, not excluded, and known by the as-of date.
create or replace temp table submission as
select upload.upload_id, upload.council, upload.submitted_at, upload.given_start, upload.given_end,
       date_trunc('month', upload.submitted_at)::date as submitted_month
from upload
cross join run_setting
where upload.return_id = 'client_level_data'
  and upload.council = run_setting.council
  and upload.withdrawn_at is null
  and not coalesce(upload.excluded, false)
  and upload.submitted_at::date <= run_setting.as_of;
