/*
needs = ["long_term_support"]

One row per unique Request of a service user or an unpaid carer, what it led to and what happened next to the person
(measures.md 10.1 points 3 and 5, and 11). "way" is how it ended: resolved, short-term help, progressed or unknown;
"outside" is outside the front door's control and is not counted. The age is that at the end of the request.
Which outcome is which way, and the council's switches, are data: front_door_outcome, front_door_setting.
*/
with request_made as (  -- one row per unique Request with its end
    select scope, person, record_id, client_type, event_start as started, event_end as ended, outcome, outcome_group, route_of_access
    from event
    where lower(event_type) = 'request' and event_start is not null and event_end is not null
      and client_type in ('Service user', 'Unpaid carer', 'Unpaid carer known by association')
),
unbroken as (  -- the same, marked where a new cluster starts: the previous row ended more than 4 days before (SALT, previous row only)
    select *, client_type = 'Service user' as of_service_user,
           coalesce(lag(ended) over (partition by scope, person, client_type = 'Service user' order by started, ended, record_id)
                    >= started - 4, false) as goes_on
    from request_made
),
clustered as (
    select *,
           sum(case when goes_on then 0 else 1 end) over (
               partition by scope, person, of_service_user order by started, ended, record_id rows unbounded preceding) as cluster_number
    from unbroken
),
later_start as (  -- one row per start of something that could come next
    select scope, person, started, 'long-term support' as kind, null as of_service_user, null as cluster_number
    from long_term_support
    where event_type = 'service'
    union all
    select scope, person, event_start, 'reablement', null, null
    from event
    where lower(event_type) = 'service' and client_type = 'Service user' and service_type = 'Short term support: ST-Max'
    union all
    select scope, person, event_start, 'long-term assessment', null, null
    from event
    where lower(event_type) = 'assessment' and client_type = 'Service user' and assessment_type = 'Long term assessment'
    union all
    select scope, person, started, 'request', of_service_user, cluster_number from clustered
),
followed as (  -- one row per Request that anything came after within 91 days, with the days to the first of each kind
    select request.scope, request.record_id,
           min(later.started - request.ended) filter (later.kind = 'long-term support') as days_to_support,
           min(later.started - request.ended) filter (later.kind = 'reablement') as days_to_reablement,
           min(later.started - request.ended) filter (later.kind = 'long-term assessment') as days_to_assessment,
           min(later.started - request.ended) filter (
               later.kind = 'request' and later.of_service_user = request.of_service_user
               and later.cluster_number <> request.cluster_number) as days_to_next_request
    from clustered as request
    join later_start as later
      on later.scope = request.scope and later.person = request.person
     and later.started between request.ended and request.ended + 91
    group by request.scope, request.record_id
),
cluster_start as (  -- one row per Request, with the day on which the first of its cluster started
    select scope, person, record_id,
           min(started) over (partition by scope, person, of_service_user, cluster_number) as started
    from clustered
),
existing_client as (  -- one row per Request whose cluster started while the person had long-term support
    select distinct request.scope, request.record_id
    from cluster_start as request
    join long_term_support as support
      on support.scope = request.scope and support.person = request.person
     and support.started <= request.started and support.ended >= request.started
     and support.event_type in ('request', 'assessment', 'service', 'review')  -- STS001 takes the four words themselves
),
told as (  -- the same, with how it ended: what happened within 28 days tells more than what was written down (measures.md 11)
    select clustered.*, followed.days_to_support, followed.days_to_next_request,
           existing_client.record_id is not null as had_long_term_support,
           coalesce(listed.in_denominator, true) as in_denominator,
           case
               when listed.way <> 'resolved' or listed.way is null then coalesce(listed.way, 'unknown')
               when days_to_support <= 28 then 'progressed'
               when days_to_reablement <= 28 then 'short-term help'
               when days_to_assessment <= 28 then 'progressed'
               else 'resolved'
           end as way_it_ended
    from clustered
    left join followed on followed.scope = clustered.scope and followed.record_id = clustered.record_id
    left join existing_client on existing_client.scope = clustered.scope and existing_client.record_id = clustered.record_id
    left join front_door_outcome as listed on listed.outcome = coalesce(clustered.outcome, '')
)
select told.scope, told.person, record_id, client_type, of_service_user, started, ended, date_trunc('month', ended)::date as month_ended,
       cluster_number, outcome, coalesce(outcome_group, 'Unknown') as outcome_group,
       coalesce(route_of_access, 'Unknown') as route_of_access, age_band_at(person.birth, ended) as age_band, person.gender,
       person.ethnicity_group, person.locality,
       had_long_term_support, days_to_support, days_to_next_request, in_denominator, way_it_ended as way,
       way_it_ended = 'resolved' or (way_it_ended = 'short-term help' and short_term_help_is_resolved) as resolved,
       of_service_user or carers_count as counted
from told
join person on person.scope = told.scope and person.person = told.person
cross join front_door_setting
