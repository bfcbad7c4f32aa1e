-- What published files have in common, for the terms and views of their returns: years, markers, codes that join measure and group.

-- The year in which a council year begins: 2022/23, 2022-23, 2022 to 2023, 2022/2023; null where the two years do not follow each other.
create macro first_year_of(written) as
    case
        when regexp_full_match(trim(written), '20[0-9]{2} *(/|-|_|–|to) *(20)?[0-9]{2}')
             and (left(trim(written), 4)::integer + 1) % 100 = right(trim(written), 2)::integer
            then left(trim(written), 4)::integer
    end;

-- A code without capitals, brackets and spaces: 2B(1) is 2b1.
create macro plain_code(written) as lower(regexp_replace(written, '[^A-Za-z0-9]+', '', 'g'));

-- What a printed cell says of its figure: [c], c and * are suppressed; [x], x, a colon and NA not available; [z] not applicable.
create macro status_of(printed) as
    case
        when read_figure(printed) is not null then case when printed ilike '%[p]%' then 'provisional' else 'observed' end
        when trim(lower(printed)) in ('[c]', 'c', '*') then 'suppressed'
        when trim(lower(printed)) in ('[z]', 'z') then 'not applicable'
        else 'not available'
    end;

-- Whether a cell is a figure, one of the markers, or blank; 'NA' and two points are how copies write "not available".
create macro is_figure_or_marker(printed) as
    printed is null or read_figure(printed) is not null
    or trim(lower(printed)) in ('[c]', 'c', '*', '[x]', 'x', ':', '..', 'na', 'n/a', '[z]', 'z');

-- The group that the end of a joined code stands for, in the publisher's words: 2B1 6574 is 65-74, 2B1 85OV is 85 and over.
create macro split_of_suffix(suffix) as
    case suffix
        when '' then 'total' when 'f' then 'female' when 'm' then 'male' when '1864' then '18-64' when '6574' then '65-74'
        when '6584' then '65-84' when '7584' then '75-84' when '65ov' then '65 and over' when '85ov' then '85 and over'
        when '64u' then '64 and under'
    end;

-- The same group as results carry it.
create macro split_type(words) as
    case
        when words in ('total', 'all', '99', 'all ages') then 'all'
        when words in ('female', 'male') then 'gender'
        when regexp_full_match(words, '[0-9]+ *(-|–|to) *[0-9]+|[0-9]+ and (over|above|under)|[0-9]+ *\+') then 'age_band'
    end;
create macro split_value(words) as
    case
        when words in ('total', 'all', '99', 'all ages') then 'All'
        when words in ('female', 'male') then concat(upper(words[1]), words[2:])
        else regexp_replace(replace(regexp_replace(words, ' *(-|–) *', ' to '), 'and over', 'and above'), ' *\+$', ' and above')
    end;

-- Whether a row is of everybody in one respect: code 99 stands for a total.
create macro is_total(words) as coalesce(trim(lower(words)), '99') in ('99', 'total', 'all', 'all ages', 'z', '[z]');

-- one row per code of a published measure and the years it holds for; "measure" is empty where it has none here. No column has the name of a
-- term: within a macro's subquery it would hide it
create table published_measure (
    printed_code varchar, plain varchar, measure varchar, basis varchar, unit varchar, period_type varchar,
    codes_since integer, codes_until integer, year_since integer, year_until integer, why_left_out varchar
);

-- Whether a code was one of the framework of that year, and why a figure of it is left out (empty where it is kept).
create macro is_a_code(of_plain, of_framework) as
    exists (from published_measure where plain = of_plain and coalesce(of_framework, 0) between codes_since and codes_until);
create macro why_no_measure(of_plain, of_framework, of_year) as (
    select any_value(nullif(why_left_out, '')) from published_measure
    where plain = of_plain and coalesce(of_framework, 0) between codes_since and codes_until and coalesce(of_year, 0) between year_since and year_until
);

-- The unit of a code's figures, and whether a figure can be one of that unit: a share of a hundred, a score of its own range, a rate of
-- all the people there are. What is no figure, or of a unit that ends nowhere, passes.
create macro unit_of(of_plain, of_framework, of_year) as (
    select any_value(unit) from published_measure
    where plain = of_plain and coalesce(of_framework, 0) between codes_since and codes_until and coalesce(of_year, 0) between year_since and year_until
);
create macro most_of(unit_words) as
    case
        when unit_words = '%' then 100
        when unit_words like 'score out of %' then try_cast(regexp_extract(unit_words, '[0-9]+') as double)
        when unit_words = 'score' then 1  -- adjusted quality of life
        when unit_words = 'per 100,000' then 100000
    end;
create macro is_possible(printed, unit_words) as
    coalesce(read_figure(printed) >= case when unit_words = 'score' then -1 else 0 end and read_figure(printed) <= coalesce(most_of(unit_words), 1e9), true);

-- Whether a printed cell can be a number of people: whole, and not below nought. What is no figure passes.
create macro is_possible_count(printed) as coalesce(read_figure(printed) >= 0 and read_figure(printed) = floor(read_figure(printed)), true);

-- one row per area by a code or name that councils.csv does not know it by, or by its ONS code
create table known_area (area_level varchar, name varchar, ons_code varchar, code varchar);
