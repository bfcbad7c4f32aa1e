-- What people write: each record in versions, so that nothing is overwritten unseen and its history can be read.

-- one row per version of what was said about an objective or a measure in a period; "body" is what its module keeps, as JSON
drop table if exists commentary;
create table commentary (
    record_id bigint, version bigint, council varchar, subject varchar, period_end date, body varchar, state varchar,
    changed_at timestamp, changed_by varchar
);

-- one row per version of something somebody will do
drop table if exists action;
create table action (
    record_id bigint, version bigint, council varchar, subject varchar, period_end date, body varchar, state varchar,
    changed_at timestamp, changed_by varchar
);

-- one row per version of a question or recommendation of scrutiny
drop table if exists question;
create table question (
    record_id bigint, version bigint, council varchar, subject varchar, period_end date, body varchar, state varchar,
    changed_at timestamp, changed_by varchar
);

-- one row per version of an evaluation, a case study or a service held against a framework's foundations
create table evidence (
    record_id bigint, version bigint, council varchar, subject varchar, period_end date, body varchar, state varchar,
    changed_at timestamp, changed_by varchar
);

-- one row per version of a service as it was edited on screen, over what a register said of it
create table service_entry (
    record_id bigint, version bigint, council varchar, subject varchar, period_end date, body varchar, state varchar,
    changed_at timestamp, changed_by varchar
);

-- one row per version of an edition in the making: drafted, then checked by somebody else
create table edition_draft (
    record_id bigint, version bigint, council varchar, subject varchar, period_end date, body varchar, state varchar,
    changed_at timestamp, changed_by varchar
);

-- one row per frozen edition, and one per thing it holds: results, verdicts, commentary, definitions, versions
drop table if exists edition;
create table edition (
    edition_id bigint, council varchar, number bigint, name varchar, period_end date, run_id bigint, store_version bigint,
    checked_by varchar, approved_by varchar, approved_at timestamp, embargo_until timestamp, program varchar, digest varchar
);
create table edition_item (edition_id bigint, kind varchar, subject varchar, item varchar, body varchar);

-- one row per correction of an edition: dated, with who was told
create table correction (
    correction_id bigint, edition_id bigint, words varchar, old_figure varchar, new_figure varchar, told varchar,
    made_at timestamp, made_by varchar
);
