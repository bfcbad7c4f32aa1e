/*
needs = ["request_chain"]

One row per 12 months to a month end and spell of short-term support to maximise independence (ST-Max) that ended in them and that followed
a new person's request counted in them, with what came after: SALT table STS002a (measures.md 10.4). Services belong to one spell when each
starts no later than the day after the row before it ended. Only what started by the last day is looked at.
"Support ended as planned" counts as no services provided whenever the spell's own outcome tells, as in NHS England's script.
*/
with year as (
    select scope, period_start as first_day, period_end as final_day from known_period where period_type = 'rolling_year'
),
service as (  -- one row per year and ST-Max service in the chain after such a request; an open one goes on to the day of asking
    select distinct year.scope, year.first_day, year.final_day, chain.person, chain.event_started as started,
           coalesce(chain.event_ended, run_setting.as_of) as ended, chain.event_outcome as outcome
    from request_chain as chain
    join year
      on year.scope = chain.scope and chain.ended between year.first_day and year.final_day
     and year.final_day >= chain.known_from and year.final_day < chain.superseded_on and chain.event_started <= year.final_day
    cross join run_setting
    where chain.service_rank = 1 and not chain.had_long_term_support
),
linked as (
    select *, coalesce(lag(ended) over in_order >= started - 1, false) as goes_on
    from service
    window in_order as (partition by scope, final_day, person order by started, ended)
),
numbered as (
    select *, sum(case when goes_on then 0 else 1 end) over (
               partition by scope, final_day, person order by started, ended rows unbounded preceding) as spell_number
    from linked
),
spell as (  -- one row per year and spell that ended in it
    select scope, first_day, final_day, person, min(started) as started, max(ended) as ended,
           -- of several outcomes on its last day the lowest in NHS England's list, as for requests
           arg_min(outcome, (
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
                   else 99 end, outcome)) filter (ended = last_ended) as outcome
    from (select *, max(ended) over (partition by scope, final_day, person, spell_number) as last_ended from numbered)
    group by scope, first_day, final_day, person, spell_number
    having max(ended) between first_day and final_day
),
distinct_spell as (  -- one row per spell, whichever the years that count it
    select row_number() over () as spell_id, *
    from (select distinct scope, person, started, ended from spell)
),
service_user_event as (  -- one row per event of a service user; ST-Max itself has no rank
    select scope, person, record_id, lower(event_type) as event_type, event_start as started, event_end as ended, outcome,
           coalesce(service_type, '') = 'Short term support: ST-Max' as is_st_max,
           case when lower(event_type) = 'service' then
               case service_type
                   when 'Long term support: Nursing care' then 1
                   when 'Long term support: Residential care' then 2
                   when 'Long term support: Community' then 3
                   when 'Long term support: Prison' then 4
                   when 'Short term support: Ongoing low level' then 5
                   when 'Short term support: Other short term' then 6
               end
           end as service_rank
    from event
    where client_type = 'Service user' and event_start is not null
      and lower(event_type) in ('request', 'assessment', 'service', 'review')
),
later_event as (  -- one row per spell and event that starts on its last day or later, while any 12 months that count the spell go on
    select spell.spell_id, spell.ended as spell_ended, event.*,
           lag(event.ended) over in_order as ended_before, min(event.started) over (partition by spell.spell_id) as first_later
    from distinct_spell as spell
    join service_user_event as event
      on event.scope = spell.scope and event.person = spell.person
     and event.started between spell.ended and last_day(spell.ended + interval 11 month)
    where not event.is_st_max or (event.started <> spell.started and event.ended is distinct from spell.ended)
    window in_order as (partition by spell.spell_id order by event.started, event.ended nulls last, event.record_id)
),
marked as (  -- the same, with the day on which the chain breaks
    select *,
           min(case when is_st_max then started
                    when started - ended_before > 3 then started
                    when started = first_later and started - spell_ended > 3 and ended is not null then started
               end) over (partition by spell_id) as broken_on
    from later_event
),
chain_event as (  -- one row per spell and later event, with whether it is in the chain; rows that are alike in all of this are one
    select distinct spell_id, event_type, started, coalesce(ended, date '0001-01-01') as ended, outcome, service_rank,
           broken_on is null or started < broken_on as in_chain
    from marked
),
seen_by_end as (  -- one row per year, spell and day on which events of its chain ended: those that started by the year's last day
    select spell.scope, spell.final_day, distinct_spell.spell_id, chain_event.ended,
           count(*) filter (chain_event.in_chain) as events,
           min(chain_event.service_rank) filter (chain_event.in_chain) as service_rank,
           count(*) filter (chain_event.in_chain and chain_event.service_rank is null and chain_event.outcome like 'NFA:%'
                            and chain_event.outcome <> 'NFA: Support ended as planned') as nfa_outcomes,
           min(chain_event.outcome) filter (chain_event.in_chain and chain_event.service_rank is null and chain_event.outcome like 'NFA:%'
                                            and chain_event.outcome <> 'NFA: Support ended as planned') as nfa_outcome
    from spell
    join distinct_spell using (scope, person, started, ended)
    join chain_event on chain_event.spell_id = distinct_spell.spell_id and chain_event.started <= spell.final_day
    group by spell.scope, spell.final_day, distinct_spell.spell_id, chain_event.ended
),
seen as (  -- one row per year and spell that anything came after
    select scope, final_day, spell_id, sum(events)::bigint as events, min(service_rank) as service_rank,
           -- the latest no-further-action outcome; two that ended on one day are another reason
           arg_max(case when nfa_outcomes = 1 then nfa_outcome else 'NFA: Other' end, ended) filter (nfa_outcomes > 0) as later_outcome
    from seen_by_end
    group by scope, final_day, spell_id
),
typed as (
    select spell.*, seen.service_rank,
           case when seen.spell_id is null then 1 when seen.events = 0 then 5 when seen.service_rank is not null then 2
                when seen.later_outcome is not null then 3 else 4 end as record_type,
           case when record_type = 3 then seen.later_outcome
                -- the one thing that the spell's own outcome does not tell when others came after it
                when record_type = 4 and spell.outcome = 'Admitted to hospital' then null
                else spell.outcome end as telling_outcome
    from spell
    join distinct_spell using (scope, person, started, ended)
    left join seen on seen.scope = spell.scope and seen.final_day = spell.final_day and seen.spell_id = distinct_spell.spell_id
)
select typed.scope, typed.first_day, typed.final_day, typed.person, typed.started, typed.ended,
       person.birth, person.died_on, person.also_seen_with_nhs_number,
       case record_type
           when 1 then 'The support itself: nothing came after'
           when 2 then 'A service that came after'
           when 3 then 'Another event that came after'
           when 4 then 'The support itself: what came after does not tell'
           else 'The support itself: what came after is too late, or the same kind of support'
       end as how_it_is_known,
       case
           when record_type = 2 then
               case when service_rank <= 4 then 'Long-term support' when service_rank = 5 then 'Ongoing low-level support'
                    else 'Other short-term support' end
           else case telling_outcome
               when 'NFA: Referral to NHS services or NHS funded social care' then 'Ended early: NHS funded care or the person died'
               when 'NFA: Deceased' then 'Ended early: NHS funded care or the person died'
               when 'NFA: Self-funded client or under 12wk disregard' then 'No services provided: the person pays for their own care'
               when 'NFA: Support declined' then 'No services provided: support declined'
               when 'NFA: Information and advice or signposting' then 'No services provided: signposted to other services'
               -- new in Release 2, and nearest to this: our choice
               when 'NFA: Referral to other service within the local authority' then 'No services provided: signposted to other services'
               when 'NFA: Responsibility moved to another local authority' then 'No services provided: other reason'
               when 'NFA: No services offered for other reason' then 'No services provided: other reason'
               when 'NFA: Support ended for other reason' then 'No services provided: other reason'
               when 'NFA: Support ended as planned' then 'No services provided: other reason'
               when 'NFA: Other' then 'No services provided: other reason'
               when 'Admitted to hospital' then 'No services provided: other reason'
               else 'Unable to classify' end
       end as category
from typed
join person on person.scope = typed.scope and person.person = typed.person
