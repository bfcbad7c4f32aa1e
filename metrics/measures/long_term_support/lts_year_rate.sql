/*
title = "People with long-term support in the year, for every 100,000"
definition = """
People aged 18 and over with long-term support (nursing, residential, community or prison) at any time in the 12 months, for every 100,000
people of that age. Each person counts once."""
kind = "rate"
unit = "per 100,000 people aged 18 and over"
better = "lower"
source = "SALT LTS001a, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Read it beside the number of people: the plan speaks of the number, the rate allows for a population that grows.",
    "The population aged 65 and over, who need more support, grows faster than the younger one: read the rates of the two age bands.",
    "Fewer people can mean prevention or unmet need: read it beside new requests and how they ended.",
    "Services left open by mistake raise the rate.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender"]
period_types = ["financial_year", "rolling_year"]
population = "18 and above"

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
*/
with ruled as (  -- one row per year and person who had long-term support in it
    select periods.period_type, periods.period_start, periods.period_end, supported.person, supported.gender, supported.age_band,
           case when supported.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when supported.birth is null then 'no_birth_month'
                when supported.died_on < supported.first_day then 'died'
                when supported.age_band = 'Under 18' then 'under_18'
                else '' end as rule
    from supported_in_year as supported
    join periods on periods.scope = supported.scope and periods.period_end = supported.final_day
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule, age_band, gender
from ruled
