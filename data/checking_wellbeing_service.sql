-- One row per contact (count 1, "of_which" 1 where it was the person's first: as stated, else the first in the file), or per month. An unknown number stays unknown.
select row_number, 'wellbeing contact' as item,
       case when shape = 'contacts' then date_trunc('month', contact_date)::date else month end as month,
       case when shape = 'contacts' then contact_date end as day,
       case when shape = 'contacts' then person_key end as person,
       source_word as source, postcode_district as locality,
       case when shape = 'contacts' then 1 else contacts end::bigint as count,
       case when shape = 'contacts' then (contact_date = first_day)::bigint end as of_which,
       case when shape = 'contacts' then null else people_seen end::bigint as people,
       case when shape = 'contacts' then null else new_people end::bigint as new_people,
       'observed' as status
from (
    select *, case when first_contact_date is null then min(contact_date) over (partition by person_key)
                   else least(first_contact_date, contact_date) end as first_day
    from understood
)
where not is_left_out
order by place
