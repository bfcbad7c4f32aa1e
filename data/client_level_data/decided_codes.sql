-- A value that an officer mapped by a recorded decision (kind 'value_mapping': subject is the field, name the raw value, value the
-- cleaned one) joins the shipped codes; the latest decision on a value wins, an empty one takes it back, and a shipped mapping is never
-- changed.
insert into code
with latest as (  -- one row per field and raw value
    select subject as field, upper(trim(name)) as raw, value as cleaned
    from decision
    where kind = 'value_mapping' and council = ?
    qualify row_number() over (partition by subject, upper(trim(name)) order by decided_at desc, decision_id desc) = 1
)
select latest.field, latest.raw, latest.cleaned, max(known.grouped), max(known.hierarchy)
from latest
left join code as known on known.field = latest.field and known.cleaned = latest.cleaned
where latest.cleaned <> '' and not exists (from code as shipped where shipped.field = latest.field and shipped.raw = latest.raw)
group by latest.field, latest.raw, latest.cleaned;
