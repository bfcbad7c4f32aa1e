-- One row per field and value outside its list that is much like one value of the list. Capitals, marks and the order of words make no
-- difference. Likeness is the share of letters that need not be changed (Damerau-Levenshtein). Jaro-Winkler, which favours a common
-- beginning, took "Long term support: Hospital" for "Long term support: Prison".
create or replace table nearest as
with unknown as (  -- one row per field and value in no list; of a column full of free text, only the commonest are compared
    select field, value, plain_words(value) as words, in_line(words) as line, in_line(list_sort(words)) as sorted
    from value_match
    where cleaned is null and decided_as is null and length(value) between 3 and 100
    qualify row_number() over (partition by field order by row_count desc, value) <= $compared
),
listed as (  -- one row per field and value of its list, as either release writes it
    select distinct field, cleaned, plain_words(raw) as words, in_line(words) as line, in_line(list_sort(words)) as sorted
    from code
),
likeness as (  -- one row per value in no list and value of the list
    select unknown.field, unknown.value, unknown.words, listed.cleaned, listed.words as listed_words,
           length(unknown.value) >= 4 and list_has_all(listed.words, unknown.words) as has_all_its_words,
           greatest(share_alike(unknown.line, listed.line, $alike), share_alike(unknown.sorted, listed.sorted, $alike)) as alike
    from unknown
    join listed on listed.field = unknown.field
    where len(unknown.words) > 0
),
close as (  -- the same, where one could be the other: letters may be wrong in words, but a whole other word is another value
    select *
    from likeness
    where has_all_its_words or (alike >= $alike and (words_found(words, listed_words) or words_found(listed_words, words)))
)
-- words that stand in several values are no hint: a bare "White" might be any of five
select field, value,
       case
           when max(alike) >= $alike then arg_max(cleaned, (alike, cleaned))
           when count(distinct cleaned) filter (where has_all_its_words) = 1 then max(cleaned) filter (where has_all_its_words)
       end as nearest
from close
group by field, value
having nearest is not null;
