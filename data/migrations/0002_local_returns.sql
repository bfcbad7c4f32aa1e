-- Tables of the returns that councils, hospitals and services make themselves, and of what officers decide about a file.

-- one row per row of a monthly local return (hospital discharges, contacts at the front door, referrals to community services, contacts of
-- the wellbeing service): one event of one person ("day" is known, "count" is 1), or a month's total ("day" is empty). "item" says which;
-- "council" may be the code of a hospital trust or an NHS area where the file speaks of those
drop table if exists activity;
create table activity (
    upload_id bigint, row_number bigint, return_id varchar, item varchar, council varchar, area_name varchar, area_level varchar,
    month date, day date, person varchar, place varchar, place_name varchar, pathway varchar, destination varchar, age_band varchar,
    team varchar, service varchar, commissioned varchar, source varchar, outcome varchar, locality varchar,
    count bigint, of_which bigint, people bigint, new_people bigint, status varchar
);

-- one row per person of a day-91 list: discharged from hospital into reablement, and where the person was 91 days on
create table reablement_follow_up (
    upload_id bigint, row_number bigint, council varchar, person varchar, discharged_on date, reablement_started_on date,
    reablement_ended_on date, age_at_discharge bigint, gender varchar, status_day_91 varchar, checked_on date, status_day_91_after_reablement varchar,
    intention_home varchar, equipment_or_assessment_only varchar
);

-- one row per question of one wave of a local survey or evaluation
create table survey_answer (
    upload_id bigint, row_number bigint, council varchar, survey varchar, audience varchar, wave_start date, wave_end date,
    invited bigint, returned bigint, question_id varchar, question_text varchar, positive bigint, neutral bigint, negative bigint, themes varchar
);

-- one row per service of a register or directory of services
drop table if exists service;
create table service (
    upload_id bigint, row_number bigint, council varchar, service varchar, description varchar, target_group varchar, life_stage varchar,
    level varchar, provider varchar, commissioner varchar, commissioned varchar, category varchar, funding_source varchar,
    arrangement varchar, value decimal(18, 2), value_period varchar, starts_on date, ends_on date, review_on date, area varchar,
    address varchar, contact varchar, website varchar, measures varchar
);

-- one row per row of the record-level file that government gives back: who it counted in a measure
create table counted_nationally (
    upload_id bigint, row_number bigint, council varchar, measure_id varchar, period_start date, period_end date, person varchar,
    group_type varchar, group_value varchar, in_denominator boolean, in_numerator boolean, event_start date, event_end date, details varchar
);

-- one row per place that a council gives addresses in, whole or in part
create table locality_lookup (upload_id bigint, postcode varchar, locality varchar);

-- one row per purge: which rows were forgotten because their time was up
create table purge (purged_at timestamp, purged_by varchar, older_than date, upload_id bigint, table_name varchar, rows_purged bigint);

-- a receipt's reference, and how far a file's rows reach
alter table upload add column reference varchar;
alter table upload add column derived_words varchar;
