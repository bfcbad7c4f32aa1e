/*
title = "Share of discharges through pathway 3"
definition = "Of hospital discharges in the month whose pathway is known, the share to a new care-home place, expected to be long term."
kind = "published"
unit = "% of discharges"
better = "none"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
