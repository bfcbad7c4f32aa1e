/*
title = "People with long-term support for more than 12 months"
definition = "People aged 18 and over with long-term support on the last day of the month whose support began more than 12 months before, without a day between services."
kind = "count"
unit = "people"
better = "none"
source = "SALT LTS001c, rebuilt from Client Level Data by NHS England's 2023/24 rules"
basis = "SALT-style from CLD"
caveats = [
    "Close to the SALT return but not equal to it: compare with a baseline worked out the same way.",
    "Services left open by mistake raise the count.",
    "Each person counts once, in the first of: nursing, residential, community, prison. The national monthly tables count every setting.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "primary_support_reason", "setting"]
period_types = ["snapshot"]
look_back_days = 365

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
also_seen_with_nhs_number = "The person's council number also appears with an NHS number, so the rows without one are left out."
no_birth_month = "The person's month and year of birth are not known."
died = "The person died before that day."
under_18 = "The person was under 18 at the end of the period."
not_over_12_months = "The person's support began within the last 12 months."
*/
with supported as (  -- one row per month end and person with long-term support on that day, in their first-ranked setting
    select periods.period_type, periods.period_start, periods.period_end, support.scope, support.person,
           min(support.setting_rank) as any_rank,
           min(support.setting_rank) filter (support.chain_started < (periods.period_end - interval 12 month)::date) as setting_rank
    from long_term_support as support
    join periods
      on periods.scope = support.scope
     and support.started <= periods.period_end and support.ended >= periods.period_end
    group by all
),
ruled as (
    select supported.*, age_band_at(person.birth, supported.period_end) as age_band, person.gender, person.ethnicity_group,
           person.primary_support_reason,
           case when person.also_seen_with_nhs_number then 'also_seen_with_nhs_number'
                when person.birth is null then 'no_birth_month'
                when person.died_on < supported.period_end then 'died'
                when age_band = 'Under 18' then 'under_18'
                when supported.setting_rank is null then 'not_over_12_months'
                else '' end as rule
    from supported
    join person on person.scope = supported.scope and person.person = supported.person
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule,
       age_band, gender, ethnicity_group, primary_support_reason,
       case coalesce(setting_rank, any_rank)
           when 1 then 'Nursing care' when 2 then 'Residential care' when 3 then 'Community: direct payment'
           when 4 then 'Community: managed personal budget' when 5 then 'Community: commissioned support'
           when 6 then 'Community: mechanism not recorded' else 'Prison' end as setting
from ruled
