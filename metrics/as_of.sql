-- One row per upload known at a moment, oldest first: loaded by then (or, before the dashboard was in use, made for government by that
-- day), and not withdrawn then; one that was withdrawn only later was known. "purged" says whether rows of it are gone since.
with out_of_use as (  -- one row per upload and time for which it was withdrawn
    select upload_id, withdrawn_at as from_then, null::timestamp as until_then
    from upload
    where withdrawn_at is not null
    union all
    select try_cast(split_part(subject, ' ', 2) as bigint), try_cast(value as timestamp), decided_at
    from decision
    where kind = 'upload' and name = 'put back in use'
)
select upload_id, return_id, council, coalesce(file_name, '') as file_name, submitted_at, loaded_at, coalesce(loaded_by, '') as loaded_by,
       withdrawn_at,
       exists (
           from purge
           where purge.upload_id = upload.upload_id and purge.purged_at > $moment::timestamp and purge.table_name <> 'fault'
       ) as purged
from upload
where not coalesce(excluded, false)
  and case when $in_use::boolean then loaded_at <= $moment::timestamp else submitted_at::date <= $day::date end
  and not exists (
      from out_of_use
      where out_of_use.upload_id = upload.upload_id
        and out_of_use.from_then <= $moment::timestamp
        and (out_of_use.until_then is null or out_of_use.until_then > $moment::timestamp)
  )
order by upload_id
