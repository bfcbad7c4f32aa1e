/*
title = "Requests for support"
definition = """
Requests for support that were completed in the period: the outcome of the first contact was settled. Requests about unpaid carers are
shown beside them and not added."""
kind = "count"
unit = "requests"
better = "none"
source = "Client Level Data, unique Request events"
basis = "CLD as-DHSC"
caveats = [
    "Requests, not people: someone can make several.",
    "More requests can mean more need, or easier access: neither is good or bad in itself.",
    "Contacts that the council does not record as Client Level Data requests are not counted.",
]
lag = "None beyond the next submission."
reviewed = 2026-11-22
breakdowns = ["age_band", "gender", "ethnicity_group", "route_of_access", "outcome", "client_type", "locality"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
adds_up = true
beside = "client_type"

[always]
age_band = ["18 to 64", "65 and above"]
client_type = ["Service user", "Unpaid carer"]

[rules]
unpaid_carer = "The request was about an unpaid carer: counted in the split by type of person only."
*/
select periods.period_type, periods.period_start, periods.period_end, request.person, true as in_denominator, true as in_numerator,
       case when request.of_service_user then '' else 'unpaid_carer' end as rule,
       request.of_service_user as headline,
       request.age_band, request.gender, request.ethnicity_group, request.route_of_access, request.locality,
       request.outcome_group as outcome,
       case when request.of_service_user then 'Service user' else 'Unpaid carer' end as client_type
from request
join period_months as periods on periods.scope = request.scope and periods.month = request.month_ended
