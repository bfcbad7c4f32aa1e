-- One row per kind of fault, the most serious and the most frequent first: severity, rule and column, and of a notice its sentence; how
-- often, the first sentence, the first rows, and the distinct values outside their list.
with kind as (
    select severity, rule, column_name, case when severity = 'notice' then says end as sentence, count(*) as faults,
           arg_min(says, coalesce(row_number, 0)) as first_sentence,
           coalesce(list_sort(list(row_number order by row_number) filter (where row_number is not null))[1:$rows_shown], []) as first_rows
    from fault
    group by all
),
valued as (  -- the same, with its values outside their list, the commonest first
    select kind.*, max(odd_value.field) as field,
           list(odd_value.value order by odd_value.row_count desc, odd_value.value) filter (where odd_value.value is not null) as found,
           list(odd_value.row_count order by odd_value.row_count desc, odd_value.value) filter (where odd_value.value is not null) as on_rows,
           list(odd_value.first_row order by odd_value.row_count desc, odd_value.value) filter (where odd_value.value is not null) as first_row,
           list(odd_value.nearest order by odd_value.row_count desc, odd_value.value) filter (where odd_value.value is not null) as nearest
    from kind
    left join odd_value
           on odd_value.heading = kind.column_name and odd_value.rule = kind.rule and odd_value.rule in ('not_in_list', 'not_in_unverified_list')
          and (kind.sentence is null or odd_value.says = kind.sentence)
    group by all
)
select severity, rule, column_name, coalesce(field, '') as field, first_sentence, faults, first_rows,
       coalesce(len(found), 0) as distinct_values,
       coalesce(found[1:$values_kept], []) as found, coalesce(on_rows[1:$values_kept], []) as on_rows,
       coalesce(first_row[1:$values_kept], []) as first_row, coalesce(nearest[1:$values_kept], []) as nearest
from valued
order by list_position(['rejected', 'warning', 'notice'], severity), faults desc, column_name, rule, first_sentence
