/*
title = "Referrals to community services from the front door"
definition = "Referrals to community services made by the initial assessment team and the contact centre in the month."
kind = "published"
unit = "referrals"
better = "higher"
source = "The council's own list of referrals"
basis = "local upload"
caveats = [
    "Client Level Data does not say to which community service someone was signposted.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
