-- One row per area, mid-year and age band.
insert into population by name
select accepted.*, $upload_id::bigint as upload_id
from accepted;
