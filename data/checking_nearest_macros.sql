-- The words of a text in capitals, its marks and spaces gone.
create or replace macro plain_words(written) as
    list_filter(string_split_regex(upper(written), '[^\p{L}\p{N}]+'), lambda word: word <> '');

create or replace macro in_line(words) as array_to_string(words, ' ');

-- How much alike two texts are: the share of letters of the longer one that need not be changed, put in, left out or swapped with the next.
-- 0 where their lengths alone keep it below what is asked for: that saves most of the work.
create or replace macro share_alike(one, other, at_least) as
    case
        when least(length(one), length(other)) < at_least * greatest(length(one), length(other)) then 0
        else 1 - damerau_levenshtein(one, other) / greatest(length(one), length(other), 1)
    end;

-- Whether two words may be the same one, misspelt; a word and its opposite ("planned", "unplanned") are not.
create or replace macro same_word(one, other) as
    share_alike(one, other, 0.7) >= 0.7 and one <> concat('UN', other) and other <> concat('UN', one);

-- Whether each of some words is among others, misspelt or not.
create or replace macro words_found(few, many) as
    list_bool_and(list_transform(few, lambda word: list_bool_or(list_transform(many, lambda candidate: same_word(word, candidate)))));
