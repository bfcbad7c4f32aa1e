/*
needs = ["long_term_support", "supported_under_another_key"]

One row per 12 months to a month end and person with long-term support at any time in them, in the first-ranked of their settings. The
age is that at the end; "last_day" is the last day of their services in the 12 months, null when all of them end before they start or there
are only other events that name such support. ASCOF 2E counts services and takes the age on that last day.
*/
with year as (
    select scope, period_start as first_day, period_end as final_day from known_period where period_type = 'rolling_year'
),
supported as (
    select support.scope, support.person, year.first_day, year.final_day, min(support.setting_rank) as setting_rank,
           max(least(support.ended, year.final_day))
               filter (not support.ends_before_it_starts and support.event_type = 'service') as last_day
    from year
    join long_term_support as support
      on support.scope = year.scope and support.started <= year.final_day and support.ended >= year.first_day
    group by support.scope, support.person, year.first_day, year.final_day
)
select supported.*, setting_words(setting_rank) as setting, age_band_at(person.birth, supported.final_day) as age_band,
       age_band_at(person.birth, supported.last_day) as age_band_on_last_day,
       person.birth, person.died_on, exists (
           from supported_under_another_key as other
           where other.scope = supported.scope and other.person = supported.person
             and other.started <= supported.final_day and other.ended >= supported.first_day
             and (other.died_on is null or other.died_on >= supported.first_day)
       ) as also_seen_with_nhs_number, person.gender, person.ethnicity_group, person.primary_support_reason,
       person.locality, person.accommodation_status, person.settled
from supported
join person on person.scope = supported.scope and person.person = supported.person
