/*
title = "Unpaid carers with a direct payment"
definition = "Of unpaid carers who had support direct to them in the 12 months, the share who had a direct payment."
kind = "proportion"
unit = "% of unpaid carers with support direct to them"
better = "higher"
source = "ASCOF 3D(2b), from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "Not published for 2024/25: far fewer carers are in Client Level Data than there were in the SALT return.",
    "Carers' support that others provide for the council is often missing from the data.",
    "A service direct to the carer without a component leaves the measure unless it is a direct payment, as in the national code.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
within = "ascof_3d1b"
breakdowns = ["age_band", "gender", "ethnicity_group"]
period_types = ["financial_year", "rolling_year"]

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
died_before_period = "The person died before the period."
under_18 = "The person was under 18 at the end of the period."
no_component = "The carer's service has no component and is no direct payment."
mechanism_unknown = "How the carer's support is delivered is not known."
information_only = "The carer got information and advice only."
no_direct_support = "The carer got no support direct to them."
*/
with supported as (  -- one row per period and carer with anything recorded, in their best category
    select periods.period_type, periods.period_start, periods.period_end, support.scope, support.person,
           min(support.category) as category
    from carer_support as support
    join periods
      on periods.scope = support.scope
     and support.started <= periods.period_end and support.ended >= periods.period_start
    group by all
),
ruled as (
    select supported.*, age_band_at(person.birth, supported.period_end) as age_band, person.gender, person.ethnicity_group,
           case when person.died_on < supported.period_start then 'died_before_period'
                when age_band = 'Under 18' then 'under_18'
                when supported.category is null then 'no_component'
                when supported.category = 4 then 'mechanism_unknown'
                when supported.category = 5 then 'information_only'
                when supported.category = 6 then 'no_direct_support'
                else '' end as rule
    from supported
    join person on person.scope = supported.scope and person.person = supported.person
)
select period_type, period_start, period_end, person, rule = '' as in_denominator,
       rule = '' and category = 1 as in_numerator, rule, age_band, gender, ethnicity_group
from ruled
