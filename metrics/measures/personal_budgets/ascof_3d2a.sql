/*
title = "People with a direct payment"
definition = "Of people with long-term community support on the day, the share who have a direct payment."
kind = "proportion"
unit = "% of people with long-term community support"
better = "higher"
source = "ASCOF 3D(2a), from Client Level Data"
basis = "CLD as-DHSC"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "From 2024/25 the measure is worked out from Client Level Data: it is not one series with the years before (old code 1C(2A)).",
    "People without a recorded delivery mechanism count as having no direct payment.",
    "Someone who also has a care-home service leaves the measure, direct payment or not.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
within = "ascof_3d1a"
breakdowns = ["age_band", "gender", "ethnicity_group", "primary_support_reason", "delivery_mechanism"]
period_types = ["snapshot"]
shares = ["delivery_mechanism"]

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
died_before_day = "The person died before that day."
under_18 = "The person was under 18."
care_home = "The person had a care-home service on that day."
prison = "The person had long-term support in prison only."
*/
with ruled as (  -- one row per month end and person with long-term support on that day
    select periods.period_type, periods.period_start, periods.period_end, supported.*,
           case when supported.died_on < supported.day then 'died_before_day'
                when supported.age_band = 'Under 18' then 'under_18'
                when supported.setting_rank <= 2 then 'care_home'
                when supported.setting_rank >= 7 then 'prison'
                else '' end as rule
    from supported_on_day as supported
    join periods on periods.scope = supported.scope and periods.period_end = supported.day
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' and setting_rank = 3 as in_numerator, rule,
       age_band, gender, ethnicity_group, primary_support_reason,
       case setting_rank when 3 then 'Direct payment' when 4 then 'Managed personal budget' when 5 then 'Commissioned support'
                         when 6 then 'Not recorded' end as delivery_mechanism
from ruled
