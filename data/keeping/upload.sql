-- One row: the file itself, with what was read, kept and rejected.
insert into upload by name
select $upload_id::bigint as upload_id, $return_id as return_id, $council as council, $file_name as file_name, $file_hash as file_hash,
       $file_bytes::bigint as file_bytes, $submitted_at::timestamp as submitted_at, now()::timestamp as loaded_at, $by as loaded_by,
       $stated_start::date as stated_start, $stated_end::date as stated_end, $given_start::date as given_start, $given_end::date as given_end,
       $rows_read::bigint as rows_read, $rows_kept::bigint as rows_kept, $rows_warned::bigint as rows_warned,
       $rows_rejected::bigint as rows_rejected, false as excluded;
