-- The record as it was: uploads not known then are out of use, those withdrawn only later are in use, later decisions are not made and later evaluations
-- not recorded yet.
update upload set excluded = true where not list_contains($known::bigint[], upload_id);
update upload set withdrawn_at = null where list_contains($known::bigint[], upload_id);
delete from decision where decided_at > $decided_by::timestamp;
delete from evidence where changed_at > $decided_by::timestamp;
