/*
title = "Share of discharges through pathway 1"
definition = "Of hospital discharges in the month whose pathway is known, the share to home with new, additional or restarted support."
kind = "published"
unit = "% of discharges"
better = "lower"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
