-- The persons of the national method, the three details that most measures split by as numbered words:
-- counting those is three times faster. Where the council's lookup of postcodes gave nobody a locality, nobody has one; where it gave some,
-- the rest have one that says so, and all localities together are everybody.
drop table if exists temp.person_in_words;
alter table temp.person rename to person_in_words;
drop type if exists gender_word;
drop type if exists ethnicity_group_word;
drop type if exists support_reason_word;
drop type if exists locality_word;
create temp type gender_word as enum (select 'Unknown' union select gender from temp.person_in_words where gender is not null);
create temp type ethnicity_group_word as enum (
    select 'Unknown' union select ethnicity_group from temp.person_in_words where ethnicity_group is not null);
create temp type support_reason_word as enum (
    select 'Unknown' union select primary_support_reason from temp.person_in_words
    where primary_support_reason is not null);
create temp type locality_word as enum (
    select 'Not in the lookup' union select locality from temp.person_in_words where locality is not null);
create temp table person as
select person_in_words.* replace (gender::gender_word as gender, ethnicity_group::ethnicity_group_word as ethnicity_group,
                  primary_support_reason::support_reason_word as primary_support_reason,
                  case when has_localities then coalesce(locality, 'Not in the lookup')::locality_word end as locality)
from temp.person_in_words
cross join (select count(locality) > 0 as has_localities from temp.person_in_words);
drop table temp.person_in_words;
