/*
title = "People whose month of birth is not known"
says = "{faults} of {rows} people have no month and year of birth."
distorts = ["ascof_2b", "ascof_2c", "admissions_all", "lts_year", "lts_snapshot"]
how = "They are in no age band: admissions and long-term support leave them out."
do = "Fill in Date of Birth."
*/
select council_number as person, 'no date of birth' as detail, null::date as since, birth is null as is_fault
from person
where council = $council and scope = $scope
