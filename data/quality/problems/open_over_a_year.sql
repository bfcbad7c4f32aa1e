/*
title = "Services open for more than a year without a review"
says = "{faults} of {rows} open long-term services began more than a year before the data end, and no review or assessment of the person stands in the last year."
distorts = ["lts_year", "lts_snapshot", "lts_over12", "ascof_2e2a", "ascof_2e2b", "ascof_3d1a"]
how = "A service left open by mistake counts its person as supported: long-term support and home-or-family measures come out too high."
do = "Close those that have ended in the case system; review the others."
*/
select person.council_number as person, event.service_type as detail, event.event_start as since,
       event.event_start < $last_day::date - interval 1 year and not exists (
           from event as seen
           where seen.council = event.council and seen.scope = event.scope and seen.person = event.person
             and lower(seen.event_type) in ('review', 'assessment')
             and coalesce(seen.event_end, seen.event_start) > $last_day::date - interval 1 year
       ) as is_fault
from event
join person on person.council = event.council and person.scope = event.scope and person.person = event.person
where event.council = $council and event.scope = $scope and lower(event.event_type) = 'service' and event.client_type = 'Service user'
  and event.service_type like 'Long term support%' and event.event_end is null
