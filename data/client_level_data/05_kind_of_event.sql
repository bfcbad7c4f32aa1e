-- One row per combination of the six words that say what kind of event a row tells of: as given, as cleaned, and a number
-- "same_kind" that is equal where the method takes two combinations for the same (cld.md 7.4, 7.5).
create or replace temp table kind_of_event as
with given as (  -- one row per combination of words as given
    select distinct event_type, client_type, request_route_of_access, assessment_type, service_type, service_component
    from cld_row
    where upload_id in (select upload_id from reference_period)
),
cleaned as (  -- the same, in Release 2 words: a value no list knows becomes 'Invalid and not mapped'
    select given.event_type as given_event_type, given.client_type as given_client_type,
           given.request_route_of_access as given_route, given.assessment_type as given_assessment_type,
           given.service_type as given_service_type, given.service_component as given_component,
           run_setting.method_version,
           case when run_setting.method_version = 'M1' then given.event_type
                when given.event_type is not null then coalesce(event_type.cleaned, 'Invalid and not mapped') end as event_type,
           -- both methods choose rows by the word as given and loosely, M1 compares them so as well: here and only here
           given.event_type ilike '%service%' as is_chosen_as_service,
           case when run_setting.method_version = 'M1' then given.event_type ilike '%service%'
                else coalesce(event_type.cleaned, '') = 'Service' end as is_service,
           case when run_setting.method_version = 'M1' then given.event_type ilike '%request%'
                else coalesce(event_type.cleaned, '') = 'Request' end as is_request,
           case when run_setting.method_version = 'M1' then given.event_type ilike '%assessment%'
                else coalesce(event_type.cleaned, '') = 'Assessment' end as is_assessment,
           case when given.client_type is not null then coalesce(client_type.cleaned, 'Invalid and not mapped') end as client_type,
           case when given.request_route_of_access is not null then coalesce(route.cleaned, 'Invalid and not mapped') end
               as route_of_access,
           case when given.assessment_type is not null then coalesce(assessment_type.cleaned, 'Invalid and not mapped') end
               as assessment_type,
           case when given.service_type is not null then coalesce(service_type.cleaned, 'Invalid and not mapped') end as service_type,
           case when given.service_type is not null then coalesce(service_type.grouped, 'Unknown') end as service_type_group,
           case when given.service_component is not null then coalesce(component.cleaned, 'Invalid and not mapped') end as component
    from given
    cross join run_setting
    left join code as event_type on event_type.field = 'event_type' and event_type.raw = upper(trim(given.event_type))
    left join code as client_type on client_type.field = 'client_type' and client_type.raw = upper(trim(given.client_type))
    left join code as route on route.field = 'request_route_of_access' and route.raw = upper(trim(given.request_route_of_access))
    left join code as assessment_type
           on assessment_type.field = 'assessment_type' and assessment_type.raw = upper(trim(given.assessment_type))
    left join code as service_type on service_type.field = 'service_type' and service_type.raw = upper(trim(given.service_type))
    left join code as component on component.field = 'service_component' and component.raw = upper(trim(given.service_component))
),
compared as (  -- the same, with the words the method compares: M1 those given, M2 the cleaned ones
    select *,
           upper(trim(event_type)) as key_event_type,
           case when method_version = 'M1' then upper(trim(given_client_type)) else client_type end as key_client_type,
           case when method_version = 'M1' then upper(trim(given_route)) else route_of_access end as key_route,
           case when method_version = 'M1' then upper(trim(given_assessment_type)) else assessment_type end as key_assessment_type,
           case when method_version = 'M1' then upper(trim(given_service_type)) else service_type end as key_service_type,
           case when method_version = 'M1' then upper(trim(given_component)) else component end as key_component
    from cleaned
)
select row_number() over () as kind,
       -- a part of the key counts only for the kind of event it belongs to; NULL agrees with NULL
       dense_rank() over (
           order by key_event_type, key_client_type,
                    case when is_request then key_route end,
                    case when is_assessment then key_assessment_type end,
                    case when is_service then key_service_type end,
                    case when is_service then key_component end
       ) as same_kind,
       * exclude (method_version, is_request, is_assessment, key_event_type, key_client_type, key_route, key_assessment_type, key_service_type, key_component)
from compared;

-- One row per person of those submissions. The number stands for the key within this run: it compares faster than a hash does.
create or replace temp table person_number as
select person_key, row_number() over () as person
from (
    select distinct upper(person) as person_key
    from cld_row
    where upload_id in (select upload_id from reference_period)
);
