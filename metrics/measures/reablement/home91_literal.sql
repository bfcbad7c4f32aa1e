/*
title = "People at home 91 days after reablement ended"
definition = """
Of reablement episodes that ended in the period, of people aged 18 and over, the share after which the person was neither dead nor in
long-term care-home support at any time in the 91 days after the end: the literal reading of the plan's words. Episodes are counted, not
people."""
kind = "proportion"
unit = "% of reablement episodes that ended"
better = "higher"
source = "Client Level Data; our definition, for the plan's literal words"
basis = "CLD local"
caveats = [
    "Another clock than the national measures: theirs starts when the person leaves hospital, this one when reablement ends.",
    "Never in one line with, or to be shown as the same thing as, ASCOF 2D(1) or the older measure of people at home after 91 days.",
    "Hospital stays cannot be seen, so it makes success look greater than it is.",
    "Everybody whose reablement ended counts, also those who had not been in hospital: see the split.",
    "Only services with the component reablement count. An episode left open never ends, so it is never counted.",
]
lag = "91 days after the month in which reablement ended."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "after_hospital"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
look_ahead_days = 91

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
under_18 = "The person was under 18 when the episode ended."
died_before_start = "The person died before the episode started."
*/
with ruled as (  -- one row per period and episode that ended in it
    select periods.period_type, periods.period_start, periods.period_end, episode.*,
           case when episode.age_band_at_end = 'Under 18' then 'under_18'
                when episode.died_on < episode.started then 'died_before_start'
                else '' end as rule
    from home_after_reablement as episode
    join period_months as periods on periods.scope = episode.scope and periods.month = episode.month_ended
)
select period_type, period_start, period_end, person, rule = '' as in_denominator,
       rule = '' and not care_home_after_end and coalesce(died_on > ended + 91, true) as in_numerator, rule,
       age_band_at_end as age_band, gender, ethnicity_group,
       case when discharged_on is null then 'Not after a discharge from hospital'
            else 'After a discharge from hospital' end as after_hospital
from ruled
