-- One row per kept row of a monthly local return.
insert into activity by name
select accepted.*, $upload_id::bigint as upload_id, $return_id as return_id, $council as council
from accepted;
