/*
needs = ["long_term_support", "supported_under_another_key"]

One row per month end and person with long-term support on that day, in the first-ranked of their settings ("setting_rank"), and in the
first-ranked of those they have been in for more than 12 months without a day between services ("long_setting_rank", null when none).
The age is that on the day. "also_seen_with_nhs_number" is asked of those supported on the day, "also_seen_by_then" of those ever by then, as
SALT's tables LTS001b and LTS001c do.
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
),
seen as (  -- one row per such person whose council number somebody with an NHS number carries, supported by that day and not dead before it
    select supported.scope, supported.person, supported.day, bool_or(other.ended >= supported.day) as on_the_day
    from supported
    join supported_under_another_key as other
      on other.scope = supported.scope and other.person = supported.person and other.started <= supported.day
     and (other.died_on is null or other.died_on >= supported.day)
    group by supported.scope, supported.person, supported.day
)
select supported.*, setting_words(setting_rank) as setting, age_band_at(person.birth, supported.day) as age_band,
       person.birth, person.died_on, coalesce(seen.on_the_day, false) as also_seen_with_nhs_number, seen.person is not null as also_seen_by_then,
       person.gender, person.ethnicity_group, person.primary_support_reason,
       person.locality
from supported
join person on person.scope = supported.scope and person.person = supported.person
left join seen on seen.scope = supported.scope and seen.person = supported.person and seen.day = supported.day
