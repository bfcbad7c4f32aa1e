/*
title = "Commissioning decisions that cite an evaluation"
definition = """
Recorded decisions taken in the period that cite an evaluation from people who use services, carers, families or partners. A decision counts
once, in the period of the day it was taken, however many evaluations it cites."""
kind = "count"
unit = "decisions"
better = "higher"
source = "The council's own record of evaluations and what they led to, kept on the Evidence page"
basis = "local upload"
caveats = [
    "Only what is recorded is counted: a decision that nobody wrote down is missing.",
    "A count of decisions says that evaluations were used, not that the decisions were good ones.",
    "Read it beside the number of evaluations finished: evaluations that led to no decision are listed as left out.",
    "The record begins with the quarter of its first evaluation or decision; before it there is no figure.",
]
lag = "An evaluation or a decision recorded today counts when figures are next worked out: with the next upload, or the day after."
reviewed = 2026-11-22
reads = "evidence"
period_types = ["quarter", "financial_year", "rolling_year"]

[rules]
no_decision = "The evaluation finished in the period, and no decision is recorded that cites it."
day_not_known = "The evaluation led to a decision, and the day of it is not recorded."
same_decision = "The decision cites another evaluation too, and counts once."
*/
with told as (  -- one row per evaluation recorded, in the month of its decision; where none is dated, in the month it finished
    select date_trunc('month', case when decision is null then finished_on else coalesce(decided_on, finished_on) end)::date as month,
           case when decision is null then 'no_decision'
                when decided_on is null then 'day_not_known'
                when not is_first then 'same_decision'
                else '' end as rule
    from evaluation
)
select period_months.period_type, period_months.period_start, period_months.period_end, null::varchar as person,
       told.rule = '' as in_denominator, told.rule = '' as in_numerator, told.rule
from told
join period_months on period_months.scope = 'evidence' and period_months.month = told.month
