-- one row per field and value of its list, as each release writes it
create or replace table code (field varchar, release varchar, raw varchar, cleaned varchar);

-- one row per field that has a list; `verified` where the list is known to be whole
create or replace table listed_field (field varchar, heading varchar, verified boolean);

-- one row per field and value in no list of which the council has decided what it is read as; `because` ends a sentence
create or replace table decided (field varchar, raw varchar, cleaned varchar, because varchar);

-- one row per field and value that is not written as the list has it: filled where the return has lists
create or replace table odd_value (
    field varchar, heading varchar, value varchar, row_count bigint, first_row bigint, nearest varchar, rule varchar, says varchar
);
