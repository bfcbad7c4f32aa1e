-- What happened that may show in the figures, so that a line says what lay behind its turns.

-- one row per milestone: "subject" is the measure or the objective it bears on, '' for all; a withdrawn one stays to be read
create table milestone (
    milestone_id bigint, council varchar, subject varchar, happened_on date, words varchar, why varchar,
    recorded_by varchar, recorded_at timestamp, withdrawn_by varchar, withdrawn_at timestamp, withdrawn_why varchar
);
