/*
title = "Survey and evaluation returns"
definition = """
Returned survey and evaluation forms from people who use services, carers, families and partners, in surveys whose wave ended in the
period."""
kind = "count"
unit = "returns"
better = "higher"
source = "The council's own survey results"
basis = "local upload"
caveats = [
    "A count of forms says that people were asked, not that anything changed.",
]
lag = "Each survey's own return."
reviewed = 2026-11-22
reads = "survey_results"
breakdowns = ["audience"]
period_types = ["quarter", "financial_year", "rolling_year"]
weighted = true

[rules]
number_unknown = "How many forms came back is not known."
*/
select period_months.period_type, period_months.period_start, period_months.period_end, null::varchar as person,
       coalesce(wave.returned, 0) as weight, wave.returned is not null as in_denominator, wave.returned is not null as in_numerator,
       case when wave.returned is null then 'number_unknown' else '' end as rule, wave.audience
from survey_wave as wave
join period_months on period_months.scope = 'survey_results' and period_months.month = wave.month
