/*
title = "People with and without their NHS number"
says = "{faults} of {rows} people who are known by the council's own number on some rows also appear with an NHS number on others."
distorts = ["lts_year", "lts_snapshot", "lts_over12", "sts001", "admissions_all", "ascof_2a"]
how = "One person counts as two: who is new may be known already, and a person may count twice. The rebuilt SALT tables leave the rows without an NHS number out."
do = "Fill in the NHS number on the rows that lack it."
*/
select council_number as person, 'rows without an NHS number beside rows with one' as detail, null::date as since,
       coalesce(also_seen_with_nhs_number, false) as is_fault
from person
where council = $council and scope = $scope
