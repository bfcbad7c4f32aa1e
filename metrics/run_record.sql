-- One row: the run, with a digest of its figures by which a later run can be compared when the figures themselves are gone.
insert into run by name
select $run_id::bigint as run_id, $councils as council, $method_version as method_version, $as_of::date as as_of,
       $started_at::timestamp as started_at, now()::timestamp as finished_at, $is_default::boolean as is_default, $failures as failures,
       (select md5(coalesce(string_agg(figure, chr(10) order by figure), ''))
        from (
            select concat_ws('|', council, measure_id, basis, period_type, period_end, group_type, group_value, numerator, denominator,
                             value, status) as figure
            from result
            where run_id = $run_id
        )) as digest;
