/*
title = "Requests without an outcome"
says = "{faults} of {rows} requests that ended in the last 12 months have no outcome, or one that no list knows."
distorts = ["front_door_share", "front_door_split", "sts001"]
how = "A request without an outcome counts as not resolved at the front door: the share comes out too low."
do = "Fill in Event Outcome."
*/
select person.council_number as person, coalesce(event.outcome, 'blank') as detail, event.event_end as since,
       event.outcome is null or event.outcome = 'Invalid and not mapped' as is_fault
from event
join person on person.council = event.council and person.scope = event.scope and person.person = event.person
where event.council = $council and event.scope = $scope and lower(event.event_type) = 'request' and event.client_type = 'Service user'
  and event.event_end between $last_day::date - interval 1 year + interval 1 day and $last_day::date
