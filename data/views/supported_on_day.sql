/*
needs = ["long_term_support"]

One row per month end and person with long-term support on that day, in the first-ranked of their settings ("setting_rank"), and in the
first-ranked of those they have been in for more than 12 months without a day between services ("long_setting_rank", null when none).
The age is that on the day.
*/
with month_end as (
    select scope, period_end as day, (period_end - interval 12 month)::date as year_before
    from known_period
    where period_type = 'snapshot'
),
supported as (
    select support.scope, support.person, month_end.day, min(support.setting_rank) as setting_rank,
           min(support.setting_rank) filter (support.chain_started < month_end.year_before) as long_setting_rank
    from month_end
    join long_term_support as support
      on support.scope = month_end.scope and support.started <= month_end.day and support.ended >= month_end.day
    group by support.scope, support.person, month_end.day
)
select supported.*, setting_words(setting_rank) as setting, age_band_at(person.birth, supported.day) as age_band,
       person.birth, person.died_on, person.also_seen_with_nhs_number, person.gender, person.ethnicity_group, person.primary_support_reason,
       person.locality
from supported
join person on person.scope = supported.scope and person.person = supported.person
