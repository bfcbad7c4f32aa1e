/*
title = "People with a learning disability who live at home or with family"
definition = """
Of people aged 18 to 64 with a learning disability who had long-term support at any time in the 12 months, the share whose last known
accommodation is their own home, with family or another settled home."""
kind = "proportion"
unit = "% of people aged 18 to 64 with a learning disability and long-term support"
better = "higher"
source = "ASCOF 2E(1), from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2024/25"]
caveats = [
    "From 2024/25 the measure is worked out from Client Level Data: it is not one series with the years before (old code 1G).",
    "Where someone lives is what was last recorded, for the whole period: a move into a care home in the last month counts for all of it.",
    "People whose accommodation is not known count as not at home, unless their services tell that they are at home.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
within = "ascof_2e2a"
breakdowns = ["gender", "ethnicity_group", "accommodation_recorded"]
period_types = ["financial_year", "rolling_year"]
shares = ["accommodation_recorded"]

[always]
gender = ["Male", "Female"]

[rules]
died_before_period = "The person died before the period."
age_unknown = "No birth date is known, so the person is in no age band."
under_18 = "The person was under 18."
*/
with ruled as (  -- one row per year and person with a learning disability with long-term support in it, of the age band or of none
    select periods.period_type, periods.period_start, periods.period_end, supported.*,
           case when supported.died_on < supported.first_day then 'died_before_period'
                when supported.age_band_on_last_day = 'Unknown' then 'age_unknown'
                when supported.age_band_on_last_day = 'Under 18' then 'under_18'
                else '' end as rule
    from supported_in_year as supported
    join periods on periods.scope = supported.scope and periods.period_end = supported.final_day
    where supported.last_day is not null and supported.age_band_on_last_day in ('Unknown', 'Under 18', '18 to 64')
      and lower(supported.primary_support_reason) = 'learning disability support'
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' and settled as in_numerator, rule,
       case when gender in ('Male', 'Female') then gender end as gender, ethnicity_group,
       case accommodation_status
           when 'Unknown: Presumed at home' then 'Presumed at home'
           when 'Unknown: Presumed in community' then 'Presumed in the community'
           when 'Unknown' then 'Not known'
           else 'Recorded' end as accommodation_recorded
from ruled
