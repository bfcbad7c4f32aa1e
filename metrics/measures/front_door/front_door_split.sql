/*
title = "How requests end"
definition = """
Of the requests for support completed in the period, the share that was resolved at the front door, that led to short-term help, that
progressed to assessment or long-term support, and whose outcome is not known."""
kind = "proportion"
unit = "% of requests"
better = "none"
source = "Client Level Data; our definition, agreed with the council"
basis = "CLD local"
caveats = [
    "There is no national definition: which outcome counts as which way is a list that the council agrees.",
    "What happened within 28 days after the request outweighs the outcome written down.",
]
lag = "28 days after the period, to see what happened next."
reviewed = 2026-11-22
breakdowns = ["outcome"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
look_ahead_days = 28
shares = ["outcome"]

[always]
outcome = ["resolved", "short-term help", "progressed", "unknown"]

[rules]
outside = "The front door does not decide this outcome: the person died, moved to another council or went into hospital."
unpaid_carer = "The request was about an unpaid carer: not counted unless the council switches it on."
*/
with ruled as (  -- one row per period and request that ended in it
    select periods.period_type, periods.period_start, periods.period_end, request.person, request.way,
           case when not request.counted then 'unpaid_carer' when not request.in_denominator then 'outside' else '' end as rule
    from request
    join period_months as periods on periods.scope = request.scope and periods.month = request.month_ended
)
select period_type, period_start, period_end, person, rule = '' as in_denominator, rule = '' as in_numerator, rule, way as outcome
from ruled
