-- From NHS numbers to keyed hashes: HMAC-SHA-256 (RFC 2104). The key's two pads come from outside; no number stays in any table.
insert into nhs_key
select nhs_number, digits, sha256($outer_pad::blob || unhex(sha256($inner_pad::blob || encode(digits)))) as hash, passes_check(digits) as passes
from (select nhs_number, ten_digits(nhs_number) as digits from (select distinct nhs_number from given where nhs_number is not null))
where digits is not null;

alter table given add column nhs_hash varchar;
alter table given add column nhs_number_passes boolean;
alter table given add column nhs_number_is_given boolean;
update given set nhs_number_is_given = nhs_number is not null;
update given set nhs_hash = nhs_key.hash, nhs_number_passes = nhs_key.passes from nhs_key where nhs_key.nhs_number = given.nhs_number;

-- one row per NHS number that is at fault: for the officer who is putting the file right, never for the store
insert into officer_value
select row_number, 'nhs_number', nhs_number from given where nhs_number is not null and (nhs_hash is null or not nhs_number_passes);
