-- One row per scope and unique event: the version that wins (cld.md 7.7).
create or replace temp table winning_row as
select *
from closed_row
qualify row_number() over (
    partition by scope, unique_event
    order by reference_end desc, event_end desc nulls first, hierarchy, record_id desc
) = 1;

-- The same with what its row says, as written. Apart from the next step, since both together would need twice the memory.
create or replace temp table winning_text as
select winner.scope, winner.person, winner.record_id, winner.upload_id, winner.reference_start, winner.reference_end,
       winner.event_start, winner.event_end, winner.hierarchy, winner.is_service, winner.kind,
       row.nhs_hash, row.la_person_unique_identifier, row.birth_year, row.birth_month, row.date_of_death, row.locality,
       row.adult_1_linked_person_id, row.adult_2_linked_person_id, row.adult_3_linked_person_id,
       row.delivery_mechanism, row.event_outcome, row.review_reason, row.gender, row.ethnicity, row.accommodation_status,
       row.employment_status, row.primary_support_reason, row.client_funding_status, row.has_unpaid_carer
from winning_row as winner
join cld_row as row on row.record_id = winner.record_id;

-- The same, kept whole: no field is filled from a losing row; in Release 2 words (cld.md 7.4, 7.8). Cleaning adds and removes no row.
create or replace temp table event_with_details as
select row.scope, row.person, row.record_id, row.upload_id, row.reference_start, row.reference_end,
       row.event_start, row.event_end, row.hierarchy, row.is_service,
       kind.event_type, kind.client_type, kind.route_of_access, kind.assessment_type, kind.service_type, kind.service_type_group,
       kind.component,
       row.nhs_hash, row.la_person_unique_identifier, row.birth_year, row.birth_month, row.date_of_death, row.locality,
       row.adult_1_linked_person_id, row.adult_2_linked_person_id, row.adult_3_linked_person_id,
       case when row.delivery_mechanism is not null then coalesce(mechanism.cleaned, 'Invalid and not mapped') end as mechanism,
       case when row.event_outcome is not null then coalesce(outcome.cleaned, 'Invalid and not mapped') end as outcome,
       case when row.event_outcome is not null then coalesce(outcome.grouped, 'Invalid and not mapped') end as outcome_group,
       case when upper(kind.event_type) <> 'REVIEW' or row.review_reason is null then null
            when coalesce(review_reason.cleaned, row.review_reason) ilike 'unplanned%' then 'Unplanned'
            when coalesce(review_reason.cleaned, row.review_reason) ilike 'planned%' then 'Planned review of long term support'
            when coalesce(review_reason.cleaned, row.review_reason) ilike 'review of short term support' then 'Review of short term support'
            else 'Review Type Unknown' end as review_type,
       coalesce(gender.cleaned, 'Unknown') as gender,
       coalesce(ethnicity.cleaned, 'No data: Undeclared or not known') as ethnicity,
       coalesce(accommodation.cleaned, 'Unknown') as accommodation_status,
       coalesce(employment.cleaned, 'Invalid and not mapped') as employment_status,
       coalesce(support_reason.cleaned, 'Unknown') as primary_support_reason,
       coalesce(funding.cleaned, 'Unknown') as client_funding_status,
       coalesce(unpaid_carer.cleaned, 'Unknown') as has_unpaid_carer
from winning_text as row
join kind_of_event as kind on kind.kind = row.kind
left join code as mechanism on mechanism.field = 'delivery_mechanism' and mechanism.raw = upper(trim(row.delivery_mechanism))
left join code as outcome on outcome.field = 'event_outcome' and outcome.raw = upper(trim(row.event_outcome))
left join code as review_reason on review_reason.field = 'review_reason' and review_reason.raw = upper(trim(row.review_reason))
left join code as gender on gender.field = 'gender' and gender.raw = upper(trim(row.gender))
left join code as ethnicity on ethnicity.field = 'ethnicity' and ethnicity.raw = upper(trim(row.ethnicity))
left join code as accommodation on accommodation.field = 'accommodation_status' and accommodation.raw = upper(trim(row.accommodation_status))
left join code as employment on employment.field = 'employment_status' and employment.raw = upper(trim(row.employment_status))
left join code as support_reason on support_reason.field = 'primary_support_reason' and support_reason.raw = upper(trim(row.primary_support_reason))
left join code as funding on funding.field = 'client_funding_status' and funding.raw = upper(trim(row.client_funding_status))
left join code as unpaid_carer on unpaid_carer.field = 'has_unpaid_carer' and unpaid_carer.raw = upper(trim(row.has_unpaid_carer));

create or replace temp table event as
select run_setting.council, scope, person, record_id, upload_id, reference_start, reference_end, event_type, client_type,
       event_start, event_end, route_of_access, assessment_type, service_type, service_type_group, component, mechanism,
       outcome, outcome_group, hierarchy, review_type,
       -- DHSC's age formula on the first day of the birth month, at the end or, for an open service, at the period's end (cld.md 7.9)
       floor(date_diff('day', make_date(birth_year, birth_month, 1),
                       coalesce(event_end, case when is_service then reference_end end)) / 365.25)::integer as latest_age
from event_with_details
cross join run_setting;
