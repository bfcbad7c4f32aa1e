/*
title = "People who stayed in the community 84 days after hospital and reablement, from council records"
definition = """
Of reablement episodes of people aged 65 and over that followed a discharge from hospital, the share after which the person neither died
nor started long-term care-home support in the 84 days after the discharge. A stand-in for ASCOF 2D(1), without readmissions to hospital.
Episodes are counted, not people."""
kind = "proportion"
unit = "% of reablement episodes after hospital"
better = "higher"
source = "Client Level Data; a stand-in for ASCOF 2D(1)"
basis = "CLD local"
caveats = [
    "Not ASCOF 2D(1), and never to be shown beside it as the same thing: that one is linked nationally with hospital records.",
    "Readmissions to hospital cannot be seen, so it makes success look greater than it is.",
    "The day of discharge is the end of a request by way of a discharge from hospital, from 7 days before reablement began to 3 days after.",
    "Only services with the component reablement count: fewer than in ASCOF 2A.",
    "84 days are 12 weeks: not the older measure of people at home after 91 days.",
]
lag = "84 days after the month of discharge."
reviewed = 2026-11-22
breakdowns = ["age_at_discharge", "gender", "ethnicity_group", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
look_ahead_days = 84

[always]
age_at_discharge = ["65 to 74", "75 to 84", "85 and above"]

[rules]
no_discharge = "No request by way of a discharge from hospital ended from 7 days before the episode to 3 days after it began."
age_unknown = "No birth date is known, so it cannot be told whether the person was 65."
under_65 = "The person was under 65 at the discharge."
died_before = "The person is recorded as having died before the day that stands for the discharge."
*/
with ruled as (  -- one row per period and episode, by the day of the discharge, or of its start where there was none
    select periods.period_type, periods.period_start, periods.period_end, episode.*,
           case when episode.discharged_on is null then 'no_discharge'
                when episode.birth is null then 'age_unknown'
                when episode.years_at_discharge < 65 then 'under_65'
                when episode.died_on < episode.discharged_on then 'died_before'
                else '' end as rule
    from home_after_reablement as episode
    join period_months as periods on periods.scope = episode.scope and periods.month = episode.month_of_discharge
)
select period_type, period_start, period_end, person, rule = '' as in_denominator,
       rule = '' and not care_home_after_discharge and coalesce(died_on > discharged_on + 84, true) as in_numerator, rule,
       case when years_at_discharge < 65 then null when years_at_discharge < 75 then '65 to 74'
            when years_at_discharge < 85 then '75 to 84' when years_at_discharge >= 85 then '85 and above' end as age_at_discharge,
       gender, ethnicity_group, locality
from ruled
