-- One row per candidate: the person by the council's own number, whether they count, and the rule that left them out.
-- Candidates from Client Level Data are numbered within the run; a local return names them as the council does.
with reason as (select unnest($rules::varchar[]) as rule, unnest($reasons::varchar[]) as reason),
known_person as (select distinct on (person) person, council_number from person order by person, scope)
select coalesce(case when typeof(candidate.person) = 'VARCHAR' then candidate.person::varchar else known_person.council_number end, ''),
       (candidate.in_denominator and $HEADLINE$)::integer,
       (candidate.in_numerator and $HEADLINE$)::integer, candidate.rule, coalesce(reason.reason, '')$GROUPS$
from candidate
left join known_person on typeof(candidate.person) <> 'VARCHAR' and known_person.person::varchar = candidate.person::varchar
left join reason on reason.rule = candidate.rule
order by all;
