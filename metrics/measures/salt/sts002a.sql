/*
title = "Short-term support of new people, by what followed"
definition = """
Spells of short-term support to maximise independence (ST-Max) that ended in the 12 months and followed a new person's request, by what
came after them. Services with no day between them are one spell. Spells are counted, not people."""
kind = "count"
unit = "spells of short-term support"
better = "none"
source = "SALT STS002a, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "NHS England could not classify about a quarter in 2023/24: read the groups beside those that could not be classified.",
    "Only support whose request is counted in the same 12 months, and what started within them, is looked at.",
    "Support that ended early is seen only where NHS funded care or a death is recorded as the outcome.",
    "Not one number with ASCOF 2A, which allows 7 days between services and needs no request.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["category", "how_it_is_known", "age_band"]
period_types = ["financial_year", "rolling_year"]
shares = ["category", "how_it_is_known"]

[always]
category = ["Unable to classify"]
age_band = ["18 to 64", "65 and above"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
*/
with ruled as (  -- one row per year and spell that ended in it
    select periods.period_type, periods.period_start, periods.period_end, spell.person, spell.category, spell.how_it_is_known,
           age_band_at(spell.birth, periods.period_end) as age_band,
           case when spell.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when spell.birth is null then 'no_birth_month'
                when spell.died_on < periods.period_start then 'died'
                when age_band = 'Under 18' then 'under_18'
                else '' end as rule
    from reablement_after_request as spell
    join periods on periods.scope = spell.scope and periods.period_end = spell.final_day
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       category, how_it_is_known, age_band
from ruled
