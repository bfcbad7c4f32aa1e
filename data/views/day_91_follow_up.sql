/*
One row per person and discharge on the council's day-91 list that counts, in the month of their cohort (measures.md 7.2 and 7.3).
"status" is where the person was on day 91: home, care home, hospital, died, not traced, not at home; null when nobody has checked.
The clock is a setting, home91_clock: from leaving hospital into reablement (as the national measure had it), or reablement_end. Whether
day 91 had passed is told by the day the list was handed in: what came after it, the list cannot know.
"left_out" is the rule that leaves the person out, '' when none does. Somebody who has not been checked though day 91 has passed is not
known of, and left out, until the month is settled: day 91 past for all, 95% checked. From then on they are not at home, like people who
cannot be traced.
*/
with settled as (  -- one row: the council's choice, as last set
    select coalesce(arg_max(value, set_at) filter (name = 'home91_clock') = 'reablement_end', false) as from_reablement_end from setting
),
told as (  -- one row per person and discharge, with the day the clock starts
    select follow_up.person, follow_up.discharged_on, follow_up.age_at_discharge, coalesce(follow_up.gender, 'Unknown') as gender,
           follow_up.intention_home, follow_up.equipment_or_assessment_only, upload.submitted_at::date as told_on,
           case when from_reablement_end then follow_up.reablement_ended_on else follow_up.discharged_on end as clock_starts,
           case when from_reablement_end then follow_up.status_day_91_after_reablement else follow_up.status_day_91 end as status
    from reablement_follow_up as follow_up
    join serving_month as serving
      on serving.return_id = 'reablement_follow_up' and serving.upload_id = follow_up.upload_id
     and serving.month = date_trunc('month', follow_up.discharged_on)
    join upload on upload.upload_id = follow_up.upload_id
    cross join settled
),
ruled as (  -- the same, with the rule that leaves the person out whatever became of them
    select *, date_trunc('month', coalesce(clock_starts, discharged_on))::date as month,
           coalesce(clock_starts + 91 >= told_on, false) as day_91_to_come,
           case when age_at_discharge < 65 then 'under_65'
                when age_at_discharge is null then 'age_not_known'
                when intention_home = 'no' then 'no_intention_home'
                when equipment_or_assessment_only = 'yes' then 'equipment_only'
                when clock_starts is null then 'reablement_not_ended'
                else '' end as never_counts
    from told
),
weighed as (  -- the same, with whether the month is settled
    select *, bool_and(not day_91_to_come) over this_month and 100 * count(status) over this_month >= 95 * count(*) over this_month as is_settled
    from ruled
    window this_month as (partition by month, never_counts <> '')
)
select 'reablement_follow_up' as scope, person, discharged_on, clock_starts, month, status, gender, day_91_to_come,
       never_counts = '' as is_of_the_month,
       case when age_at_discharge >= 85 then '85 and above' when age_at_discharge >= 75 then '75 to 84'
            when age_at_discharge >= 65 then '65 to 74' end as age_band,
       case when never_counts <> '' then never_counts
            when status is not null or is_settled then ''
            when day_91_to_come then 'day_91_to_come'
            else 'not_checked' end as left_out
from weighed
