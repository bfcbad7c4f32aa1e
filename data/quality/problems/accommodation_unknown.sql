/*
title = "People with long-term support whose accommodation is not known"
says = "{faults} of {rows} people with long-term support in the last 12 months have an accommodation status that is unknown, presumed or in no list."
distorts = ["ascof_2e1", "ascof_2e2a", "ascof_2e2b", "ld_settled"]
how = "Unless their services let it be presumed, they count as not living at home: the share comes out too low."
do = "Fill in Accommodation Status."
*/
select person.council_number as person, coalesce(person.accommodation_status, 'blank') as detail, null::date as since,
       coalesce(person.accommodation_status, 'Unknown') ilike 'Unknown%' or person.accommodation_status = 'Invalid and not mapped' as is_fault
from person
where person.council = $council and person.scope = $scope and exists (
    from event
    where event.council = person.council and event.scope = person.scope and event.person = person.person
      and lower(event.event_type) = 'service' and event.client_type = 'Service user' and event.service_type like 'Long term support%'
      and event.event_start <= $last_day::date and (event.event_end is null or event.event_end > $last_day::date - interval 1 year)
)
