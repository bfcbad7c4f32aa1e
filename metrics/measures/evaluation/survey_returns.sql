/*
title = "Survey and evaluation returns"
definition = "Returned survey and evaluation forms from people who use services, carers, families and partners."
kind = "published"
unit = "returns"
better = "higher"
source = "The council's own survey results"
basis = "local upload"
caveats = [
    "A count of forms says that people were asked, not that anything changed.",
]
lag = "Each survey's own return."
reviewed = 2026-11-22
*/
