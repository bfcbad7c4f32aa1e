-- One row per fault; what a personal field held is not kept.
insert into fault by name
select $upload_id::bigint as upload_id, row_number, column_name, rule, severity, value, says
from found_fault;
