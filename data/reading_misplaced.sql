-- What is personal and stands where it does not belong. `suspect` has one row per field and text that is to be looked at.

-- one row per word of a name in the file
create temp table name_word as
select distinct unnest(regexp_split_to_array(lower(name), '[^\p{L}'']+')) as word
from person_name;

-- one row per field and word of four letters and more in its code list
create temp table known_word as
select distinct field, word
from (select field, unnest(regexp_split_to_array(value, '[^\p{L}'']+')) as word from known_value)
where length(word) > 3;

-- one row per run of ten digits or more within a text, written together or parted by spaces, points, strokes and the like
create temp table digit_run as
select distinct field, value, run
from (
    select field, value, unnest(regexp_extract_all(value, '[0-9]+')
               || regexp_extract_all(regexp_replace(value, '[\s\x{A0}\x{2010}-\x{2015}.,/_-]', '', 'g'), '[0-9]+')) as run
    from suspect
    where length(value) >= 10 and regexp_matches(value, '[0-9].*[0-9].*[0-9].*[0-9].*[0-9]')
)
where length(run) between 10 and 100;

-- at most one row: a council whose own numbers have ten digits too, so that a check digit is right by chance in one of eleven
create temp table own_ten_digits as
select 1 as one from digit_run join suspect using (field, value)
where officer_only and length(run) = 10 and not passes_check(run)
limit 1;

-- one row per field and text that holds something personal: what it is, and what of it identifies
create temp table misplaced as
with nhs_number as (
    select field, value, digits
    from (select field, value, unnest(list_transform(range(1, length(run) - 8), lambda place: run[place:place + 9])) as digits from digit_run)
    where digits in (select digits from nhs_key)
    union all
    select field, value, run as digits
    from digit_run join suspect using (field, value)
    where length(run) = 10 and passes_check(run)
        and not regexp_full_match(value, '1-[0-9]+')  -- a location of the Care Quality Commission
        and not (officer_only and exists (from own_ten_digits))
),
postcode as (
    select field, value
    from suspect
    where regexp_matches(upper(value), '(^|[^A-Z0-9])[A-Z]{1,2}[0-9][A-Z0-9]? *[0-9][ABD-HJLNP-UW-Z]{2}([^A-Z0-9]|$)')
        and (contains(value, ' ') or not officer_only)  -- a council's own numbers may look like a postcode without its space
),
-- words in a number that people are told apart by: a person's own name, most likely
named as (
    select field, value, upper(value) as who
    from suspect
    where field in (select field from person_number_field) and length(value) <= 60
        and regexp_matches(value, '(^|[^\p{L}])\p{L}{2,}[ ,.]+\p{L}{2,}')
),
name as (  -- nothing but names of people in the file, in no code list
    select field, value
    from (
        select field, value, row_count, unnest(regexp_split_to_array(lower(value), '[^\p{L}'']+')) as word
        from suspect
        where length(value) between 3 and 80 and regexp_full_match(value, '[\p{L}''. ,-]+')
            and (field, lower(value)) not in (select (field, value) from known_value)
    )
    where word <> ''
    group by field, value
    having bool_and(word in (select word from name_word)) and max(length(word)) > 2
        -- on many rows it may be a code that no list has yet, where it is of short words, or of one that some list has
        and (max(row_count) < 20 or max(length(word)) > 3 and not bool_or(word in (select word from known_word)))
),
-- longer than any code, with a telephone number or an e-mail address, with a name after its title, or five words and more of which the list
-- knows none; or words where there should be a number of a known form
prose as (
    select suspect.field, suspect.value
    from suspect
    join longest using (field)
    where (suspect.field, lower(suspect.value)) not in (select (field, value) from known_value)
        and (length(suspect.value) > longest.letters
             or has_email(suspect.value)
             or (suspect.field in (select field from known_value) and is_titled(suspect.value))
             or (suspect.field in (select field from numbered_field) and regexp_matches(suspect.value, '\p{L}{2,}[ ,.]+\p{L}{2,}'))
             -- a council's own number may look like a telephone's, unless words stand beside it
             or ((not suspect.officer_only or regexp_matches(suspect.value, '\p{L}{2}.* .'))
                 and has_telephone(suspect.value))
             or (suspect.field in (select field from known_value)
                 and length(regexp_replace(trim(suspect.value), '[^ ]+', '', 'g')) >= 4
                 and not exists (
                     select 1
                     from known_word
                     where known_word.field = suspect.field
                       and list_contains(regexp_split_to_array(lower(suspect.value), '[^\p{L}'']+'), known_word.word)
                 )))
)
select field, value, min(place) as place, arg_min(what, place) as what, arg_min(who, place) as who
from (
    select field, value, 1 as place, 'NHS number' as what, digits as who from nhs_number
    union all select field, value, 2, 'postcode', value from postcode
    union all select field, value, 3, 'name', who from named
    union all select field, value, 4, 'name', value from name
    union all select field, value, 5, 'free text', value from prose
)
group by field, value;

alter table misplaced add column instead varchar;
update misplaced
set instead = case
        when (field, value) in (select (field, value) from suspect where officer_only)
            then sha256($outer_pad::blob || unhex(sha256($inner_pad::blob || encode(who))))
        else concat('[', what, ' removed: ', left(sha256($outer_pad::blob || unhex(sha256($inner_pad::blob || encode(value)))), 8), ']')
    end;

drop table name_word;
drop table known_word;
drop table digit_run;
drop table own_ten_digits;
