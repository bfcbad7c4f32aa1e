-- One row per rule and column of one upload, the most serious and most frequent first: how often, what it says, the first rows.
select severity, rule, coalesce(column_name, '') as column_name, count(*) as rows,
       coalesce(arg_min(says, row_number), any_value(says), '') as says,
       list_slice(list_sort(coalesce(list(row_number) filter (where row_number is not null), []::bigint[])), 1, 3) as first_rows
from fault
where upload_id = ?
group by severity, rule, coalesce(column_name, '')
order by case severity when 'rejected' then 1 when 'warning' then 2 else 3 end, rows desc, rule, column_name
