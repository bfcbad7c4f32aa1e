-- One row per upload, newest first. "same_file_as" lists the other uploads of the very same file, oldest first.
select upload.upload_id, upload.reference, upload.return_id, upload.council, upload.file_name, upload.file_hash, upload.file_bytes,
       upload.submitted_at, upload.loaded_at, upload.loaded_by, upload.stated_start, upload.stated_end, upload.derived_start,
       upload.derived_end, upload.given_start, upload.given_end, upload.derived_words, upload.rows_read, upload.rows_kept,
       upload.rows_warned, upload.rows_rejected, coalesce(upload.excluded, false) as excluded, upload.accepted_at, upload.withdrawn_at,
       upload.withdrawn_by, upload.withdrawn_why,
       list_sort(coalesce(
           (select list(other.upload_id) from upload as other
            where other.return_id = upload.return_id and other.file_hash = upload.file_hash and other.upload_id <> upload.upload_id),
           []::bigint[]
       )) as same_file_as
from upload
order by upload.upload_id desc
