-- One row: how many rows are left out, how many are kept with a warning, and whether anything but notices was found.
select (select count(distinct place) from left_out) + (select count(*) from unreadable) as rows_left_out,
       count(distinct fault.row_number) filter (where severity = 'warning' and rejected.row_number is null) as rows_warned,
       count(*) filter (where severity <> 'notice') > 0 as has_faults
from fault
left join (select distinct row_number from fault where severity = 'rejected') as rejected on rejected.row_number = fault.row_number
