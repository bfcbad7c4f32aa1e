/*
title = "Positive answers in local surveys"
definition = """
Of the answers to the questions of local surveys whose wave ended in the period, the share that was positive. Questions with fewer than 5
answers are left out."""
kind = "proportion"
unit = "% of answers"
better = "higher"
source = "The council's own survey results"
basis = "local upload"
caveats = [
    "Answers of those who chose to reply: they need not speak for those who did not.",
    "All questions together are a mixture: read each by itself.",
]
lag = "Each survey's own return."
reviewed = 2026-11-22
reads = "survey_results"
breakdowns = ["question", "audience"]
period_types = ["quarter", "financial_year", "rolling_year"]
weighted = true

[rules]
number_unknown = "How many answers were positive, or how many were not, is not known."
few_answers = "The question had fewer than 5 answers."
*/
with ruled as (  -- one row per question of a wave
    select question.*,
           case when not is_known then 'number_unknown' when positive + others < 5 then 'few_answers' else '' end as rule
    from survey_question as question
),
part as (  -- one row per question of a wave and sort of answer
    select ruled.*, sort.is_positive, coalesce(sort.answers, 0) as weight
    from ruled
    cross join lateral (select true as is_positive, positive as answers union all select false, others) as sort
)
select period_months.period_type, period_months.period_start, period_months.period_end, null::varchar as person, part.weight,
       part.rule = '' as in_denominator, part.rule = '' and part.is_positive as in_numerator, part.rule, part.question, part.audience
from part
join period_months on period_months.scope = 'survey_results' and period_months.month = part.month
