/*
One row per row of the council's own return of hospital discharges that counts, with how many discharges it speaks of (measures.md 14).
"pathway" is 0 to 3, "3b" for people who went back to their care home, or "unknown". "left_out" is the rule that leaves it out of every
pathway, '' when none does; the two rules to settle are settings: discharge_care_home_residents_are_0, discharge_65_and_above_only.
*/
with settled as (  -- one row: the council's switches, as last set
    select coalesce(arg_max(value, set_at) filter (name = 'discharge_care_home_residents_are_0') = 'on', false) as residents_are_0,
           coalesce(arg_max(value, set_at) filter (name = 'discharge_65_and_above_only') = 'on', false) as older_only
    from setting
),
told as (  -- one row per row of the uploads that serve its month and hospital
    select activity.month, activity.day,
           -- one spelling for a hospital that files write in small letters and in capitals: the newest file's
           coalesce(first_value(activity.place) over (
               partition by lower(activity.place) order by activity.upload_id desc, activity.row_number
           ), 'Hospital not named') as place, activity.age_band,
           coalesce(activity.count, 0) as discharges,
           case when activity.pathway = '3b' and residents_are_0 then '0' else activity.pathway end as pathway, older_only
    from activity
    join serving_month as serving
      on serving.return_id = 'discharge_pathways' and serving.upload_id = activity.upload_id and serving.month = activity.month
     and serving.place = coalesce(activity.place, '')
    cross join settled
    where activity.item = 'discharge'
),
ruled as (
    select *, case when age_band = 'Under 18' then 'under_18'
                   when older_only and age_band = '18 to 64' then 'under_65'
                   when older_only and age_band <> '65 and above' then 'age_not_known'
                   when pathway = 'unknown' then 'pathway_not_known'
                   when pathway = '3b' then 'care_home_resident'
                   else '' end as left_out
    from told
)
select 'discharge_pathways' as scope, month, day, place, discharges, pathway, left_out,
       -- an age that is never counted has no row of its own: a nought there would say that nobody was discharged
       case when left_out not in ('under_18', 'under_65', 'age_not_known') then age_band end as age_band
from ruled
