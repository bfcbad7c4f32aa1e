-- Forget the rows in `old_row`, and note it: one line for each upload and table.
insert into purge
select now()::timestamp, $by, $older_than::date, upload_id, table_name, count(*)
from old_row
group by upload_id, table_name;

delete from cld_row
where (upload_id, row_number) in (select (upload_id, row_number) from old_row where table_name = 'cld_row');

delete from activity
where (upload_id, row_number) in (select (upload_id, row_number) from old_row where table_name = 'activity') and person is not null;

delete from reablement_follow_up
where (upload_id, row_number) in (select (upload_id, row_number) from old_row where table_name = 'reablement_follow_up');

delete from counted_nationally
where (upload_id, row_number) in (select (upload_id, row_number) from old_row where table_name = 'counted_nationally');

delete from fault
where (upload_id, row_number) in (select (upload_id, row_number) from old_row where table_name = 'fault');

-- what the current run made of them
delete from event
where record_id not in (select record_id from cld_row);

delete from person
where (council, scope, person) not in (select (council, scope, person) from event);

-- their figures are to be worked out again, without the months that are gone
update upload
set accepted_at = null
where withdrawn_at is null and upload_id in (select upload_id from old_row);
