/*
needs = ["long_term_support"]

One row per person without an NHS number and event that names long-term support of somebody who has one and carries the same council number.
NHS England takes both for one person and drops the rows without the number, but only where the others are in the same table of SALT: each
table looks for NHS numbers among its own rows (LTS001; cld.md 5). So whoever asks compares the days with those of its own rows.
*/
select without_number.scope, without_number.person, support.started, support.ended, with_number.died_on
from long_term_support as support
join person as with_number on with_number.scope = support.scope and with_number.person = support.person
join cld_row as row on row.record_id = support.record_id
join person as without_number
  on without_number.scope = support.scope and without_number.also_seen_with_nhs_number
 and upper(without_number.council_number) = upper(row.la_person_unique_identifier)
where row.nhs_hash is not null and with_number.birth is not null
