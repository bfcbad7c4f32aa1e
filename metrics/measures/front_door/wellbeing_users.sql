/*
title = "People who use the wellbeing service"
definition = "People with at least one recorded contact or session of the wellbeing service in the month."
kind = "published"
unit = "people"
better = "higher"
source = "The wellbeing service's own return"
basis = "local upload"
caveats = [
    "Not in Client Level Data: until the return is uploaded this is not measured, which is not the same as nobody using it.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
