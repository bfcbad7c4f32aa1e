-- one row per row of the file that is not kept
create or replace table left_out (place bigint);

-- one row per fault; `value` may be stored, `seen_by_officer` may not
create or replace table fault (
    row_number bigint, column_name varchar, rule varchar, severity varchar, value varchar, seen_by_officer varchar, says varchar
);
