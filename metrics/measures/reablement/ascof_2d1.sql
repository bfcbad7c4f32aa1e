/*
title = "People who stayed in the community after hospital and reablement"
definition = """
Of people aged 65 and over discharged from hospital into reablement, the share who in the 12 weeks after did not die, return to hospital
unplanned or start long-term care-home support."""
kind = "published"
unit = "% of people aged 65 and over discharged into reablement"
better = "higher"
source = "ASCOF 2D(1), Client Level Data linked nationally with hospital records"
basis = "CLD published"
framework_years = ["2024/25"]
caveats = [
    "Linked nationally with hospital records: a council cannot work it out itself.",
    "12 weeks are 84 days: it is not the older measure of people at home after 91 days (old code 2B(1)), and not one series with it.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
before = "home91_salt"
*/
