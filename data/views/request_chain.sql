/*
needs = ["request"]

What came after service users' requests, as NHS England followed it for SALT table STS001 (measures.md 10.1, points 3 to 8): one row per
end of a request cluster and event in the unbroken chain after it, and one without an event where nothing is in the chain.
A cluster that runs on past a period counts in it by the last of its rows that ended in it, so a cluster has an end for each such row:
"known_from" to "superseded_on" (not included) are the days a period may end on for this end to be the one that counts. Only what
started by the period's last day may be looked at: compare "event_started" and "first_later" with it.
Where a chain breaks does not depend on the period, since events are taken in the order of their start.
Release 1 words that Release 2 no longer tells apart: "Progress to End of Life Care" (a sequel of its own in SALT) and "Progress to
financial assessment" are both "Not mapped"; re-assessment ranks with assessment, "Provision of service" with "No change in package".
NHS England's own slips are not followed: requests without a route or an outcome neither vanish nor make an existing client new.
*/
with counted_day as (  -- one row per scope: the first and last day on which a request may end that some 12 months count
    select scope, min(period_start) as first_day, max(period_end) as last_day
    from known_period
    where period_type = 'rolling_year'
    group by scope
),
ranked as (  -- one row per request of a service user; of outcomes that ended on one day the lowest rank counts
    select scope, person, cluster_number, started, ended, outcome, had_long_term_support,
           min(started) over (partition by scope, person, cluster_number) as cluster_started,
           case outcome
               when 'Progress to reablement/ST-Max' then 1
               when 'Progress to assessment, review or reassessment' then 2
               when 'Admitted to hospital' then 3
               when 'Progress to support planning or services' then 5
               when 'Release 1 specification only: Not mapped' then 6
               when 'Continuation of support or services' then 7
               when 'NFA: Support ended as planned' then 8
               when 'NFA: Deceased' then 11
               when 'NFA: Responsibility moved to another local authority' then 12
               when 'NFA: Information and advice or signposting' then 14
               when 'NFA: Referral to other service within the local authority' then 14
               when 'NFA: Self-funded client or under 12wk disregard' then 15
               when 'NFA: Support declined' then 16
               when 'NFA: Other' then 19
               when 'Invalid and not mapped' then 100
               else 99  -- three outcomes among them that NHS England's list misspells, so that they come last there too
           end as outcome_rank
    from request
    where of_service_user
),
cluster_end as (  -- one row per cluster, day on which a row of it ended, and day from which that can be known
    select ranked.scope, person, cluster_number, ended, greatest(started, ended) as known_from, min(cluster_started) as cluster_started,
           bool_or(had_long_term_support) as had_long_term_support, min({'rank': outcome_rank, 'outcome': outcome}) as first_outcome
    from ranked
    join counted_day on counted_day.scope = ranked.scope and ranked.ended between counted_day.first_day and counted_day.last_day
    group by ranked.scope, person, cluster_number, ended, greatest(started, ended)
),
counted_end as (  -- the same, with its outcome and when a later end takes its place
    select row_number() over () as end_number, * exclude (first_outcome),
           (min(first_outcome) over (partition by scope, person, cluster_number, ended order by known_from
                                     rows unbounded preceding)).outcome as outcome,
           min(known_from) over (partition by scope, person, cluster_number order by ended desc, known_from desc
                                 rows between unbounded preceding and 1 preceding) as superseded_on
    from cluster_end
),
service_user_event as (  -- one row per event of a service user
    select scope, person, record_id, lower(event_type) as event_type, event_start as started, event_end as ended, outcome,
           case when lower(event_type) = 'service' then
               case service_type
                   when 'Short term support: ST-Max' then 1
                   when 'Long term support: Nursing care' then 2
                   when 'Long term support: Residential care' then 3
                   when 'Long term support: Community' then 4
                   when 'Long term support: Prison' then 5
                   when 'Short term support: Ongoing low level' then 6
                   when 'Short term support: Other short term' then 7
               end
           end as service_rank
    from event
    where client_type = 'Service user' and event_start is not null
      and lower(event_type) in ('request', 'assessment', 'service', 'review')
),
later_event as (  -- one row per such end and event that starts then or later, while any 12 months that count the end go on
    select counted_end.end_number, counted_end.ended as request_ended, event.*,
           lag(event.ended) over in_order as ended_before, min(event.started) over (partition by counted_end.end_number) as first_later
    from counted_end
    join service_user_event as event
      on event.scope = counted_end.scope and event.person = counted_end.person
     and event.started between counted_end.ended and last_day(counted_end.ended + interval 11 month)
    where event.event_type <> 'request'
       or (event.started <> counted_end.cluster_started and event.ended is distinct from counted_end.ended)
    window in_order as (partition by counted_end.end_number order by event.started, event.ended nulls last, event.record_id)
),
marked as (  -- the same, with the day on which the chain breaks: everything from that day on is out of it
    select *,
           min(case when event_type = 'request' then started
                    -- after an open event nothing breaks the chain: the difference is unknown
                    when started - ended_before > 3 then started
                    -- an open event may come first at any distance, as in the national code
                    when started = first_later and started - request_ended > 28 and ended is not null then started
               end) over (partition by end_number) as broken_on
    from later_event
),
first_event as (  -- one row per such end that anything came after
    select end_number, min(first_later) as first_later from marked group by end_number
),
chain_event as (  -- one row per such end and event in its chain; rows that are alike in all of this are one
    select distinct end_number, event_type, started, ended, outcome, service_rank
    from marked
    where broken_on is null or started < broken_on
)
select counted_end.end_number, counted_end.scope, counted_end.person, counted_end.cluster_started, counted_end.ended,
       counted_end.known_from, coalesce(counted_end.superseded_on, date '9999-01-01') as superseded_on,
       counted_end.had_long_term_support, counted_end.outcome, first_event.first_later,
       chain_event.event_type, chain_event.started as event_started, chain_event.ended as event_ended,
       chain_event.outcome as event_outcome, chain_event.service_rank
from counted_end
left join first_event on first_event.end_number = counted_end.end_number
left join chain_event on chain_event.end_number = counted_end.end_number
