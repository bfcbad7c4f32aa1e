/*
title = "People who use the wellbeing service"
definition = """
People with at least one recorded contact or session of the wellbeing service in the period. Each person counts once; over more than a
month only where every row names its person, never as a sum of months."""
kind = "count"
unit = "people"
better = "higher"
source = "The wellbeing service's own return"
basis = "local upload"
caveats = [
    "Not in Client Level Data: until the return is uploaded this is not measured, which is not the same as nobody using it.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "wellbeing_service"
reads_longer = "wellbeing_service by person"
breakdowns = ["referral_source"]
period_types = ["month", "financial_year", "rolling_year"]
weighted = true

[rules]
nobody_named = "The row names nobody, or gives no number of people."
*/
with seen as (  -- one row per period and person, or monthly total; who referred a person is told by the first contact of the period
    select period_months.period_type, period_months.period_start, period_months.period_end, contact.person,
           case when contact.is_person_level then null else concat(contact.upload_id, '/', contact.row_number) end as total,
           case when contact.is_person_level then (contact.person is not null)::bigint else any_value(contact.people) end as people,
           arg_min(contact.referral_source, (contact.referral_source = 'Not recorded', contact.day, contact.row_number)) as referral_source
    from wellbeing_contact as contact
    join period_months
      on period_months.scope in ('wellbeing_service', 'wellbeing_service by person') and period_months.month = contact.month
    group by period_months.period_type, period_months.period_start, period_months.period_end, contact.person, contact.is_person_level, total
)
select period_type, period_start, period_end, person, coalesce(people, 0) as weight,
       coalesce(people > 0, false) as in_denominator, coalesce(people > 0, false) as in_numerator,
       case when people > 0 then '' else 'nobody_named' end as rule, referral_source
from seen
