/*
needs = ["long_term_support"]

One row per unique Request of a service user or an unpaid carer, what it led to and what happened next to the person
(measures.md 10.1 points 3 and 5, and 11). "way" is how it ended: resolved, short-term help, progressed or unknown;
"outside" is outside the front door's control and is not counted. Lists and switches are data: front_door_outcome, front_door_setting.
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
cluster as (  -- one row per cluster of requests, with the start of the next
    select scope, person, of_service_user, cluster_number,
           lead(min(started)) over (partition by scope, person, of_service_user order by cluster_number) as next_cluster_started
    from clustered
    group by scope, person, of_service_user, cluster_number
),
request_day as (select distinct scope, person, of_service_user, started from clustered),
support_start as (  -- one row per person and day on which long-term support started, and until when any started by then lasts
    select scope, person, started,
           max(max(ended)) over (partition by scope, person order by started rows unbounded preceding) as lasts_until
    from long_term_support
    group by scope, person, started
),
reablement_start as (
    select distinct scope, person, event_start as started
    from event
    where lower(event_type) = 'service' and client_type = 'Service user' and service_type = 'Short term support: ST-Max'
      and event_start is not null
),
assessment_start as (
    select distinct scope, person, event_start as started
    from event
    where lower(event_type) = 'assessment' and client_type = 'Service user' and assessment_type = 'Long term assessment'
      and event_start is not null
),
followed as (  -- one row per Request with the first day of what came next, and of what was there already
    select clustered.*,
           coalesce(before.lasts_until >= clustered.started, false) as had_long_term_support,
           date_diff('day', clustered.ended, support_start.started) as days_to_support,
           date_diff('day', clustered.ended, reablement_start.started) as days_to_reablement,
           date_diff('day', clustered.ended, assessment_start.started) as days_to_assessment,
           greatest(clustered.ended, cluster.next_cluster_started) as repeat_from, cluster.next_cluster_started
    from clustered
    join cluster using (scope, person, of_service_user, cluster_number)
    asof left join support_start as before
      on before.scope = clustered.scope and before.person = clustered.person and clustered.started >= before.started
    asof left join support_start
      on support_start.scope = clustered.scope and support_start.person = clustered.person and clustered.ended <= support_start.started
    asof left join reablement_start
      on reablement_start.scope = clustered.scope and reablement_start.person = clustered.person
     and clustered.ended <= reablement_start.started
    asof left join assessment_start
      on assessment_start.scope = clustered.scope and assessment_start.person = clustered.person
     and clustered.ended <= assessment_start.started
),
repeated as (  -- the same, with the days to the next Request outside its own cluster
    select followed.*,
           case when followed.next_cluster_started is not null
                then date_diff('day', followed.ended, request_day.started) end as days_to_next_request
    from followed
    asof left join request_day
      on request_day.scope = followed.scope and request_day.person = followed.person
     and request_day.of_service_user = followed.of_service_user
     and followed.repeat_from <= request_day.started
),
told as (  -- the same, with how it ended: what happened within 28 days tells more than what was written down (measures.md 11)
    select repeated.*, coalesce(listed.in_denominator, true) as in_denominator,
           case
               when listed.way <> 'resolved' or listed.way is null then coalesce(listed.way, 'unknown')
               when days_to_support <= 28 then 'progressed'
               when days_to_reablement <= 28 then 'short-term help'
               when days_to_assessment <= 28 then 'progressed'
               else 'resolved'
           end as way_it_ended
    from repeated
    left join front_door_outcome as listed on listed.outcome = coalesce(repeated.outcome, '')
)
select scope, person, record_id, client_type, of_service_user, started, ended, cluster_number,
       outcome, coalesce(outcome_group, 'Unknown') as outcome_group, coalesce(route_of_access, 'Unknown') as route_of_access,
       had_long_term_support, days_to_support, days_to_next_request, in_denominator, way_it_ended as way,
       way_it_ended = 'resolved' or (way_it_ended = 'short-term help' and short_term_help_is_resolved) as resolved,
       of_service_user or carers_count as counted
from told
cross join front_door_setting
