/*
needs = ["long_term_support"]

One row per episode of reablement of a service user: services of short-term support to maximise independence with the component
"Reablement" and no more than 7 days between them (ASCOF 2D, measures.md 7.1 point 2: narrower than in 2A), the discharge from hospital that
it followed, and what became of the person (measures.md 7.3).
No council has hospital records: a request by way of a discharge from hospital stands for the discharge, when it ended from 7 days before
the episode started to 3 days after; of several the latest. Where there is none "discharged_on" is empty, and "month_of_discharge" is that
of the start. Open episodes end on 9999-01-01.
*/
with service as (  -- one row per such service, with the latest end of all the person's earlier ones: not just of the previous one
    select scope, person, record_id, event_start as started, coalesce(event_end, date '9999-01-01') as ended,
           max(coalesce(event_end, date '9999-01-01')) over (
               partition by scope, person order by event_start, event_end nulls last, record_id
               rows between unbounded preceding and 1 preceding) as latest_end_before
    from event
    where lower(event_type) = 'service' and client_type = 'Service user' and service_type = 'Short term support: ST-Max'
      and component = 'Reablement' and event_start is not null and (event_end is null or event_end >= event_start)
),
numbered as (
    select *, sum(case when date_diff('day', latest_end_before, started) <= 7 then 0 else 1 end) over (
               partition by scope, person order by started, ended, record_id rows unbounded preceding) as episode_number
    from service
),
episode as (
    select scope, person, episode_number, min(started) as started, max(ended) as ended
    from numbered
    group by scope, person, episode_number
),
discharge as (  -- one row per person and day on which a request by way of a discharge from hospital ended
    select distinct scope, person, event_end as discharged_on
    from event
    where lower(event_type) = 'request' and client_type = 'Service user' and event_end >= event_start
      and route_of_access ilike 'discharge from hospital%'  -- the words of Release 2 are not verified: the leading ones decide
),
linked as (
    select episode.scope, episode.person, episode.episode_number, episode.started, episode.ended,
           max(discharge.discharged_on) as discharged_on
    from episode
    left join discharge
      on discharge.scope = episode.scope and discharge.person = episode.person
     and discharge.discharged_on between episode.started - 7 and episode.started + 3
    group by episode.scope, episode.person, episode.episode_number, episode.started, episode.ended
),
care_home_stay as (  -- one row per long-term residential or nursing service
    select scope, person, started, ended
    from long_term_support
    where event_type = 'service' and not ends_before_it_starts
      and service_type in ('Long term support: Residential care', 'Long term support: Nursing care')
),
followed as (  -- one row per episode, with whether a care home came after the discharge, and after the end or was there already
    select linked.scope, linked.person, linked.episode_number, linked.started, linked.ended, linked.discharged_on,
           coalesce(bool_or(stay.started between linked.discharged_on and linked.discharged_on + 84), false) as care_home_after_discharge,
           coalesce(bool_or(stay.started <= linked.ended + 91 and stay.ended >= linked.ended), false) as care_home_after_end
    from linked
    left join care_home_stay as stay on stay.scope = linked.scope and stay.person = linked.person
    group by linked.scope, linked.person, linked.episode_number, linked.started, linked.ended, linked.discharged_on
)
select followed.*, date_trunc('month', coalesce(discharged_on, started))::date as month_of_discharge,
       date_trunc('month', ended)::date as month_ended, person.birth, person.died_on, person.gender, person.ethnicity_group,
       person.locality,
       date_diff('day', person.birth, discharged_on) / 365.25 as years_at_discharge, age_band_at(person.birth, ended) as age_band_at_end
from followed
join person on person.scope = followed.scope and person.person = followed.person
