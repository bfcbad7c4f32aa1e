/*
needs = ["long_term_support"]

One row per service of short-term support to maximise independence (ST-Max) of a service user: its spell as far as it is known when no
later service has started (SALT table STS002b, measures.md 10.4). Services belong to one spell when each starts no later than the day after
the row before it ended; an open one goes on to the day of asking. "known_from" to "known_until" are the days a period may end on for
this row to tell of its spell: so a spell that runs on past a period ends in it where its last service of that period did.
*/
with service as (
    select event.scope, event.person, event.record_id, event.event_start as started, coalesce(event.event_end, run_setting.as_of) as ended
    from event
    cross join run_setting
    where lower(event.event_type) = 'service' and event.client_type = 'Service user' and event.event_start is not null
      and event.service_type = 'Short term support: ST-Max'
),
linked as (
    select *, coalesce(lag(ended) over in_order >= started - 1, false) as goes_on
    from service
    window in_order as (partition by scope, person order by started, ended, record_id)
),
numbered as (
    select *, sum(case when goes_on then 0 else 1 end) over (
               partition by scope, person order by started, ended, record_id rows unbounded preceding) as spell_number
    from linked
),
so_far as (  -- one row per service, with the spell up to it
    select scope, person, spell_number, started as known_from,
           min(started) over in_order as started, max(ended) over in_order as ended,
           lead(started) over (partition by scope, person, spell_number order by started, ended, record_id) as next_started
    from numbered
    window in_order as (partition by scope, person, spell_number order by started, ended, record_id rows unbounded preceding)
),
existing as (  -- one row per start of a spell on which the person had long-term support
    select distinct so_far.scope, so_far.person, so_far.started
    from so_far
    join long_term_support as support
      on support.scope = so_far.scope and support.person = so_far.person
     and support.started <= so_far.started and support.ended >= so_far.started
     and support.event_type in ('request', 'assessment', 'service', 'review')  -- STS002b takes the four words themselves
)
select so_far.scope, so_far.person, so_far.started, so_far.ended, so_far.known_from,
       coalesce(so_far.next_started, date '9999-01-01') - 1 as known_until, existing.person is not null as had_long_term_support,
       person.birth, person.died_on, person.also_seen_with_nhs_number
from so_far
join person on person.scope = so_far.scope and person.person = so_far.person
left join existing on existing.scope = so_far.scope and existing.person = so_far.person and existing.started = so_far.started
