-- One row per postcode, sector or district.
insert into locality_lookup by name
select accepted.*, $upload_id::bigint as upload_id
from accepted;
