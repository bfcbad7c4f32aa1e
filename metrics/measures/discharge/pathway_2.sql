/*
title = "Discharges through pathway 2"
definition = "Hospital discharges in the period to a bed for rehabilitation or short-term care before going home."
kind = "count"
unit = "discharges"
better = "lower"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council: published figures of hospitals are another series.",
    "Where the return gives no ages, people under 18 cannot be told apart and are counted.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "discharge_pathways"
breakdowns = ["age_band", "place"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
weighted = true
adds_up = true
whole = "pathways"
part = "pathway_2"

[rules]
under_18 = "The person was under 18."
under_65 = "The person was under 65, and the council counts people aged 65 and over."
age_not_known = "The person's age is not known, and the council counts people aged 65 and over."
pathway_not_known = "The pathway is not known."
care_home_resident = "The person went back to the care home they lived in: a group of their own, unless the council counts it as Pathway 0."
another_pathway = "The discharge was through another pathway."
*/
with ruled as (  -- one row per row of the return, with the rule that leaves it out
    select *, case when left_out = '' and pathway <> '2' then 'another_pathway' else left_out end as rule from discharge
)
select periods.period_type, periods.period_start, periods.period_end, null::bigint as person, ruled.discharges as weight,
       ruled.rule = '' as in_denominator, ruled.rule = '' as in_numerator, ruled.rule, ruled.age_band, ruled.place
from ruled
join period_months as periods on periods.scope = ruled.scope and periods.month = ruled.month
