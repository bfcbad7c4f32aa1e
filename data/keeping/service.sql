-- One row per service of a register.
insert into service by name
select accepted.*, $upload_id::bigint as upload_id, $council as council
from accepted;
