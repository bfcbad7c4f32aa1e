/*
title = "Requests from new people, by what followed"
definition = """
Requests for support that were completed in the 12 months, from people aged 18 and over who had no long-term support on the day the
request started, by what followed. Requests no more than 4 days apart are one. What followed is the first-ranked service in the unbroken
chain of events after the request, else the outcome of an assessment or review in it, else the outcome of the request itself."""
kind = "count"
unit = "requests"
better = "none"
source = "SALT STS001, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "NHS England could not classify about a third of requests in 2023/24: read the groups beside those that could not be classified.",
    "Only what started within the 12 months is looked at, so requests late in it are classified less often.",
    "End of life care is no group of its own: Release 2 of the specification cannot tell it from a financial assessment.",
    "A referral to another service of the council is counted as signposted: that outcome is new in Release 2.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["sequel", "how_it_is_known", "age_band"]
period_types = ["financial_year", "rolling_year"]
shares = ["sequel", "how_it_is_known"]

[always]
sequel = ["Unable to classify"]
age_band = ["18 to 64", "65 and above"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
existing_client = "The person had long-term support on the day the request, or the first of several in a row, started."
*/
with ruled as (  -- one row per period and cluster of requests that ended in it
    select periods.period_type, periods.period_start, periods.period_end, request.person, request.sequel, request.how_it_is_known,
           age_band_at(request.birth, periods.period_end) as age_band,
           case when request.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when request.birth is null then 'no_birth_month'
                when request.died_on < periods.period_start then 'died'
                when age_band = 'Under 18' then 'under_18'
                when request.had_long_term_support then 'existing_client'
                else '' end as rule
    from request_sequel as request
    join periods
      on periods.scope = request.scope and request.ended between periods.period_start and periods.period_end
     and periods.period_end between request.known_from and request.known_until
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       sequel, how_it_is_known, age_band
from ruled
