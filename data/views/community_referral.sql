/*
One row per referral to a community service, or per month's total of them, of the uploads that serve its month. Whether the service is
commissioned: as the newest register of services in use says, else as the return does. A service that no register knows says so.
*/
with register as (  -- one row per service name of the newest register in use that names it
    select lower(trim(service.service)) as name,
           arg_max(service.commissioned, (upload.submitted_at, upload.upload_id)) as commissioned
    from service
    join upload on upload.upload_id = service.upload_id
    join run_setting on run_setting.council = upload.council and upload.submitted_at::date <= run_setting.as_of
    where upload.withdrawn_at is null and not coalesce(upload.excluded, false) and service.service is not null
    group by all
)
select activity.month, activity.day, activity.person, activity.upload_id, activity.row_number,
       coalesce(activity.team, 'Not recorded') as team, coalesce(activity.team in ('Initial Assessment Team', 'Contact Centre'), false) as of_front_door,
       activity.outcome, activity.day is not null as is_person_level,
       case when lower(register.commissioned) in ('commissioned', 'yes') then 'Commissioned'
            when lower(register.commissioned) in ('not commissioned', 'non-commissioned', 'no') then 'Not commissioned'
            when activity.commissioned is not null then activity.commissioned
            when activity.service is not null and register.name is null then 'Not in directory'
            else 'Not recorded' end as commissioned,
       activity.count, activity.people
from activity
join serving_month as serving
  on serving.upload_id = activity.upload_id and serving.month = activity.month and serving.place = coalesce(activity.place, '')
left join register on register.name = lower(trim(activity.service))
where activity.item = 'community referral'
