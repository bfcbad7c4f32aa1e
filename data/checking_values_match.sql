-- One row per field and distinct value of a file, with how the list has it, or what the council decided that it is read as.
create or replace table value_match as
select seen.field, seen.value, seen.row_count, seen.first_row,
       coalesce(bool_or(code.raw = seen.value and code.release = '2'), false) as is_exact,
       bool_or(code.raw = seen.value and code.release = '1') as is_release_1,
       any_value(code.cleaned) as cleaned,
       -- the list comes first: a decision never changes what it says
       case when any_value(code.cleaned) is null then any_value(decided.cleaned) end as decided_as,
       any_value(decided.because) as because
from value_seen as seen
join listed_field on listed_field.field = seen.field
left join code on code.field = seen.field and upper(trim(code.raw)) = upper(trim(seen.value))
left join decided on decided.field = seen.field and upper(trim(decided.raw)) = upper(trim(seen.value))
group by all;
