/*
title = "People with a learning disability in settled accommodation"
definition = """
Of people aged 18 to 64 with a learning disability who had long-term support (nursing, residential or community) at any time in the 12
months, the share who live in their own home, with family or in another settled home."""
kind = "proportion"
unit = "% of people aged 18 to 64 with a learning disability and long-term support"
better = "higher"
source = "SALT LTS004 (ASCOF 1G until 2022/23), rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "People whose accommodation is not known count as not settled.",
    "It is what the latest service to start in the 12 months says; where two say different things it counts as not known.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["gender", "ethnicity_group", "accommodation_recorded"]
period_types = ["financial_year", "rolling_year"]
shares = ["accommodation_recorded"]

[always]
gender = ["Male", "Female"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
over_64 = "The person was 65 or over at the end of the period."
*/
with ruled as (  -- one row per year and person with a learning disability and long-term support in it
    select periods.period_type, periods.period_start, periods.period_end, supported.*,
           case when supported.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when supported.birth is null then 'no_birth_month'
                when supported.died_on < supported.first_day then 'died'
                when supported.age_band = 'Under 18' then 'under_18'
                when supported.age_band = '65 and above' then 'over_64'
                else '' end as rule
    from supported_learning_disability as supported
    join periods on periods.scope = supported.scope and periods.period_end = supported.final_day
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' and settled as in_numerator, rule,
       gender, ethnicity_group,
       case when coalesce(accommodation_status, 'Unknown') = 'Unknown' then 'Not known' else 'Recorded' end as accommodation_recorded
from ruled
