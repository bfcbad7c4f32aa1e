-- One row per kept row. The record number rises with the order of loading, and within a file with the row number: it is the last
-- tie-break everywhere ("larger is later").
insert into cld_row by name
select accepted.*, $upload_id::bigint as upload_id,
       (select coalesce(max(record_id), 0) from cld_row) + accepted.row_number as record_id
from accepted;
