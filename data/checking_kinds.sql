-- One row per kind of fault, the most serious and the most frequent first: severity, rule and column (of a notice that tells how a value is
-- read, its sentence too); how often, the first sentence, the first rows, and the distinct values outside their list.
with kind as (
    select severity, rule, column_name, case when severity = 'notice' and rule <> 'not_in_unverified_list' then says end as sentence,
           count(*) as faults, arg_min(says, coalesce(row_number, 0)) as first_sentence, min(row_number, $rows_shown) as first_rows
    from fault
    group by all
),
unknown as (  -- one row per column and value outside its list, with its place among those of the column, the commonest first
    select heading, field, rule, value, row_count, first_row, coalesce(nearest, '') as nearest,
           row_number() over (partition by field order by row_count desc, value) as place,
           count(*) over (partition by field) as distinct_values
    from odd_value
    where rule in ('not_in_list', 'not_in_unverified_list')
),
carried as (  -- one row per column with such values: the commonest of them
    select heading, rule, field, distinct_values,
           list({'value': value, 'rows': row_count, 'first_row': first_row, 'nearest': nearest} order by place) as found
    from unknown
    where place <= $values_kept
    group by all
)
select severity, kind.rule, column_name, coalesce(field, '') as field, first_sentence, faults, coalesce(first_rows, []) as first_rows,
       coalesce(distinct_values, 0) as distinct_values, coalesce(found, []) as found
from kind
left join carried on carried.heading = kind.column_name and carried.rule = kind.rule
order by list_position(['rejected', 'warning', 'notice'], severity), faults desc, column_name, kind.rule, first_sentence
