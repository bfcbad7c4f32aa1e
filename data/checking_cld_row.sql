-- The rows of a Client Level Data file as the store keeps them: one row per row of the file that is an event of a person of this council.
-- The person is who the national method takes it to be: the NHS number where there is one, else the council's own number.
select row_number, coalesce(council_code, $council) as la_code,
       coalesce(nhs_hash, $council || '_' || la_person_unique_identifier) as person, nhs_hash, la_person_unique_identifier,
       gender, ethnicity, birth_year, birth_month, date_of_death,
       client_type, primary_support_reason, accommodation_status, employment_status, has_unpaid_carer,
       autism_spectrum_disorder_asd, visual_impairment, hearing_impairment, dementia, client_funding_status,
       event_type, event_start_date, event_end_date, event_outcome, request_route_of_access,
       assessment_type, eligible_needs_identified, method_of_assessment,
       total_hrs_caring_per_week, no_of_adults_being_cared_for,
       adult_1_linked_person_id, adult_2_linked_person_id, adult_3_linked_person_id,
       service_type, service_component, delivery_mechanism, provider_cqc_location_id,
       review_reason, review_outcomes_achieved, method_of_review,
       unit_cost, cost_frequency_unit_type, planned_units_per_week,
       locality
from understood
where not is_left_out
