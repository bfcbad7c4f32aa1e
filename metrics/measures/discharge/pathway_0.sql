/*
title = "Discharges through pathway 0"
definition = "Hospital discharges in the month to home with no new or additional support."
kind = "published"
unit = "discharges"
better = "higher"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
