-- One row per field and value outside its list that is much like one value of the list.
create or replace table nearest as
with unknown as (  -- one row per field and value in no list; of a column full of free text, only the commonest are compared
    select field, value
    from value_match
    where cleaned is null and decided_as is null
    qualify row_number() over (partition by field order by row_count desc, value) <= 200
),
likeness as (  -- one row per such value and code
    select unknown.field, unknown.value, code.cleaned,
           length(unknown.value) >= 4 and contains(upper(code.raw), upper(unknown.value)) as is_within,
           jaro_winkler_similarity(upper(unknown.value), upper(code.raw)) as score
    from unknown
    join code on code.field = unknown.field
)
-- a bare "White" might be any of five, and is not guessed
select field, value, arg_max(cleaned, (is_within, score, cleaned)) as nearest
from likeness
where is_within or score >= 0.8
group by field, value
having count(distinct cleaned) filter (where is_within) <= 1;
