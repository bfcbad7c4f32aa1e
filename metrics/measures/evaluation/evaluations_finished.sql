/*
title = "Evaluations finished"
definition = "Evaluations recorded on the Evidence page that finished in the period, whether or not a decision cites them."
kind = "count"
unit = "evaluations"
better = "none"
source = "The council's own record of evaluations and what they led to, kept on the Evidence page"
basis = "local upload"
caveats = [
    "Only what is recorded is counted: an evaluation that nobody wrote down is missing.",
    "Where no day is given, an evaluation counts as finished on the day it was recorded.",
]
lag = "An evaluation recorded today counts when figures are next worked out: with the next upload, or the day after."
reviewed = 2026-11-22
reads = "evidence"
period_types = ["quarter", "financial_year", "rolling_year"]
*/
select period_months.period_type, period_months.period_start, period_months.period_end, null::varchar as person,
       true as in_denominator, true as in_numerator, '' as rule
from evaluation
join period_months on period_months.scope = 'evidence' and period_months.month = date_trunc('month', evaluation.finished_on)::date
