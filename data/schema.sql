-- The store's tables. Names are a contract with scripts and with later versions; columns are ours.
-- The steps in migrations/ add what later versions brought.
-- No keys, checks, sequences, indexes or RETURNING: a store may also be a DuckLake, which has none. Ids come from Python.

create table if not exists store_state (schema_version bigint, version bigint);

-- one row per setting value ever set; the latest set_at wins
create table if not exists setting (name varchar, value varchar, owner varchar, set_at timestamp, why varchar);

-- at most one row: whose store this is
create table if not exists home_council (
    council varchar, ons_code varchar, name varchar, plan varchar, synthetic boolean, regional boolean, named_at timestamp, named_by varchar
);

-- one row per person and role; the latest changed_at of a member wins, role '' means removed
create table if not exists member (member varchar, role varchar, changed_at timestamp, changed_by varchar);

-- one row per accepted file, never changed but for its withdrawal and for "accepted_at", set when its figures were worked out
create table if not exists upload (
    upload_id bigint, return_id varchar, council varchar, file_name varchar, file_hash varchar, file_bytes bigint,
    submitted_at timestamp, loaded_at timestamp, loaded_by varchar,
    stated_start date, stated_end date, derived_start date, derived_end date, given_start date, given_end date,
    rows_read bigint, rows_kept bigint, rows_warned bigint, rows_rejected bigint,
    excluded boolean, accepted_at timestamp, withdrawn_at timestamp, withdrawn_by varchar, withdrawn_why varchar
);

-- one row per fault found in a file; "value" is empty for personal fields
create table if not exists fault (
    upload_id bigint, row_number bigint, column_name varchar, rule varchar, severity varchar, value varchar, says varchar
);

-- one row per kept row of a Client Level Data file: text as it was given (trimmed), dates read, personal details left at the door
create table if not exists cld_row (
    upload_id bigint, row_number bigint, record_id bigint, la_code varchar, person varchar, nhs_hash varchar, la_person_unique_identifier varchar,
    gender varchar, ethnicity varchar, birth_year integer, birth_month integer, date_of_death date,
    client_type varchar, primary_support_reason varchar, accommodation_status varchar, employment_status varchar, has_unpaid_carer varchar,
    autism_spectrum_disorder_asd varchar, visual_impairment varchar, hearing_impairment varchar, dementia varchar, client_funding_status varchar,
    event_type varchar, event_start_date date, event_end_date date, event_outcome varchar, request_route_of_access varchar,
    assessment_type varchar, eligible_needs_identified varchar, method_of_assessment varchar,
    total_hrs_caring_per_week varchar, no_of_adults_being_cared_for varchar,
    adult_1_linked_person_id varchar, adult_2_linked_person_id varchar, adult_3_linked_person_id varchar,
    service_type varchar, service_component varchar, delivery_mechanism varchar, provider_cqc_location_id varchar,
    review_reason varchar, review_outcomes_achieved varchar, method_of_review varchar,
    unit_cost decimal(18, 2), cost_frequency_unit_type varchar, planned_units_per_week decimal(18, 2),
    locality varchar
);

-- one row per council, scope (see data/client_level_data) and unique event of the current run
create table if not exists event (
    council varchar, scope varchar, person bigint, record_id bigint, upload_id bigint, reference_start date, reference_end date,
    event_type varchar, client_type varchar, event_start date, event_end date, route_of_access varchar, assessment_type varchar,
    service_type varchar, service_type_group varchar, component varchar, mechanism varchar, outcome varchar, outcome_group varchar,
    hierarchy integer, review_type varchar, latest_age integer
);

-- one row per council, scope and person of the current run: the latest details known. "person" is a number within the run
create table if not exists person (
    council varchar, scope varchar, person bigint, council_number varchar, accommodation_status varchar, settled boolean,
    employment_status varchar, gender varchar, ethnicity varchar, ethnicity_group varchar, client_funding_status varchar,
    primary_support_reason varchar, has_unpaid_carer varchar, birth date, died_on date, also_seen_with_nhs_number boolean, locality varchar
);

-- one row per run, council and reference period: which upload serves which dates
create table if not exists served_quarter (
    run_id bigint, council varchar, period_start date, period_end date, upload_id bigint, tail boolean
);

-- one row per published or reported figure, with its status kept as published
create table if not exists reported_figure (
    upload_id bigint, council varchar, ons_code varchar, area_name varchar, area_level varchar,
    measure_id varchar, published_code varchar, framework_year varchar, basis varchar,
    period_type varchar, period_start date, period_end date, group_type varchar, group_value varchar,
    numerator double, denominator double, value double, margin double, unit varchar, status varchar, published_text varchar
);

-- one row per area, mid-year and age band
create table if not exists population (
    upload_id bigint, ons_code varchar, council varchar, area_name varchar, mid_year integer, age_band varchar, people bigint, basis varchar
);

-- one row per run of the measures
create table if not exists run (
    run_id bigint, council varchar, method_version varchar, as_of date, started_at timestamp, finished_at timestamp,
    is_default boolean, digest varchar, failures varchar
);
create table if not exists current_run (run_id bigint);

-- one row per run, measure, basis, period and group: design section 3, plus why a figure is provisional and how it was made
create table if not exists result (
    run_id bigint, council varchar, measure_id varchar, framework_year varchar, method_version varchar, basis varchar,
    period_type varchar, period_start date, period_end date, group_type varchar, group_value varchar,
    numerator double, denominator double, value double, margin double, unit varchar, status varchar, as_of date, uploads varchar, note varchar
);

-- one row per run, measure, period and rule: how many candidates the rule left out
create table if not exists exclusion (
    run_id bigint, council varchar, measure_id varchar, period_type varchar, period_start date, period_end date, rule varchar, candidates bigint
);

create table if not exists edition (edition_id bigint, name varchar, run_id bigint, published_at timestamp, published_by varchar, contents varchar);
create table if not exists commentary (commentary_id bigint, council varchar, subject varchar, period_end date, part varchar, words varchar, written_at timestamp, written_by varchar, state varchar);
create table if not exists action (action_id bigint, council varchar, subject varchar, title varchar, owner varchar, due_on date, state varchar, changed_at timestamp, changed_by varchar);
create table if not exists question (question_id bigint, council varchar, subject varchar, asked_on date, meeting varchar, words varchar, reply varchar, owner varchar, state varchar, changed_at timestamp, changed_by varchar);

-- one row per decision: a baseline, target, rule or value mapping changed, by whom, when and why
create table if not exists decision (
    decision_id bigint, council varchar, kind varchar, subject varchar, name varchar, value varchar, why varchar, decided_at timestamp, decided_by varchar
);

-- one row per thing done that someone may later ask about
create table if not exists audit (done_at timestamp, who varchar, what varchar, subject varchar, details varchar);
