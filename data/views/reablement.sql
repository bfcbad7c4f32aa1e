/*
One row per reablement episode of a service user: services of short-term support to maximise independence (ST-Max) with no more than
7 days between them, whether the person was already a long-term client, and what followed (ASCOF 2A, measures.md 4.3 and 5.1).
"step" says which step of 5.1 point 7 settled the sequel. Open episodes end on 9999-01-01. The age is that at the end of the episode.
*/
with service_user_event as (  -- one row per event of a service user with usable dates; "hier" ranks outcomes, under 100 usable
    select scope, person, record_id, lower(event_type) as event_type, event_start as started,
           coalesce(event_end, date '9999-01-01') as ended, coalesce(outcome, 'Invalid and not mapped') as outcome,
           case when hierarchy <= 5 then hierarchy + 100 when outcome is null then 999 else hierarchy end as hier,
           service_type, component
    from event
    where client_type = 'Service user' and event_start is not null and (event_end is null or event_end >= event_start)
),
st_max as (  -- one row per ST-Max service, with the latest end of all the person's earlier ones: not just of the previous one
    select *,
           max(ended) over (partition by scope, person order by started, ended, hier, record_id desc
                            rows between unbounded preceding and 1 preceding) as latest_end_before
    from service_user_event
    where event_type = 'service' and service_type = 'Short term support: ST-Max'
),
numbered as (
    select *,
           sum(case when date_diff('day', latest_end_before, started) <= 7 then 0 else 1 end)
               over (partition by scope, person order by started, ended, hier, record_id desc rows unbounded preceding) as episode_number
    from st_max
),
episode as (  -- one row per episode; its outcome is that of the row with the latest end
    select scope, person, episode_number, min(started) as started, max(ended) as ended,
           arg_max(outcome, (ended, -hier, record_id)) as outcome,
           arg_max(hier, (ended, -hier, record_id)) as hier
    from numbered
    group by scope, person, episode_number
),
existing_client as (  -- one row per episode whose person had long-term support in the 91 days before it
    select distinct episode.scope, episode.person, episode.episode_number
    from episode
    join service_user_event as support
      on support.scope = episode.scope and support.person = episode.person and support.started < episode.started
    -- only the kind of service is tested, not the kind of event
    where support.service_type in ('Long term support: Nursing care', 'Long term support: Residential care',
                                   'Long term support: Community', 'Long term support: Prison')
      and date_diff('day', support.ended, episode.started) < 91
),
other_event as (  -- one row per episode and other event of the person that starts in it or in the week after
    select episode.scope, episode.person, episode.episode_number, other.record_id, other.event_type, other.outcome, other.hier,
           other.service_type, other.component, other.ended, episode.hier as episode_hier,
           -- what runs on after the episode, up to the first event that names ST-Max again: a review that does ends the view as in DHSC's code
           other.ended > episode.ended and other.started < coalesce(
               min(other.started) filter (other.ended > episode.ended and other.service_type = 'Short term support: ST-Max') over (
                   partition by episode.scope, episode.person, episode.episode_number), date '9999-12-31') as in_window,
           other.ended > episode.started and other.ended <= episode.ended as nested,
           date_diff('day', other.ended, episode.ended) as days_before_end,
           case other.service_type
               when 'Long term support: Nursing care' then 1 when 'Long term support: Residential care' then 2
               when 'Long term support: Community' then 3 when 'Long term support: Prison' then 4
               when 'Short term support: Ongoing low level' then 6 when 'Short term support: Other short term' then 7 end as service_rank
    from episode
    join service_user_event as other
      on other.scope = episode.scope and other.person = episode.person and other.started >= episode.started
    where date_diff('day', episode.ended, other.started) <= 7
      and not (other.event_type = 'service' and coalesce(other.service_type, '') = 'Short term support: ST-Max'
               and other.started <= episode.ended)
),
judged as (  -- the same, with whether step 4b considers it
    select *,
           in_window and event_type <> 'service' and outcome <> 'NFA: Support ended as planned'
               and (episode_hier < 100 or hier < 100) as considered,
           component is not null and component in ('Short term residential care', 'Short term nursing care') as short_stay_in_care_home
    from other_event
),
following as (  -- one row per episode with such events
    select scope, person, episode_number,
           count(*) filter (in_window) as window_events,
           count(*) filter (considered) as considered_events,
           min((service_rank, case when short_stay_in_care_home then 0 else 1 end))
               filter (in_window and service_rank is not null) as first_service,
           min(hier) filter (considered and hier < 100) as considered_hier,
           arg_min(outcome, hier) filter (considered and hier < 100) as considered_outcome,
           arg_max(hier, (ended, -hier, record_id)) filter (
               nested and event_type in ('assessment', 'review') and hier < 100 and days_before_end < 14) as nested_hier,
           arg_max(outcome, (ended, -hier, record_id)) filter (
               nested and event_type in ('assessment', 'review') and hier < 100 and days_before_end < 14) as nested_outcome,
           count(*) filter (nested and event_type = 'service' and component = 'Equipment') as equipment
    from judged
    group by scope, person, episode_number
),
weighed as (  -- one row per episode with all that decides its sequel
    select episode.*, person.birth, person.died_on, person.gender, person.ethnicity_group, person.primary_support_reason, person.locality,
           following.first_service, following.equipment,
           existing_client.episode_number is not null as existing_client,
           case when episode.hier < 100 and (coalesce(following.window_events, 0) = 0 or following.considered_events > 0)
                then episode.hier end as own_hier,
           following.considered_hier, following.considered_outcome, following.nested_hier, following.nested_outcome
    from episode
    join person on person.scope = episode.scope and person.person = episode.person
    left join existing_client
      on existing_client.scope = episode.scope and existing_client.person = episode.person
     and existing_client.episode_number = episode.episode_number
    left join following
      on following.scope = episode.scope and following.person = episode.person
     and following.episode_number = episode.episode_number
)
select scope, person, episode_number, started, ended, date_trunc('month', ended)::date as month_ended, outcome, died_on, existing_client,
       age_band_at(birth, ended) as age_band, gender, ethnicity_group, primary_support_reason, locality,
       case
           when date_diff('day', ended, died_on) <= 7 then '1'
           when outcome = 'Admitted to hospital' then '2'
           when first_service is not null then '3'
           when own_hier is not null and own_hier <= least(coalesce(considered_hier, 999), coalesce(nested_hier, 999)) then '4a'
           when considered_hier is not null and considered_hier <= coalesce(nested_hier, 999) then '4b'
           when nested_hier is not null then '4c'
           when equipment > 0 then '5'
           else '6'
       end as step,
       case step
           when '1' then 'NFA: Deceased'
           when '3' then case first_service[1]
               when 1 then 'Long term support: Nursing care' when 2 then 'Long term support: Residential care'
               when 3 then 'Long term support: Community' when 4 then 'Long term support: Prison'
               when 6 then 'Short term support: Ongoing low level'
               else case when first_service[2] = 0 then 'Short term support: Residential or Nursing care'
                         else 'Short term support: Other short term' end
               end
           when '4b' then considered_outcome
           when '4c' then nested_outcome
           when '5' then 'Short term support: Ongoing low level'
           else outcome
       end as sequel
from weighed
