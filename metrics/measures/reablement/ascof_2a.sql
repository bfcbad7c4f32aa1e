/*
title = "Reablement that led to no long-term support"
definition = """
Of the reablement episodes that ended in the period, given to people who did not already have long-term support, the share that was not
followed by long-term support. An episode is one or more services of short-term support to maximise independence with no more than 7
days between them. Episodes are counted, not people."""
kind = "proportion"
unit = "% of reablement episodes"
better = "higher"
source = "ASCOF 2A, from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "From 2024/25 the measure is worked out from Client Level Data: it is not one series with the years before (old code 2D).",
    "Episodes whose outcome cannot be classified leave the measure. Poor recording of outcomes makes the denominator smaller.",
    "Open services never end, so an episode left open is never counted.",
]
lag = "The week after the period must be in a file: one more submission."
reviewed = 2026-11-22
before = "salt_2d"
breakdowns = ["age_band", "gender", "ethnicity_group", "primary_support_reason", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
look_back_days = 91
look_ahead_days = 7

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
under_18 = "The person was under 18 when the episode ended."
died_before_start = "The person died before the episode started."
existing_client = "The person had long-term support in the 91 days before the episode, so is not new to it."
died = "The person died during the episode or within 7 days after it."
hospital = "The episode ended with an admission to hospital."
nhs = "The person was referred to the NHS or to NHS funded care."
self_funded = "The person pays for their own care, or is in the 12-week disregard."
declined = "The person declined support."
unable_to_classify = "What followed the episode cannot be told from the outcomes recorded."
*/
with episode_in_period as (  -- one row per period and episode that ended in it
    select periods.period_type, periods.period_start, periods.period_end, reablement.person,
           reablement.age_band, reablement.gender, reablement.ethnicity_group, reablement.primary_support_reason, reablement.locality,
           reablement.sequel,
           case
               when reablement.age_band = 'Under 18' then 'under_18'
               when reablement.died_on < reablement.started then 'died_before_start'
               when reablement.existing_client then 'existing_client'
               when reablement.sequel = 'NFA: Deceased' then 'died'
               when reablement.sequel = 'Admitted to hospital' then 'hospital'
               when reablement.sequel = 'NFA: Referral to NHS services or NHS funded social care' then 'nhs'
               when reablement.sequel = 'NFA: Self-funded client or under 12wk disregard' then 'self_funded'
               when reablement.sequel = 'NFA: Support declined' then 'declined'
               when reablement.sequel in (
                   'Long term support: Nursing care', 'Long term support: Residential care', 'Long term support: Community',
                   'Long term support: Prison', 'Short term support: Residential or Nursing care',
                   'Short term support: Ongoing low level', 'Short term support: Other short term',
                   'NFA: Information and advice or signposting', 'NFA: Support ended as planned',
                   'NFA: Responsibility moved to another local authority', 'NFA: Other',
                   'NFA: No services offered for other reason', 'NFA: Support ended for other reason',
                   'NFA: Referral to other service within the local authority') then ''
               else 'unable_to_classify'
           end as rule
    from reablement
    join period_months as periods on periods.scope = reablement.scope and periods.month = reablement.month_ended
)
select period_type, period_start, period_end, person, rule = '' as in_denominator,
       rule = '' and sequel not in (
           'Long term support: Nursing care', 'Long term support: Residential care', 'Long term support: Community',
           'Long term support: Prison', 'Short term support: Residential or Nursing care') as in_numerator,
       rule, age_band, gender, ethnicity_group, primary_support_reason, locality
from episode_in_period
