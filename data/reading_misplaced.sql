-- One row per field that holds an NHS number of this file where no NHS number belongs.
create temp table misplaced as
select field, value
from value_seen
where length(value) >= 10 and regexp_extract(translate(value, ' -', ''), '[0-9]{10}') in (select digits from nhs_key);

select distinct field from misplaced order by field;
