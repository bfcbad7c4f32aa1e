/*
title = "Reablement that ended without a usable outcome"
says = "{faults} of {rows} services of short-term support to maximise independence that ended in the last 12 months have no outcome that says what followed."
distorts = ["ascof_2a", "sts002a"]
how = "Such an episode falls out of the denominator unless a later event tells what followed: the measure rests on fewer episodes than there were."
do = "Fill in Event Outcome with what followed, not with Progress to or Continuation of support."
*/
select person.council_number as person, coalesce(event.outcome, 'blank') as detail, event.event_end as since,
       event.outcome is null or event.hierarchy <= 5 or event.hierarchy = 999 as is_fault
from event
join person on person.council = event.council and person.scope = event.scope and person.person = event.person
where event.council = $council and event.scope = $scope and lower(event.event_type) = 'service' and event.client_type = 'Service user'
  and event.service_type = 'Short term support: ST-Max' and event.event_end between $last_day::date - interval 1 year + interval 1 day and $last_day::date
