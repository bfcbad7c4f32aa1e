/*
title = "Response to local surveys"
definition = "Of the people invited to local surveys whose wave ended in the period, the share who returned a form."
kind = "proportion"
unit = "% of people invited"
better = "higher"
source = "The council's own survey results"
basis = "local upload"
caveats = [
    "Surveys that do not say how many were invited are left out.",
]
lag = "Each survey's own return."
reviewed = 2026-11-22
reads = "survey_results"
breakdowns = ["audience"]
period_types = ["quarter", "financial_year", "rolling_year"]
weighted = true

[rules]
number_unknown = "How many were invited, or how many forms came back, is not known."
*/
with part as (  -- one row per wave and answer: returned, or not
    select wave.*, returned_it.is_return, returned_it.forms, coalesce(wave.invited >= wave.returned, false) as is_known
    from survey_wave as wave
    cross join lateral (select true as is_return, returned as forms union all select false, invited - returned) as returned_it
)
select period_months.period_type, period_months.period_start, period_months.period_end, null::varchar as person,
       coalesce(part.forms, 0) as weight, part.is_known as in_denominator, part.is_known and part.is_return as in_numerator,
       case when part.is_known then '' else 'number_unknown' end as rule, part.audience
from part
join period_months on period_months.scope = 'survey_results' and period_months.month = part.month
