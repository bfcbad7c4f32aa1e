-- One row per field and distinct value that is not written exactly as Release 2 of the specification writes it.
create or replace table odd_value as
with match as (  -- one row per field and value in a file, with how the list has it
    select seen.field, seen.value, seen.row_count, seen.first_row,
           bool_or(code.raw = seen.value and code.release = '2') as is_exact,
           bool_or(code.raw = seen.value and code.release = '1') as is_release_1,
           any_value(code.cleaned) as cleaned
    from value_seen as seen
    join listed_field on listed_field.field = seen.field
    left join code on code.field = seen.field and upper(trim(code.raw)) = upper(trim(seen.value))
    group by all
),
unknown as (  -- one row per field and value in no list; of a column full of free text, only the commonest are compared
    select field, value
    from match
    where cleaned is null
    qualify row_number() over (partition by field order by row_count desc, value) <= 200
),
likeness as (  -- one row per such value and code
    select unknown.field, unknown.value, code.cleaned,
           length(unknown.value) >= 4 and contains(upper(code.raw), upper(unknown.value)) as is_within,
           jaro_winkler_similarity(upper(unknown.value), upper(code.raw)) as score
    from unknown
    join code on code.field = unknown.field
),
nearest as (  -- one row per value that has one code much like it: a bare "White" might be any of five
    select field, value, arg_max(cleaned, (is_within, score, cleaned)) as cleaned
    from likeness
    where is_within or score >= 0.8
    group by field, value
    having count(distinct cleaned) filter (where is_within) <= 1
),
judged as (  -- one row per odd value, with the words for what is odd about it
    select match.*, listed_field.heading, listed_field.verified, concat('''', match.value, '''') as in_marks,
           concat(match.row_count, case when match.row_count = 1 then ' row' else ' rows' end) as on_rows,
           ' Did you mean ''' || nearest.cleaned || '''?' as suggestion
    from match
    join listed_field on listed_field.field = match.field
    left join nearest on nearest.field = match.field and nearest.value = match.value
    where not coalesce(match.is_exact, false)
)
select field, heading, value, row_count, first_row,
       case
           when is_release_1 then 'release_1_wording'
           when cleaned is not null then 'other_capitals'
           when verified then 'not_in_list'
           else 'not_in_unverified_list'
       end as rule,
       case
           when is_release_1 then concat(in_marks, ' is the wording of Release 1, on ', on_rows, '; it is read as ''', cleaned, '''.')
           when cleaned is not null then concat(in_marks, ' differs from the list in its capitals, on ', on_rows, '; it is read as ''', cleaned, '''.')
           when verified then concat(heading, ' ', in_marks, ' is not in the list.', suggestion)
           else concat(heading, ' ', in_marks, ', on ', on_rows, ', is not in the list known here, which may not be whole.', suggestion)
       end as says
from judged;

insert into fault
select first_row, heading, rule, 'notice', value, value, says
from odd_value
where rule <> 'not_in_list';
