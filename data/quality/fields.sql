-- One row per upload, field and type of event: rows that are valid, of the old release, blank where that is allowed, blank where it is
-- not, and invalid. What stands in $CAPITALS$ is filled in by fields.py from the return's own file.
with understood as (  -- one row per kept row, with the words that the return's conditions use
    select *$TERMS$, coalesce(event_type, 'No event') as event_type_word
    from (
        select cld_row.*, upload.stated_end as reporting_period_end_date
        from cld_row
        join upload on upload.upload_id = cld_row.upload_id
        where list_contains($uploads::bigint[], cld_row.upload_id)
    )
),
code as (  -- one row per code list and value as written, "old" where only the first release writes it so
    select code_list, raw, bool_and(release = '1') as is_old
    from (select unnest($lists::varchar[]) as code_list, unnest($raws::varchar[]) as raw, unnest($releases::varchar[]) as release)
    group by code_list, raw
),
value_seen as (  -- one row per upload, field, type of event, value and whether it is mandatory there
    $PARTS$
),
judged as (  -- the same, with its state
    select value_seen.*,
           case when value is null then case when required then 'blank, mandatory' else 'blank, allowed' end
                when value_seen.code_list = '' then 'valid'
                when code.raw is null then 'invalid'
                when code.is_old then 'old release'
                else 'valid' end as state
    from value_seen
    left join code on code.code_list = value_seen.code_list and code.raw = upper(trim(value_seen.value))
)
select upload_id, place, event_type_word,
       coalesce(sum(row_count) filter (state = 'valid'), 0)::bigint,
       coalesce(sum(row_count) filter (state = 'old release'), 0)::bigint,
       coalesce(sum(row_count) filter (state = 'blank, allowed'), 0)::bigint,
       coalesce(sum(row_count) filter (state = 'blank, mandatory'), 0)::bigint,
       coalesce(sum(row_count) filter (state = 'invalid'), 0)::bigint
from judged
group by upload_id, place, event_type_word
order by upload_id, place, event_type_word
