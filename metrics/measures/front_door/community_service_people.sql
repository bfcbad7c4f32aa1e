/*
title = "People who use community services"
definition = "People who used community services in the month, commissioned by the council or not."
kind = "published"
unit = "people"
better = "higher"
source = "The council's own return"
basis = "local upload"
caveats = [
    "Someone who uses two services may be counted twice unless the return names people.",
]
lag = "The month's own return."
reviewed = 2026-11-22
*/
