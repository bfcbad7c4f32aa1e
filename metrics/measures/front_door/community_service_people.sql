/*
title = "People referred to community services"
definition = """
People referred to a community service in the period, commissioned by the council or not. Each person counts once; over more than a month
only where every row names its person."""
kind = "count"
unit = "people"
better = "higher"
source = "The council's own list of referrals"
basis = "local upload"
caveats = [
    "From monthly totals, someone referred by two teams may count twice, and no number over more than a month can be told.",
    "A person who is referred is not yet a person who uses the service.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "community_referrals people"
reads_longer = "community_referrals by person"
breakdowns = ["commissioned"]
period_types = ["month", "financial_year", "rolling_year"]
weighted = true
beside = "commissioned"

[rules]
nobody_named = "The row names nobody, or gives no number of people."
*/
with referred as (  -- one row per period, sort of service and person, or monthly total
    select distinct period_months.period_type, period_months.period_start, period_months.period_end, referral.person,
           case when referral.is_person_level then null else concat(referral.upload_id, '/', referral.row_number) end as total,
           case when referral.is_person_level then (referral.person is not null)::bigint else referral.people end as people,
           referral.commissioned, referral.is_person_level
    from community_referral as referral
    join period_months
      on period_months.scope in ('community_referrals people', 'community_referrals by person') and period_months.month = referral.month
),
marked as (  -- the same; a person of two sorts of service is in both of them and in the whole once
    select *,
           not is_person_level or row_number() over (
               partition by period_type, period_start, period_end, is_person_level, person order by commissioned) = 1 as headline
    from referred
)
select period_type, period_start, period_end, person, coalesce(people, 0) as weight, headline,
       coalesce(people > 0, false) as in_denominator, coalesce(people > 0, false) as in_numerator,
       case when people > 0 then '' else 'nobody_named' end as rule, commissioned
from marked
