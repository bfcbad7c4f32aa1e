/*
title = "Referrals to community services that were accepted"
definition = "Of referrals to community services whose outcome is recorded, the share that the service or the person accepted."
kind = "proportion"
unit = "% of referrals with an outcome"
better = "higher"
source = "The council's own list of referrals"
basis = "local upload"
caveats = [
    "Only lists of single referrals carry an outcome; monthly totals do not.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "community_referrals"
reads_longer = "community_referrals by person"
breakdowns = ["commissioned", "team"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]

[rules]
no_outcome = "No outcome is recorded, or none that says whether the referral was accepted."
*/
select period_months.period_type, period_months.period_start, period_months.period_end, referral.person,
       referral.outcome is not null as in_denominator, coalesce(referral.outcome = 'Accepted', false) as in_numerator,
       case when referral.outcome is null then 'no_outcome' else '' end as rule, referral.commissioned, referral.team
from community_referral as referral
join period_months
  on period_months.scope in ('community_referrals', 'community_referrals by person') and period_months.month = referral.month
where referral.is_person_level
