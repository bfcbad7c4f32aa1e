/*
title = "People with long-term support in the year"
definition = """
People aged 18 and over with long-term support (nursing, residential, community or prison) at any time in the 12 months. Each person
counts once."""
kind = "count"
unit = "people"
better = "lower"
source = "SALT LTS001a, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "Fewer people can mean prevention or unmet need: read it beside new requests and how they ended.",
    "Services left open by mistake raise the count.",
    "Each person counts once, in the first of: nursing, residential, community, prison. The national monthly tables count every setting.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "primary_support_reason", "setting", "locality"]
period_types = ["financial_year", "rolling_year"]

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
*/
with ruled as (  -- one row per year and person who had long-term support in it
    select periods.period_type, periods.period_start, periods.period_end, supported.*,
           case when supported.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when supported.birth is null then 'no_birth_month'
                when supported.died_on < supported.first_day then 'died'
                when supported.age_band = 'Under 18' then 'under_18'
                else '' end as rule
    from supported_in_year as supported
    join periods on periods.scope = supported.scope and periods.period_end = supported.final_day
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       age_band, gender, ethnicity_group, primary_support_reason, setting, locality
from ruled
