/*
title = "Care-home services without a component"
says = "{faults} of {rows} long-term residential and nursing services that began in the last 12 months have no component."
distorts = ["ascof_2b", "ascof_2c", "admissions_all"]
how = "A service without a component is no admission in the national code: admissions come out too low."
do = "Fill in Service Component."
*/
select person.council_number as person, event.service_type as detail, event.event_start as since, event.component is null as is_fault
from event
join person on person.council = event.council and person.scope = event.scope and person.person = event.person
where event.council = $council and event.scope = $scope and lower(event.event_type) = 'service' and event.client_type = 'Service user'
  and event.service_type in ('Long term support: Residential care', 'Long term support: Nursing care')
  and event.event_start > $last_day::date - interval 1 year
