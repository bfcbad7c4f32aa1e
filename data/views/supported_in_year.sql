/*
needs = ["long_term_support"]

One row per financial or rolling year and person with long-term support at any time in it, in the first-ranked of their settings. The age
is that at the end of the year; "last_day" is the last day of their support in the year, null when all of it ends before it starts.
*/
with supported as (
    select period.scope, period.period_type, period.period_start, period.period_end, support.person,
           min(support.setting_rank) as setting_rank,
           max(least(support.ended, period.period_end)) filter (not support.ends_before_it_starts) as last_day
    from (from known_period where period_type in ('financial_year', 'rolling_year')) as period
    join long_term_support as support
      on support.scope = period.scope and support.started <= period.period_end and support.ended >= period.period_start
    group by all
)
select supported.*, setting_words(setting_rank) as setting, age_band_at(person.birth, supported.period_end) as age_band,
       person.birth, person.died_on, person.also_seen_with_nhs_number, person.gender, person.ethnicity_group, person.primary_support_reason,
       person.accommodation_status, person.settled
from supported
join person on person.scope = supported.scope and person.person = supported.person
