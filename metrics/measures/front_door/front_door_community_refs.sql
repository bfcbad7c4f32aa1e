/*
title = "Referrals to community services from the front door"
definition = """
Referrals to community services made by the Initial Assessment Team and the contact centre, commissioned by the council or not."""
kind = "count"
unit = "referrals"
better = "higher"
source = "The council's own list of referrals"
basis = "local upload"
caveats = [
    "Client Level Data does not say to which community service someone was signposted.",
    "A file in which no row is of either team does not say how many there were: the figure is not known then, and not nought.",
    "A service that the register of services does not know counts under Not in directory.",
]
lag = "The month's own return."
reviewed = 2026-11-22
reads = "community_referrals front door"
breakdowns = ["commissioned", "team"]
period_types = ["month", "quarter", "financial_year", "rolling_year"]
weighted = true
adds_up = true

[always]
commissioned = ["Commissioned", "Not commissioned"]

[rules]
other_team = "Made by another team, or by one that the return does not name."
*/
select period_months.period_type, period_months.period_start, period_months.period_end, referral.person, referral.count as weight,
       referral.of_front_door as in_denominator, referral.of_front_door as in_numerator,
       case when referral.of_front_door then '' else 'other_team' end as rule, referral.commissioned, referral.team
from community_referral as referral
join period_months on period_months.scope = 'community_referrals front door' and period_months.month = referral.month
