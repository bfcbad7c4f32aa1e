/*
title = "Short-term support of people who already had long-term support"
definition = """
Spells of short-term support to maximise independence (ST-Max) that ended in the 12 months, of people who had long-term support on the day
the spell started. Services with no day between them are one spell. Spells are counted, not people."""
kind = "count"
unit = "spells of short-term support"
better = "none"
source = "SALT STS002b, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "The number only: NHS England did not attempt what followed.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band"]
period_types = ["financial_year", "rolling_year"]

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
new_person = "The person had no long-term support on the day the short-term support started."
*/
with ruled as (  -- one row per period and spell that ended in it
    select periods.period_type, periods.period_start, periods.period_end, spell.person,
           age_band_at(spell.birth, periods.period_end) as age_band,
           case when spell.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when spell.birth is null then 'no_birth_month'
                when spell.died_on < periods.period_start then 'died'
                when age_band = 'Under 18' then 'under_18'
                when not spell.had_long_term_support then 'new_person'
                else '' end as rule
    from reablement_spell as spell
    join periods
      on periods.scope = spell.scope and spell.ended between periods.period_start and periods.period_end
     and periods.period_end between spell.known_from and spell.known_until
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule, age_band
from ruled
