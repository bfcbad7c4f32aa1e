-- One row per severity, rule, column and, for a notice, sentence: how often, the first sentence, and the first rows.
select severity, rule, column_name, count(*) as faults, arg_min(says, coalesce(row_number, 0)) as first_sentence,
       list_sort(list(row_number order by row_number) filter (where row_number is not null))[1:5] as first_rows
from fault
group by severity, rule, column_name, case when severity = 'notice' then says end
order by faults desc, column_name, rule, first_sentence
