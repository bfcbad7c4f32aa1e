/*
One row per contact or session of the wellbeing service, or per month's total of them, of the uploads that serve its month.
"is_first": on the day of the person's first contact, as their file has it, unless another file in use has an earlier one.
*/
select activity.month, activity.day, activity.person, activity.upload_id, activity.row_number, activity.day is not null as is_person_level,
       coalesce(activity.source, 'Not recorded') as referral_source, coalesce(activity.locality, 'Not recorded') as postcode_district,
       activity.count,
       activity.of_which = 1 and activity.day = min(activity.day) over (partition by activity.person) as is_first,
       activity.people, activity.new_people
from activity
join serving_month as serving
  on serving.upload_id = activity.upload_id and serving.month = activity.month and serving.place = coalesce(activity.place, '')
where activity.item = 'wellbeing contact'
