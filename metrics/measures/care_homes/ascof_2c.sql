/*
title = "New admissions to care homes, aged 65 and over"
definition = """
People aged 65 and over newly placed by the council in long-term residential or nursing care in the period, for every 100,000 people of
that age. New means that no earlier long-term care-home stay was open or ended in the 365 days before. Each person counts once in a
period."""
kind = "rate"
unit = "per 100,000 people aged 65 and over"
better = "lower"
source = "ASCOF 2C, from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "Before 2024/25 this was worked out from the SALT return (old code 2A(2)): not one series.",
    "Services without a component leave the measure, as in the national code.",
    "Permanent and temporary placements cannot be told apart; people who pay in full count when the council arranges the placement.",
]
lag = "The next submission."
reviewed = 2026-11-22
before = "salt_2a2"
breakdowns = ["gender", "ethnicity_group", "primary_support_reason"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
look_back_days = 365
population = "65 and above"

[rules]
birth_unknown = "No birth date is known."
died_before_period = "The person died before the period."
no_component = "The service has no component, so it cannot be told whether it is a long-term care-home service."
other_component = "The component is not residential or nursing care."
short_term_component = "The component is short-term care."
self_funded = "The person pays for their own care, or is in the 12-week disregard."
earlier_stay = "An earlier long-term care-home stay was open, or ended in the 365 days before."
under_18 = "The person was under 18 on admission."
counted_once = "The person's first admission in the period is counted already."
other_age_band = "The person was 18 to 64 on admission: counted in 2B."
*/
with ruled as (  -- one row per period and care-home service that started in it
    select periods.period_type, periods.period_start, periods.period_end, service.* exclude (rule),
           case when service.died_on < periods.period_start and service.rule <> 'birth_unknown' then 'died_before_period'
                when service.rule <> '' then service.rule
                -- people grow older, so whoever is admitted in both age bands counts in the younger, as nationally
                when service.previous_admission >= periods.period_start then 'counted_once'
                when service.age_band <> '65 and above' then 'other_age_band'
                else '' end as rule
    from care_home_service as service
    join period_months as periods on periods.scope = service.scope and periods.month = service.month_started
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       gender, ethnicity_group, primary_support_reason
from ruled
