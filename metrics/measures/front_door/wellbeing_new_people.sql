/*
title = "People new to the wellbeing service"
definition = "People whose first contact with the wellbeing service was in the period."
kind = "count"
unit = "people"
better = "higher"
source = "The wellbeing service's own return"
basis = "local upload"
caveats = [
    "Where the return gives no date of first contact, the first contact in the files in use counts as the first.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "wellbeing_service"
breakdowns = ["referral_source"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
weighted = true

[rules]
seen_before = "The person's first contact was earlier."
nobody_named = "The row names nobody."
number_unknown = "The row gives no number of new people."
*/
with started as (  -- one row per period and person, or monthly total; who referred a person is told by the first contact of the period
    select period_months.period_type, period_months.period_start, period_months.period_end, contact.person,
           case when contact.is_person_level then null else concat(contact.upload_id, '/', contact.row_number) end as total,
           case when contact.is_person_level then 1 else any_value(contact.new_people) end as people,
           case when not contact.is_person_level then case when any_value(contact.new_people) is null then 'number_unknown' else '' end
                when contact.person is null then 'nobody_named'
                when bool_or(contact.is_first) then '' else 'seen_before' end as rule,
           arg_min(contact.referral_source, (contact.referral_source = 'Not recorded', contact.day, contact.row_number)) as referral_source
    from wellbeing_contact as contact
    join period_months on period_months.scope = 'wellbeing_service' and period_months.month = contact.month
    group by period_months.period_type, period_months.period_start, period_months.period_end, contact.person, contact.is_person_level, total
)
select period_type, period_start, period_end, person, coalesce(people, 0) as weight, rule = '' as in_denominator, rule = '' as in_numerator,
       rule, referral_source
from started
