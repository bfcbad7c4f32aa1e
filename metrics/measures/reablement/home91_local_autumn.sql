/*
title = "People at home 91 days after hospital and reablement, autumn discharges"
definition = """
Of people aged 65 and over discharged from hospital into reablement from October to December, the share at home 91 days after the
discharge: the people of the older national measure (old code 2B(1)), one value for each financial year."""
kind = "proportion"
unit = "% of people aged 65 and over discharged into reablement"
better = "higher"
source = "The council's own reablement follow-up return"
basis = "local upload"
caveats = [
    "The older national measure's people and rule, from the council's own list: near the figure of its SALT return, not the same.",
    "A year has a figure once the list covers all of it; the quarter to December of home91_local counts the same people earlier.",
]
lag = "91 days after the financial year."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender"]
period_types = ["financial_year"]
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
not_autumn = "The clock started outside October to December."
*/
select periods.period_type, periods.period_start, periods.period_end, follow_up.person, follow_up.rule = '' as in_denominator,
       follow_up.rule = '' and coalesce(follow_up.status = 'home', false) as in_numerator, follow_up.rule,
       follow_up.age_band, follow_up.gender
from (
    select *, case when month(month) not between 10 and 12 then 'not_autumn' else left_out end as rule from day_91_follow_up
) as follow_up
join period_months as periods on periods.scope = follow_up.scope and periods.month = follow_up.month
