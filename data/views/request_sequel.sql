/*
needs = ["request_chain"]

How requests of service users ended in the end, in the words of SALT table STS001 (measures.md 10.1 point 9, and 10.2): one row per end of a
request cluster and stretch of month ends ("known_from" to "known_until", both included) in which the same is known of what came after.
A period reads the row whose "ended" lies in it and whose stretch its own last day lies in: one for each cluster.
"how_it_is_known" says which of the five types of record tells it. Type 4 and outcomes that SALT has no place for are "Unable to classify".
*/
with stretch as (  -- one row per end of a cluster and month end from which something more is known
    select distinct end_number, known_from
    from (
        select end_number, last_day(known_from) as known_from from request_chain
        union all
        select end_number, last_day(greatest(known_from, first_later)) from request_chain where first_later is not null
        union all
        select end_number, last_day(greatest(known_from, event_started)) from request_chain where event_started is not null
    )
),
seen_by_end as (  -- one row per stretch and day on which events of its chain ended; events not ended come first of all
    select stretch.end_number, stretch.known_from, coalesce(chain.event_ended, date '0001-01-01') as event_ended,
           count(*) filter (chain.service_rank is null) as events, min(chain.service_rank) as service_rank,
           min(chain.event_outcome) filter (
               chain.service_rank is null and chain.event_outcome like 'NFA:%'
               -- in Release 1 this was no NFA outcome
               and chain.event_outcome <> 'NFA: Support ended as planned') as usable_outcome
    from stretch
    join request_chain as chain
      on chain.end_number = stretch.end_number and last_day(chain.event_started) <= stretch.known_from
    group by stretch.end_number, stretch.known_from, coalesce(chain.event_ended, date '0001-01-01')
),
seen as (  -- one row per stretch with anything in its chain
    select end_number, known_from, min(service_rank) as service_rank,
           -- the latest usable outcome; beside another event that ended that day it is another reason, whatever that one's outcome
           arg_max(case when events = 1 then usable_outcome else 'NFA: Other' end, event_ended)
               filter (usable_outcome is not null) as later_outcome
    from seen_by_end
    group by end_number, known_from
),
cluster_end as (  -- one row per end of a cluster
    select distinct end_number, scope, person, cluster_started, ended, superseded_on, had_long_term_support, outcome, first_later
    from request_chain
),
typed as (
    select cluster_end.*, stretch.known_from, seen.service_rank, seen.later_outcome,
           case
               when cluster_end.first_later is null or last_day(cluster_end.first_later) > stretch.known_from then 1
               when seen.end_number is null then 5
               when seen.service_rank is not null then 2
               when seen.later_outcome is not null then 3
               else 4
           end as record_type
    from stretch
    join cluster_end on cluster_end.end_number = stretch.end_number
    left join seen on seen.end_number = stretch.end_number and seen.known_from = stretch.known_from
),
told as (
    select *, case when record_type = 3 then later_outcome else outcome end as telling_outcome,
           lead(known_from) over (partition by end_number order by known_from) as next_known_from
    from typed
)
select told.scope, told.person, told.cluster_started as started, told.ended, told.known_from,
       least(coalesce(told.next_known_from, date '9999-01-01'), told.superseded_on) - 1 as known_until,
       told.had_long_term_support, person.birth, person.died_on, person.also_seen_with_nhs_number,
       case record_type
           when 1 then 'The request: nothing came after'
           when 2 then 'A service that came after'
           when 3 then 'An assessment or review that came after'
           when 4 then 'The request: what came after does not tell'
           else 'The request: what came after is too late, or another request'
       end as how_it_is_known,
       case
           when record_type = 2 then case service_rank
               when 1 then 'Short-term support to maximise independence' when 2 then 'Long-term support: nursing care'
               when 3 then 'Long-term support: residential care' when 4 then 'Long-term support: community'
               when 5 then 'Long-term support: prison' when 6 then 'Ongoing low-level support' else 'Other short-term support' end
           else case telling_outcome
               when 'NFA: Information and advice or signposting' then 'Signposted to universal or other services'
               -- new in Release 2, and nearest to this: our choice
               when 'NFA: Referral to other service within the local authority' then 'Signposted to universal or other services'
               when 'NFA: Referral to NHS services or NHS funded social care' then '100% NHS funded care'
               when 'NFA: Deceased' then 'No services provided: the person died'
               when 'NFA: Responsibility moved to another local authority' then 'No services provided: other reason'
               when 'NFA: Self-funded client or under 12wk disregard' then 'No services provided: other reason'
               when 'NFA: Support declined' then 'No services provided: other reason'
               when 'NFA: No services offered for other reason' then 'No services provided: other reason'
               when 'NFA: Support ended for other reason' then 'No services provided: other reason'
               when 'NFA: Other' then 'No services provided: other reason'
               else 'Unable to classify' end
       end as sequel
from told
join person on person.scope = told.scope and person.person = told.person
