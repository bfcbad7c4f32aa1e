-- One row per value that a council has decided how to read: the latest decision on it, as long as that does not take the mapping back.
-- `$council` null: of every council.
with latest as (  -- one row per council, field and raw value
    select council, subject as field, name as raw, value as cleaned, why, decided_by, decided_at
    from decision
    where kind = 'value_mapping' and ($council is null or council = $council)
    qualify row_number() over (partition by council, subject, upper(trim(name)) order by decided_at desc, decision_id desc) = 1
)
select council, field, raw, cleaned, why, decided_by, decided_at
from latest
where cleaned <> ''
order by council, field, raw
