/*
title = "Resolved requests followed by another request"
definition = """
Of the requests resolved at the front door in the period, the share followed by another request about the same person that started
within 91 days. Requests no more than 4 days apart are one contact."""
kind = "proportion"
unit = "% of resolved requests"
better = "lower"
source = "Client Level Data; our definition, agreed with the council"
basis = "CLD local"
caveats = [
    "There is no national definition. It depends on which outcomes count as resolved at the front door.",
    "Someone may come back with a different need: a repeat is a sign to look, not proof of a fault.",
]
lag = "91 days after the period, to see what happened next."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "route_of_access", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
look_ahead_days = 91

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
not_resolved = "The request was not resolved at the front door."
outside = "The front door does not decide this outcome: the person died, moved to another council or went into hospital."
unpaid_carer = "The request was about an unpaid carer: not counted unless the council switches it on."
*/
with ruled as (  -- one row per period and request that ended in it
    select periods.period_type, periods.period_start, periods.period_end, request.person, request.days_to_next_request,
           request.age_band, request.gender, request.ethnicity_group, request.route_of_access, request.locality,
           case when not request.counted then 'unpaid_carer' when not request.in_denominator then 'outside'
                when not request.resolved then 'not_resolved' else '' end as rule
    from request
    join period_months as periods on periods.scope = request.scope and periods.month = request.month_ended
)
select period_type, period_start, period_end, person, rule = '' as in_denominator,
       rule = '' and coalesce(days_to_next_request <= 91, false) as in_numerator, rule,
       age_band, gender, ethnicity_group, route_of_access, locality
from ruled
