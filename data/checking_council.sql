-- Faults about whose the rows are. `$heading` is that of the column, `$council` the council the file is read as.
insert into fault
select row_number, $heading, 'another_council', 'rejected', council_code, council_code,
       concat('The row belongs to council ', council_code, '; the file is read as that of ', $council, '.')
from understood
where council_code <> $council;

insert into left_out
select place
from understood
where council_code <> $council;

insert into fault
select min(row_number), $heading, 'council_not_known', 'notice', council_code, council_code, concat('No lookup knows the council code ', council_code, '.')
from understood
where council_code = $council and not $is_known
group by council_code;
