-- From postcodes to localities. `locality_of` has one row per postcode, sector or district: "postcode" as postcode_area() writes it, "locality".

-- one row per postcode of the file: its locality by the whole of it, else by its sector, else by its district
create temp table locality_found as
with written as (  -- one row per distinct text
    select distinct locality as postcode, postcode_area(locality) as area from given where locality is not null
),
parts as (  -- one row per text and part of it that a lookup may name, the longest first
    select postcode, area as part, 1 as place from written
    union all
    select postcode, regexp_extract(area, '^([^ ]+ [0-9])', 1), 2 from written
    union all
    select postcode, split_part(area, ' ', 1), 3 from written
)
select parts.postcode, arg_min(locality_of.locality, parts.place) as locality
from parts
join locality_of on locality_of.postcode = parts.part
group by parts.postcode;

-- the postcode is forgotten whether it was found or not
alter table given rename column locality to postcode_for_locality;
alter table given add column locality varchar;
update given set locality = locality_found.locality from locality_found where locality_found.postcode = given.postcode_for_locality;
alter table given drop column postcode_for_locality;
drop table locality_found;
