/*
needs = ["long_term_support"]

One row per 12 months to a month end and person supported for a learning disability (nursing, residential or community) at any time in
them, with the accommodation and employment that their services say: SALT table LTS004 (measures.md 10.5). The latest to start says it,
of several a known status before "Unknown"; where two still differ it is "Unknown". A blank or a value that no list knows says nothing,
and a person of whom nothing is said has null here. The words are those on the services, not the person's latest of all.
*/
with year as (
    select scope, period_start as first_day, period_end as final_day from known_period where period_type = 'rolling_year'
),
service as (  -- one row per long-term service for a learning disability
    select support.scope, support.person, support.started, support.ended,
           nullif(accommodation.cleaned, 'Invalid and not mapped') as accommodation_status, accommodation.grouped = '1' as settled,
           nullif(employment.cleaned, 'Invalid and not mapped') as employment_status, employment.grouped = '1' as employed
    from long_term_support as support
    join cld_row as row on row.record_id = support.record_id
    join code as reason on reason.field = 'primary_support_reason' and reason.raw = upper(trim(row.primary_support_reason))
    left join code as accommodation
      on accommodation.field = 'accommodation_status' and accommodation.raw = upper(trim(row.accommodation_status))
    left join code as employment on employment.field = 'employment_status' and employment.raw = upper(trim(row.employment_status))
    where support.event_type = 'service' and support.service_type <> 'Long term support: Prison'
      and lower(reason.cleaned) = 'learning disability support'
),
supported as (  -- one row per year and such service in it, with what it is worth for either status: the day, then known or not
    select year.first_day, year.final_day, service.*,
           case when accommodation_status is not null
                then (started - date '0001-01-01') * 2 + (accommodation_status <> 'Unknown')::integer end as accommodation_worth,
           case when employment_status is not null
                then (started - date '0001-01-01') * 2 + (employment_status <> 'Unknown')::integer end as employment_worth
    from year
    join service on service.scope = year.scope and service.started <= year.final_day and service.ended >= year.first_day
),
best as (
    select *, max(accommodation_worth) over of_person as best_accommodation, max(employment_worth) over of_person as best_employment
    from supported
    window of_person as (partition by scope, person, final_day)
),
said as (  -- one row per year and person
    select scope, person, first_day, final_day,
           min(accommodation_status) filter (accommodation_worth = best_accommodation) as first_accommodation,
           max(accommodation_status) filter (accommodation_worth = best_accommodation) as last_accommodation,
           bool_and(settled) filter (accommodation_worth = best_accommodation) as settled,
           min(employment_status) filter (employment_worth = best_employment) as first_employment,
           max(employment_status) filter (employment_worth = best_employment) as last_employment,
           bool_and(employed) filter (employment_worth = best_employment) as employed
    from best
    group by scope, person, first_day, final_day
)
select said.scope, said.person, said.first_day, said.final_day,
       case when first_accommodation = last_accommodation then first_accommodation
            when first_accommodation is not null then 'Unknown' end as accommodation_status,
       coalesce(said.settled and first_accommodation = last_accommodation, false) as settled,
       case when first_employment = last_employment then first_employment
            when first_employment is not null then 'Unknown' end as employment_status,
       coalesce(said.employed and first_employment = last_employment, false) as employed,
       age_band_at(person.birth, said.final_day) as age_band,
       person.birth, person.died_on, person.also_seen_with_nhs_number, person.gender, person.ethnicity_group
from said
join person on person.scope = said.scope and person.person = said.person
