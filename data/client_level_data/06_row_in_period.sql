-- One row per scope and submitted row that happened in a reference period its submission serves (cld.md 7.3).
create or replace temp table row_in_period as
with dated as (  -- one row per submitted row, ended by death where the person died during it
    select row.record_id, row.upload_id, person_number.person, kind_of_event.kind, kind_of_event.same_kind, kind_of_event.is_service,
           kind_of_event.is_chosen_as_service,
           row.event_start_date as event_start, row.date_of_death, coalesce(outcome.hierarchy, 999) as hierarchy,
           case
               when row.date_of_death between row.event_start_date and row.event_end_date then row.date_of_death
               when row.event_end_date is null and row.date_of_death > row.event_start_date then row.date_of_death
               else row.event_end_date
           end as event_end
    from cld_row as row
    join person_number on person_number.person_key = upper(row.person)
    join kind_of_event
      on kind_of_event.given_event_type = row.event_type  -- a row without an event type tells of no event
     and kind_of_event.given_client_type is not distinct from row.client_type
     and kind_of_event.given_route is not distinct from row.request_route_of_access
     and kind_of_event.given_assessment_type is not distinct from row.assessment_type
     and kind_of_event.given_service_type is not distinct from row.service_type
     and kind_of_event.given_component is not distinct from row.service_component
    left join code as outcome on outcome.field = 'event_outcome' and outcome.raw = upper(trim(row.event_outcome))
)
select period.scope, period.reference_start, period.reference_end, dated.* exclude (date_of_death, is_chosen_as_service)
from dated
join reference_period as period using (upload_id)
where dated.event_start <= period.reference_end
  and case when dated.is_chosen_as_service
           then dated.event_end is null or dated.event_end >= period.reference_start
           else dated.event_end between period.reference_start and period.reference_end end
  and (dated.date_of_death is null
       or (dated.date_of_death >= period.reference_start and dated.date_of_death >= dated.event_start));
