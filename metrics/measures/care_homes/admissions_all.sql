/*
title = "New admissions to care homes, all adults"
definition = """
People aged 18 and over newly placed by the council in long-term residential or nursing care in the period: the people counted in ASCOF
2B and 2C together. New means that no earlier long-term care-home stay was open or ended in the 365 days before. Each person counts once
in a period."""
kind = "count"
unit = "people"
better = "lower"
source = "ASCOF 2B and 2C numerators, from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "Before 2024/25 admissions were taken from the SALT return: not one series.",
    "Services without a component leave the measure, as in the national code.",
    "A number of people, not a rate: it moves with the number of older people too.",
]
lag = "The next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "primary_support_reason", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
look_back_days = 365

[always]
age_band = ["18 to 64", "65 and above"]

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
*/
with ruled as (  -- one row per period and care-home service that started in it
    select periods.period_type, periods.period_start, periods.period_end, service.* exclude (rule),
           case when service.died_on < periods.period_start and service.rule <> 'birth_unknown' then 'died_before_period'
                when service.rule <> '' then service.rule
                when service.previous_admission >= periods.period_start then 'counted_once'
                else '' end as rule
    from care_home_service as service
    join period_months as periods on periods.scope = service.scope and periods.month = service.month_started
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       age_band, gender, ethnicity_group, primary_support_reason, locality
from ruled
