/*
title = "Requests resolved at the front door"
definition = """
Of the requests for support completed in the period, the share that ended with advice, signposting, a referral elsewhere or no service,
and was not followed within 28 days by long-term support, reablement or a long-term assessment."""
kind = "proportion"
unit = "% of requests"
better = "range"
source = "Client Level Data; our definition, agreed with the council"
basis = "CLD local"
caveats = [
    "There is no national definition: the value depends on which outcomes count as resolved.",
    "A very high share can mean that people in need are turned away: read it beside repeat contact and later long-term support.",
    "Requests without a known outcome count as not resolved.",
    "Files in Release 1 wording cannot record a referral to another council service: expect a step when the wording changes.",
]
lag = "28 days after the period, to see what happened next."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "route_of_access", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
look_ahead_days = 28

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
outside = "The front door does not decide this outcome: the person died, moved to another council or went into hospital."
unpaid_carer = "The request was about an unpaid carer: not counted unless the council switches it on."
*/
with ruled as (  -- one row per period and request that ended in it
    select periods.period_type, periods.period_start, periods.period_end, request.person, request.resolved,
           request.age_band, request.gender, request.ethnicity_group, request.route_of_access, request.locality,
           case when not request.counted then 'unpaid_carer' when not request.in_denominator then 'outside' else '' end as rule
    from request
    join period_months as periods on periods.scope = request.scope and periods.month = request.month_ended
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' and resolved as in_numerator, rule,
       age_band, gender, ethnicity_group, route_of_access, locality
from ruled
