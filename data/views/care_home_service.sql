/*
One row per long-term care-home service of a service user, with the first rule that keeps it from being a new admission whatever the
period ("rule" is '' when none does): ASCOF 2B and 2C, measures.md 6.1. A service without a component is left out, as DHSC's code does,
though its text means to keep it. The age is that on the day the service started.
"previous_admission" is the day of the person's new admission before this one: a person counts once in a period, by the first.
*/
with service as (  -- one row per residential or nursing service
    select event.scope, event.person, event.record_id, event.event_start as started, event.event_end as ended, event.component,
           coalesce(event.outcome, '') = 'NFA: Self-funded client or under 12wk disregard' as self_funded,
           person.birth, person.died_on, person.gender, person.ethnicity_group, person.primary_support_reason, person.locality
    from event
    join person on person.scope = event.scope and person.person = event.person
    where lower(event.event_type) = 'service' and event.client_type = 'Service user' and event.event_start is not null
      and event.service_type in ('Long term support: Residential care', 'Long term support: Nursing care')
),
tested as (  -- the same; a base row counts as an earlier stay, and in M2 a self-funded one does not
    select service.*,
           case
               when birth is null then 'birth_unknown'
               when component is null then 'no_component'
               when not (component ilike '%residential%' or component ilike '%nursing%') then 'other_component'
               when component ilike '%short%' then 'short_term_component'
               when run_setting.method_version = 'M2' and self_funded then 'self_funded'
               else ''
           end as base_rule
    from service
    cross join run_setting
),
stay as (  -- one row per person and day on which a base service started, with the latest end of all earlier starts
    select scope, person, started,
           max(max(coalesce(ended, date '9999-01-01'))) over (
               partition by scope, person order by started rows between unbounded preceding and 1 preceding) as latest_end_before
    from tested
    where base_rule = ''
    group by scope, person, started
),
ruled as (
    select tested.scope, tested.person, tested.record_id, tested.started, date_trunc('month', tested.started)::date as month_started,
           tested.died_on, age_band_at(tested.birth, tested.started) as age_band, tested.gender, tested.ethnicity_group,
           tested.primary_support_reason, tested.locality,
           case
               when tested.base_rule <> '' then tested.base_rule
               when tested.self_funded then 'self_funded'
               -- an open earlier stay ends in 9999, so it gives a negative number
               when date_diff('day', stay.latest_end_before, tested.started) < 365 then 'earlier_stay'
               when age_band = 'Under 18' then 'under_18'
               else ''
           end as rule
    from tested
    left join stay on stay.scope = tested.scope and stay.person = tested.person and stay.started = tested.started
)
select *, lag(started) over (partition by scope, person, rule order by started, record_id) as previous_admission
from ruled
