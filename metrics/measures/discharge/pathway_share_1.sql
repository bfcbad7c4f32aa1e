/*
title = "Share of discharges through pathway 1"
definition = """
Of hospital discharges in the period whose pathway is known, the share to home with new, additional or restarted support."""
kind = "proportion"
unit = "% of discharges"
better = "lower"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council: published figures of hospitals are another series.",
    "Where the return gives no ages, people under 18 cannot be told apart and are counted.",
    "Discharges whose pathway is not known are left out: read how many beside the share.",
    "Fewer discharges through pathway 1 can simply mean less reablement: read it beside ASCOF 2D(2).",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "discharge_pathways"
breakdowns = ["age_band", "place"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
weighted = true
adds_up = true
whole = "pathways"
part = "pathway_1"

[rules]
under_18 = "The person was under 18."
under_65 = "The person was under 65, and the council counts people aged 65 and over."
age_not_known = "The person's age is not known, and the council counts people aged 65 and over."
pathway_not_known = "The pathway is not known."
care_home_resident = "The person went back to the care home they lived in: a group of their own, unless the council counts it as Pathway 0."
*/
select periods.period_type, periods.period_start, periods.period_end, null::bigint as person, discharge.discharges as weight,
       discharge.left_out = '' as in_denominator, discharge.left_out = '' and discharge.pathway = '1' as in_numerator,
       discharge.left_out as rule, discharge.age_band, discharge.place
from discharge
join period_months as periods on periods.scope = discharge.scope and periods.month = discharge.month
