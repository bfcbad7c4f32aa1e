/*
title = "Community support without a delivery mechanism"
says = "{faults} of {rows} long-term community services open at the data's end have no delivery mechanism that can be read, and are no direct payment."
distorts = ["ascof_3d1a", "ascof_3d2a", "lts_snapshot"]
how = "The person stays in the denominator without counting: self-directed support comes out too low."
do = "Fill in Delivery Mechanism."
*/
select person.council_number as person, coalesce(event.component, 'no component') as detail, event.event_start as since,
       coalesce(event.mechanism, 'Invalid and not mapped') = 'Invalid and not mapped' and coalesce(event.component, '') <> 'Direct payment' as is_fault
from event
join person on person.council = event.council and person.scope = event.scope and person.person = event.person
where event.council = $council and event.scope = $scope and lower(event.event_type) = 'service' and event.client_type = 'Service user'
  and event.service_type = 'Long term support: Community' and event.event_start <= $last_day::date
  and (event.event_end is null or event.event_end >= $last_day::date)
