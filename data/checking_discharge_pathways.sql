-- One row per discharge (count 1, its day known), or per month, hospital, pathway and age band. An unknown number stays unknown.
-- A total whose number cannot be right stays as 'left out', without it: its month is then known not to be whole.
with hospital as (  -- one row per name that the list knows, with the name it is kept under
    select upper(trim(raw)) as written, any_value(cleaned) as name from code where field = 'trust' group by all
),
kept as (  -- one row per row kept; a file that names no hospital at all speaks for the whole council
    select *, count(trust) over () > 0 as names_hospitals from understood where not is_left_out
)
select row_number, 'discharge' as item,
       case shape when 'discharges' then date_trunc('month', discharge_date)::date else month end as month,
       case shape when 'discharges' then discharge_date end as day,
       case when names_hospitals and not trust_is_total then coalesce(hospital.name, trust, 'Hospital not named') end as place,
       case pathway_word when 'all' then 'unknown' else pathway_word end as pathway,
       age_word as age_band,
       case shape when 'discharges' then 1 else discharges end::bigint as count,
       case when shape = 'discharges' or discharges is not null then 'observed' else 'not available' end as status
from kept
left join hospital on hospital.written = upper(trim(trust))
union all
select row_number, 'left out', month, null, null, null, null, null, 'not available'
from understood
where is_left_out and shape = 'monthly totals' and month between date '2010-04-01' and current_date and not is_repeat
  and (discharges < 0 or discharges <> floor(discharges))
order by row_number
