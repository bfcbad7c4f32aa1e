-- One row per candidate: the person by the council's own number, whether they count, and the rule that left them out.
with reason as (select unnest($rules::varchar[]) as rule, unnest($reasons::varchar[]) as reason),
known_person as (select distinct on (person) person, council_number from person order by person, scope)
select coalesce(known_person.council_number, ''), (candidate.in_denominator and $HEADLINE$)::integer,
       (candidate.in_numerator and $HEADLINE$)::integer, candidate.rule, coalesce(reason.reason, '')$GROUPS$
from candidate
left join known_person on known_person.person = candidate.person
left join reason on reason.rule = candidate.rule
order by all;
