/*
title = "People at home 91 days after hospital and reablement"
definition = """
Of people aged 65 and over discharged from hospital into reablement in the period, the share at home 91 days after the discharge, by the
rule of the older national measure applied to every month."""
kind = "proportion"
unit = "% of people aged 65 and over discharged into reablement"
better = "higher"
source = "The council's own reablement follow-up return"
basis = "local upload"
caveats = [
    "91 days from leaving hospital into reablement, as in the older national measure; a council may choose to count from the end of reablement.",
    "People who died, were in hospital or a care home, or could not be traced count as not at home.",
    "A month is provisional until day 91 has passed for all and 95% are checked. Those not checked by then count as not at home.",
    "In few people, chance alone moves the share by many points: read the number beside it.",
]
lag = "91 days after the month."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
reads = "reablement_follow_up"

[rules]
under_65 = "The person was under 65 when they left hospital."
age_not_known = "The person's age is not known."
no_intention_home = "There was no clear intention that the person would go or stay home."
equipment_only = "The person had only equipment or an assessment, which the measure does not count."
reablement_not_ended = "The day the reablement ended is not known, and the clock starts there."
day_91_to_come = "Day 91 had not come when the list was made, and where the person will be is not known."
not_checked = "Day 91 has passed and nobody has checked: not known until 95% of the month's people are checked."
*/
select periods.period_type, periods.period_start, periods.period_end, follow_up.person, follow_up.left_out = '' as in_denominator,
       follow_up.left_out = '' and coalesce(follow_up.status = 'home', false) as in_numerator, follow_up.left_out as rule,
       follow_up.age_band, follow_up.gender
from day_91_follow_up as follow_up
join period_months as periods on periods.scope = follow_up.scope and periods.month = follow_up.month
