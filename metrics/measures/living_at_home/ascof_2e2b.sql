/*
title = "People aged 65 and over with long-term support who live at home or with family"
definition = "Of people aged 65 and over who had long-term support at any time in the 12 months, the share whose last known accommodation is their own home, with family or another settled home."
kind = "proportion"
unit = "% of people aged 65 and over with long-term support"
better = "higher"
source = "ASCOF 2E(2b), from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2024/25"]
caveats = [
    "New in 2024/25: there are no earlier years.",
    "Where someone lives is what was last recorded, for the whole period: a move into a care home in the last month counts for all of it.",
    "People whose accommodation is not known count as not at home, unless their services tell that they are at home.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["gender", "ethnicity_group", "primary_support_reason", "accommodation_recorded"]
period_types = ["financial_year", "rolling_year"]
shares = ["accommodation_recorded"]

[always]
gender = ["Male", "Female"]

[rules]
died_before_period = "The person died before the period."
age_unknown = "No birth date is known, so the person is in no age band."
under_18 = "The person was under 18."
*/
with supported as (  -- one row per period and person with long-term support in it, with their last day of support in the period
    select periods.period_type, periods.period_start, periods.period_end, support.scope, support.person,
           max(least(support.ended, periods.period_end)) as last_day
    from long_term_support as support
    join periods
      on periods.scope = support.scope
     and support.started <= periods.period_end and support.ended >= periods.period_start
    where not support.ends_before_it_starts
    group by all
),
ruled as (
    select supported.period_type, supported.period_start, supported.period_end, supported.person, person.settled,
           person.accommodation_status, person.gender, person.ethnicity_group, person.primary_support_reason,
           age_band_at(person.birth, supported.last_day) as age_band,
           case when person.died_on < supported.period_start then 'died_before_period'
                when person.birth is null then 'age_unknown'
                when age_band = 'Under 18' then 'under_18'
                else '' end as rule
    from supported
    join person on person.scope = supported.scope and person.person = supported.person
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' and settled as in_numerator, rule,
       case when gender in ('Male', 'Female') then gender end as gender, ethnicity_group, primary_support_reason,
       case accommodation_status
           when 'Unknown: Presumed at home' then 'Presumed at home'
           when 'Unknown: Presumed in community' then 'Presumed in the community'
           when 'Unknown' then 'Not known'
           else 'Recorded' end as accommodation_recorded
from ruled
where rule <> '' or age_band = '65 and above'
