-- One row per person of a day-91 list.
insert into reablement_follow_up by name
select accepted.*, $upload_id::bigint as upload_id, $council as council
from accepted;
