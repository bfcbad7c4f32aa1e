-- One row per row that could not be cut into cells: its number, the first reason, the cell count, and whether it swallowed a line end.
select line, arg_min(error_type, byte_position), arg_min(column_idx, byte_position), bool_or(contains(trim(csv_line, chr(10) || chr(13)), chr(10)))
from reject_row
group by line
order by line
