-- One row per row that repeats an earlier one. Only rows that share a fingerprint are compared in full; `every_column` stands for the columns kept.
insert into fault
with alike as (  -- one row per fingerprint that more than one row has
    select fingerprint
    from (select hash(every_column) as fingerprint from given)
    group by fingerprint
    having count(*) > 1
),
suspected as (  -- one row per row with such a fingerprint
    select row_number, min(row_number) over (partition by every_column) as first_row
    from given
    where hash(every_column) in (select fingerprint from alike)
)
select row_number, '', 'repeats_a_row', 'warning', null, null, concat('The row repeats row ', first_row, ' in every column that is kept.')
from suspected
where row_number > first_row
