-- One row per scope and person: the latest known details (cld.md 8).

-- One row per scope and event, with what each detail is worth: known before unknown, then the latest reference period, event end
-- (open ends last of all) and event start. The three dates are packed into one whole number so that the largest is the latest.
create or replace temp table detail_of_event as
with recent as (
    select *, date_diff('month', date '1990-01-01', reference_end)::bigint as period_rank,
           (date_diff('month', date '1990-01-01', reference_end)::bigint * 4194304
            + date_diff('day', date '0001-01-01', coalesce(event_end, date '9999-01-01'))) * 4194304
           + date_diff('day', date '0001-01-01', event_start) as recency
    from event_with_details
)
select *,
       -- 2^58 is above any recency: "known" outweighs it
       (accommodation_status not in ('Unknown', 'Invalid and not mapped'))::bigint * 288230376151711744 + recency as accommodation_worth,
       (employment_status not in ('Unknown', 'Invalid and not mapped'))::bigint * 288230376151711744 + recency as employment_worth,
       (gender not in ('Unknown', 'Invalid and not mapped'))::bigint * 288230376151711744 + recency as gender_worth,
       (case ethnicity when 'No data: Undeclared or not known' then 0 when 'No data: Refused' then 1 else 2 end)::bigint
           * 288230376151711744 + recency as ethnicity_worth,
       (client_funding_status in ('Fully social care funded', 'Joint client and social care funded', 'Fully client funded'))::bigint
           * 288230376151711744 + recency as funding_worth,
       (primary_support_reason not in ('Unknown', 'Invalid and not mapped', 'Social support: Support to unpaid carer'))::bigint
           * 288230376151711744 + recency as support_reason_worth,
       (has_unpaid_carer <> 'Unknown')::bigint * 288230376151711744 + recency as unpaid_carer_worth,
       case when birth_year is not null and birth_month is not null then period_rank end as birth_rank,
       case when date_of_death is not null then period_rank end as death_rank
from recent;

create or replace temp table best_detail as  -- one row per scope and person: what its best detail is worth
select scope, person, max(accommodation_worth) as accommodation_worth, max(employment_worth) as employment_worth,
       max(gender_worth) as gender_worth, max(ethnicity_worth) as ethnicity_worth, max(funding_worth) as funding_worth,
       max(support_reason_worth) as support_reason_worth, max(unpaid_carer_worth) as unpaid_carer_worth,
       max(birth_rank) as birth_rank, max(death_rank) as death_rank
from detail_of_event
group by scope, person;

-- One row per scope and person; where several values are left at the first rank, the tie is overwritten.
create or replace temp table known_person as
with first_rank as (
    select event.scope, event.person,
           min(event.accommodation_status) filter (event.accommodation_worth = best.accommodation_worth) as first_accommodation,
           max(event.accommodation_status) filter (event.accommodation_worth = best.accommodation_worth) as last_accommodation,
           min(event.employment_status) filter (event.employment_worth = best.employment_worth) as first_employment,
           max(event.employment_status) filter (event.employment_worth = best.employment_worth) as last_employment,
           min(event.gender) filter (event.gender_worth = best.gender_worth) as first_gender,
           max(event.gender) filter (event.gender_worth = best.gender_worth) as last_gender,
           min(event.ethnicity) filter (event.ethnicity_worth = best.ethnicity_worth) as first_ethnicity,
           max(event.ethnicity) filter (event.ethnicity_worth = best.ethnicity_worth) as last_ethnicity,
           min(event.client_funding_status) filter (event.funding_worth = best.funding_worth) as first_funding,
           max(event.client_funding_status) filter (event.funding_worth = best.funding_worth) as last_funding,
           min(event.primary_support_reason) filter (event.support_reason_worth = best.support_reason_worth) as first_reason,
           max(event.primary_support_reason) filter (event.support_reason_worth = best.support_reason_worth) as last_reason,
           min(event.has_unpaid_carer) filter (event.unpaid_carer_worth = best.unpaid_carer_worth) as first_unpaid_carer,
           max(event.has_unpaid_carer) filter (event.unpaid_carer_worth = best.unpaid_carer_worth) as last_unpaid_carer,
           min(make_date(event.birth_year, event.birth_month, 1)) filter (event.birth_rank = best.birth_rank) as birth,
           max(event.date_of_death) filter (event.death_rank = best.death_rank) as died_on,
           arg_max(event.la_person_unique_identifier, event.recency) as council_number,
           arg_max(event.locality, event.recency) as locality,
           bool_or(event.nhs_hash is not null) as has_nhs_number
    from detail_of_event as event
    join best_detail as best on best.scope = event.scope and best.person = event.person
    group by event.scope, event.person
)
select scope, person, council_number, locality, birth, died_on, has_nhs_number,
       case when first_accommodation = last_accommodation then first_accommodation else 'Unknown' end as accommodation_status,
       case when first_employment = last_employment then first_employment else 'Unknown' end as employment_status,
       case when first_gender = last_gender then first_gender else 'Unknown' end as gender,
       case when first_ethnicity = last_ethnicity then first_ethnicity else 'No data: Undeclared or not known' end as ethnicity,
       case when first_funding = last_funding
             and first_funding in ('Fully social care funded', 'Joint client and social care funded', 'Fully client funded')
            then first_funding else 'Unknown' end as client_funding_status,
       case when first_reason = last_reason and first_reason <> 'Invalid and not mapped' then first_reason else 'Unknown' end
           as primary_support_reason,
       case when first_unpaid_carer = last_unpaid_carer then first_unpaid_carer else 'Unknown' end as has_unpaid_carer
