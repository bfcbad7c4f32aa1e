/*
title = "People at home 91 days after reablement ended"
definition = "Of people whose reablement ended in the month, the share at home 91 days after: the literal reading of the plan's words."
kind = "published"
unit = "% of people whose reablement ended"
better = "higher"
source = "The council's own reablement follow-up return"
basis = "local upload"
caveats = [
    "Another clock than the national one: never in one line with it.",
]
lag = "91 days after the month."
reviewed = 2026-11-22
*/
