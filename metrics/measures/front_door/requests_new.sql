/*
title = "Requests from new people"
definition = """
Requests for support that were completed in the period, from people who had no long-term support on the day the request started, or on
the day the first started of several no more than 4 days apart. Requests about unpaid carers are not counted."""
kind = "count"
unit = "requests"
better = "none"
source = "Client Level Data, with the new-client rule of SALT STS001"
basis = "CLD as-DHSC"
caveats = [
    "Requests, not people: someone can make several.",
    "Support that ended the day before the request does not make someone count as already supported.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "route_of_access", "outcome", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true

[always]
age_band = ["18 to 64", "65 and above"]

[rules]
existing_client = "The person had long-term support on the day the request, or the first of several in a row, started."
*/
select periods.period_type, periods.period_start, periods.period_end, request.person,
       not request.had_long_term_support as in_denominator, not request.had_long_term_support as in_numerator,
       case when request.had_long_term_support then 'existing_client' else '' end as rule,
       request.age_band, request.gender, request.ethnicity_group, request.route_of_access, request.locality,
       request.outcome_group as outcome
from request
join period_months as periods on periods.scope = request.scope and periods.month = request.month_ended
where request.of_service_user
