/*
title = "People with long-term support for more than 12 months"
definition = """
People aged 18 and over with long-term support on the last day of the month whose support began more than 12 months before, without a
day between services."""
kind = "count"
unit = "people"
better = "none"
source = "SALT LTS001c, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "Services left open by mistake raise the count.",
    "Each person counts once, in the first of: nursing, residential, community, prison. The national monthly tables count every setting.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "primary_support_reason", "setting"]
period_types = ["snapshot"]
look_back_days = 365

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before that day."
under_18 = "The person was under 18 at the end of the period."
not_over_12_months = "The person's support began within the last 12 months."
*/
with ruled as (  -- one row per month end and person with long-term support on that day
    select periods.period_type, periods.period_start, periods.period_end, supported.*,
           case when supported.also_seen_by_then then 'also_seen_with_nhs_number'
                when supported.birth is null then 'no_birth_month'
                when supported.died_on < supported.day then 'died'
                when supported.age_band = 'Under 18' then 'under_18'
                when supported.long_setting_rank is null then 'not_over_12_months'
                else '' end as rule
    from supported_on_day as supported
    join periods on periods.scope = supported.scope and periods.period_end = supported.day
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       age_band, gender, ethnicity_group, primary_support_reason, setting_words(coalesce(long_setting_rank, setting_rank)) as setting
from ruled
