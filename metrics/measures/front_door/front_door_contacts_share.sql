/*
title = "Contacts dealt with at the front door, the council's own count"
definition = "Of the contacts that the council's own system counts at the front door, the share that the front door dealt with itself."
kind = "proportion"
unit = "% of contacts"
better = "range"
source = "The council's own count of contacts"
basis = "local upload"
caveats = [
    "The council's own count and words: not one series with the share worked out from the Requests of Client Level Data.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "front_door_contacts"
breakdowns = ["team"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
weighted = true
adds_up = true
*/
with contact as (  -- one row per month and team, split in those dealt with at the front door and the rest
    select activity.month, coalesce(activity.team, 'Not recorded') as team, part.dealt_with, part.contacts as weight
    from activity
    join serving_month as serving
      on serving.upload_id = activity.upload_id and serving.month = activity.month and serving.place = coalesce(activity.place, '')
    cross join lateral (
        select true as dealt_with, activity.of_which as contacts
        union all
        select false, activity.count - activity.of_which
    ) as part
    where activity.item = 'contact'
)
select period_months.period_type, period_months.period_start, period_months.period_end, null::varchar as person, contact.weight,
       true as in_denominator, contact.dealt_with as in_numerator, '' as rule, contact.team
from contact
join period_months on period_months.scope = 'front_door_contacts' and period_months.month = contact.month
