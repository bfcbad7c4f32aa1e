-- One row per service of the council's newest register in use, in the order of the fields of Service.
with newest as (  -- one row: the register that serves
    select max(upload_id) as upload_id
    from upload
    where return_id = 'service_register' and council = ? and withdrawn_at is null and not coalesce(excluded, false)
)
select service, provider, area, description, target_group, life_stage, level, commissioner, commissioned, category, funding_source,
       arrangement, value::double, value_period, starts_on, ends_on, review_on, contact, website, measures
from service
join newest using (upload_id)
order by lower(service), lower(provider), row_number
