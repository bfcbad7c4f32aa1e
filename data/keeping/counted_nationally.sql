-- One row per row of the record-level file that government gives back.
insert into counted_nationally by name
select accepted.*, $upload_id::bigint as upload_id, $council as council
from accepted;
