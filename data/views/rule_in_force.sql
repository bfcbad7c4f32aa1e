/*
One row per sentence to print beside figures that rest on our own definitions: what the council has settled. "applies_to" is a topic with
the basis of its measures, or the id of a measure.
*/
with setting_now as (  -- one row per setting, as last set
    select name, arg_max(value, set_at) as value from setting group by name
)
select 'front_door, CLD local' as applies_to, 1 as place, 'Requests about unpaid carers count.' as says
from front_door_setting where carers_count
union all
select 'front_door, CLD local', 2, 'Short-term help counts as resolved.' from front_door_setting where short_term_help_is_resolved
union all
-- measures.md 14: rules to settle and print
select 'discharge, local upload', 1,
       case when exists (from setting_now where name = 'discharge_care_home_residents_are_0' and value = 'on')
            then 'People who went back to their care home count as Pathway 0.'
            else 'People who went back to their care home (3b) are in a group of their own.' end
union all
select 'discharge, local upload', 2,
       case when exists (from setting_now where name = 'discharge_65_and_above_only' and value = 'on')
            then 'People aged 65 and over.' else 'All adults.' end
union all
-- measures.md 2, note 1: the clock, official unless the council chooses the plan's literal one
select measure_id, 1,
       case when exists (from setting_now where name = 'home91_clock' and value = 'reablement_end')
            then 'The 91 days start when reablement ends: not one series with figures counted from leaving hospital.'
            else 'The 91 days start when the person leaves hospital into reablement.' end
from (values ('home91_local'), ('home91_local_autumn')) as clocked(measure_id)
