-- One row per submission that may serve this run: not withdrawn, not excluded, and known by the as-of date.
create or replace temp table submission as
with purged as (  -- one row: the first day whose rows have not been purged, empty where none have
    select max(older_than) as kept_from from purge
)
select upload.upload_id, upload.council, upload.submitted_at, upload.stated_start, upload.stated_end, upload.given_end,
       -- a period that was vouched for is not whole any more where rows of it are gone; a derived one moves by itself
       case when upload.given_start is not null then greatest(upload.given_start, purged.kept_from) end as given_start,
       date_trunc('month', upload.submitted_at)::date as submitted_month
from upload
cross join run_setting
cross join purged
where upload.return_id = 'client_level_data'
  and upload.council = run_setting.council
  and upload.withdrawn_at is null
  and not coalesce(upload.excluded, false)
  and (upload.given_end is null or purged.kept_from is null or upload.given_end >= purged.kept_from)
  and upload.submitted_at::date <= run_setting.as_of;