from first_rank;

-- One row per scope and person left without accommodation: what their services tell of it.
create or replace temp table accommodation_from_services as
with service as (  -- one row per service of such a person
    select event.scope, event.person, event.service_type, event.event_end, event.event_start,
           case event.service_type
               when 'Long term support: Nursing care' then 1 when 'Long term support: Residential care' then 2
               when 'Long term support: Community' then 3 when 'Long term support: Prison' then 4
               when 'Short term support: ST-Max' then 5 when 'Short term support: Ongoing low level' then 6
               when 'Short term support: Other short term' then 7 else 99 end as type_rank,
           case when event.component in ('Shared Lives', 'Community supported living', 'Extra care housing',
                                         'Home support or domiciliary care') then event.component end as telling_component
    from event_with_details as event
    join known_person using (scope, person)
    -- only the choice and the closing of rows match the word loosely (cld.md 7): 'Services' tells nothing here
    where lower(event.event_type) = 'service' and known_person.accommodation_status = 'Unknown'
),
first_rank as (  -- the services that share the first rank
    select *
    from service
    qualify dense_rank() over (
        partition by scope, person
        order by coalesce(event_end, date '9999-01-01') desc, type_rank, telling_component is null, event_start desc
    ) = 1
),
reduced as (  -- one row per scope and person: the one type and the one component, where there is just one
    select scope, person,
           case when min(service_type) = max(service_type) and max(type_rank) < 99 then min(service_type) end as service_type,
           case when min(telling_component) = max(telling_component) then min(telling_component) end as component
    from first_rank
    group by scope, person
)
select scope, person,
       case
           when service_type = 'Long term support: Nursing care' then 'Registered nursing home'
           when service_type = 'Long term support: Residential care' then 'Registered care home'
           when component = 'Shared Lives' then 'Shared Lives scheme'
           when component = 'Extra care housing' then 'Sheltered housing, extra care housing or other sheltered housing'
           when component = 'Community supported living' then 'Supported accommodation, supported lodgings or supported group home'
           when service_type = 'Long term support: Community' and component = 'Home support or domiciliary care'
               then 'Unknown: Presumed at home'
           when service_type = 'Long term support: Community' and component is null then 'Unknown: Presumed in community'
           when service_type = 'Long term support: Prison' then 'Prison, young offenders institution or detention centre'
           else 'Unknown'
       end as accommodation_status
from reduced;

create or replace temp table person as
with cared_for as (  -- one row per scope and council number that a carer's row names
    select distinct scope, upper(trim(linked)) as council_number
    from (
        select scope, unnest([adult_1_linked_person_id, adult_2_linked_person_id, adult_3_linked_person_id]) as linked
        from event_with_details
        where client_type in ('Unpaid carer', 'Unpaid carer known by association')
    )
    where linked is not null
),
number_with_nhs as (  -- one row per scope and council number that appears with an NHS number
    select distinct scope, upper(la_person_unique_identifier) as council_number
    from event_with_details
    where nhs_hash is not null and la_person_unique_identifier is not null
),
settled_code as (  -- one row per accommodation status
    select cleaned, max(grouped) as grouped from code where field = 'accommodation_status' group by cleaned
),
ethnicity_code as (  -- one row per ethnicity
    select cleaned, max(grouped) as grouped from code where field = 'ethnicity' group by cleaned
),
housed as (
    select known.* exclude (accommodation_status),
           case when known.accommodation_status = 'Unknown' then coalesce(from_services.accommodation_status, 'Unknown')
                else known.accommodation_status end as accommodation_status
    from known_person as known
    left join accommodation_from_services as from_services
      on from_services.scope = known.scope and from_services.person = known.person
)
select run_setting.council, housed.scope, housed.person, housed.council_number, housed.accommodation_status,
       housed.accommodation_status = 'Unknown: Presumed at home' or coalesce(settled_code.grouped, '0') = '1' as settled,
       housed.employment_status, housed.gender, housed.ethnicity, coalesce(ethnicity_code.grouped, 'Unknown') as ethnicity_group,
       housed.client_funding_status, housed.primary_support_reason,
       case when cared_for.council_number is not null then 'Yes' else housed.has_unpaid_carer end as has_unpaid_carer,
       housed.birth, housed.died_on,
       not housed.has_nhs_number and number_with_nhs.council_number is not null as also_seen_with_nhs_number,
       housed.locality
from housed
cross join run_setting
left join settled_code on settled_code.cleaned = housed.accommodation_status
left join ethnicity_code on ethnicity_code.cleaned = housed.ethnicity
left join cared_for on cared_for.scope = housed.scope and cared_for.council_number = upper(housed.council_number)
left join number_with_nhs on number_with_nhs.scope = housed.scope and number_with_nhs.council_number = upper(housed.council_number);
