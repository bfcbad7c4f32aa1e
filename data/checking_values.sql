-- One row per field and distinct value that is not written exactly as Release 2 of the specification writes it.
create or replace table odd_value as
with judged as (  -- one row per odd value, with the words for what is odd about it
    select value_match.*, listed_field.heading, listed_field.verified, nearest.nearest, concat('''', value_match.value, '''') as in_marks,
           concat(row_count, case when row_count = 1 then ' row' else ' rows' end) as on_rows,
           ' Did you mean ''' || nearest.nearest || '''?' as suggestion
    from value_match
    join listed_field on listed_field.field = value_match.field
    left join nearest on nearest.field = value_match.field and nearest.value = value_match.value
    where not is_exact
)
select field, heading, value, row_count, first_row, nearest,
       case
           when is_release_1 then 'release_1_wording'
           when cleaned is not null then 'other_capitals'
           when decided_as is not null then 'read_as_decided'
           when verified then 'not_in_list'
           else 'not_in_unverified_list'
       end as rule,
       case
           when is_release_1 then concat(in_marks, ' is the wording of Release 1, on ', on_rows, '; it is read as ''', cleaned, '''.')
           when cleaned is not null then concat(in_marks, ' differs from the list in its capitals, on ', on_rows, '; it is read as ''', cleaned, '''.')
           when decided_as is not null then concat(in_marks, ', on ', on_rows, ', is read as ''', decided_as, ''', ', because, '.')
           when verified then concat(heading, ' ', in_marks, ' is not in the list.', suggestion)
           else concat(heading, ' ', in_marks, ', on ', on_rows, ', is not in the list known here, which may not be whole.', suggestion)
       end as says
from judged;

insert into fault
select first_row, heading, rule, 'notice', value, value, says
from odd_value
where rule <> 'not_in_list';
