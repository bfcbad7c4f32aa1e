/*
title = "Discharges through pathway 2"
definition = "Hospital discharges in the month to a bed for rehabilitation or short-term care before going home."
kind = "published"
unit = "discharges"
better = "lower"
source = "The council's own list of discharges, or its hospitals' return"
basis = "local upload"
caveats = [
    "The national return is by hospital trust, not by council.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
