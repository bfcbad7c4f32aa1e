/*
title = "Discharges through pathway 3"
definition = "Hospital discharges in the month to a new care-home place, expected to be long term."
kind = "published"
unit = "discharges"
better = "none"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
