-- One row per person that government or we considered: how often each considered and counted them, and what explains a difference.
with national_row as (  -- one row per row of the file for this measure and period; of a person's groups, the whole, else the age band
    select person, in_denominator, in_numerator, dense_rank() over (partition by person order by (group_type <> 'all')::integer,
           (group_type <> 'age_band')::integer, group_type) as best_first
    from counted_nationally
    where upload_id = $upload_id and measure_id = $measure_id and period_start = $period_start and period_end = $period_end
),
national as (  -- one row per person in the file
    select person, count(*) filter (where in_denominator) as denominator, count(*) filter (where in_numerator) as numerator
    from national_row
    where best_first = 1
    group by person
),
local as (  -- one row per person we considered, with the first rule that left one of their rows out
    select person, sum(in_denominator)::bigint as denominator, sum(in_numerator)::bigint as numerator,
           any_value(rule) filter (where rule <> '') as rule, any_value(reason) filter (where rule <> '') as reason
    from local_row
    where person <> ''
    group by person
),
known_person as (  -- one row per person's number in the files of Client Level Data that are in use, with the day the first was made
    select cld_row.la_person_unique_identifier as person, min(upload.submitted_at)::date as first_known
    from cld_row
    join upload on upload.upload_id = cld_row.upload_id
    where upload.withdrawn_at is null and not coalesce(upload.excluded, false)
    group by all
),
given_back as (select submitted_at::date as day from upload where upload_id = $upload_id),
both_sides as (  -- one row per person on either side
    select coalesce(national.person, local.person) as person,
           coalesce(national.denominator, 0) as national_denominator, coalesce(national.numerator, 0) as national_numerator,
           coalesce(local.denominator, 0) as local_denominator, coalesce(local.numerator, 0) as local_numerator,
           coalesce(local.rule, '') as rule, coalesce(local.reason, '') as reason
    from national
    full join local on local.person = national.person
),
told_apart as (  -- the same without those whom neither counts
    select *,
           case when national_denominator > 0 and local_denominator > 0 then
                    case when (national_denominator, national_numerator) = (local_denominator, local_numerator) then 'in both'
                         else 'in both, counted differently' end
                when national_denominator > 0 then 'national only'
                else 'local only' end as outcome
    from both_sides
    where national_denominator > 0 or local_denominator > 0
)
select told_apart.person, outcome, national_denominator, national_numerator, local_denominator, local_numerator,
       case when outcome = 'in both' then '' else rule end as rule,
       case when outcome = 'in both' then ''
            when outcome = 'national only' and known_person.person is null
                then 'The person is in no file of Client Level Data loaded here, or under another number.'
            when outcome = 'national only' and rule = ''
                then 'The person is in the files, with no event here that this measure considers: the record was changed or left out since.'
            when outcome = 'local only' and known_person.first_known > given_back.day
                then 'The person is only in files made after the national file.'
            else reason end as why
from told_apart
cross join given_back
left join known_person on known_person.person = told_apart.person
order by outcome, told_apart.person
