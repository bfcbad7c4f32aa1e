/*
title = "People at home 91 days after hospital and reablement"
definition = """
Of people aged 65 and over discharged from hospital into reablement in the month, the share at home 91 days after the discharge, by the
rule of the older national measure applied to every month."""
kind = "published"
unit = "% of people aged 65 and over discharged into reablement"
better = "higher"
source = "The council's own reablement follow-up return"
basis = "local upload"
caveats = [
    "91 days from leaving hospital into reablement, as in the older national measure.",
    "People not traced count as not at home.",
]
lag = "91 days after the month."
reviewed = 2026-11-22
*/
