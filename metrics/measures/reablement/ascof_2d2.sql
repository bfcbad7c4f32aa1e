/*
title = "Hospital discharges followed by reablement"
definition = "Of hospital discharges of people aged 65 and over, the share that was followed by reablement."
kind = "published"
unit = "% of hospital discharges of people aged 65 and over"
better = "higher"
source = "ASCOF 2D(2), Client Level Data linked nationally with hospital records"
basis = "CLD published"
framework_years = ["2024/25"]
caveats = [
    "Linked nationally with hospital records: a council cannot work it out itself.",
    "From 2024/25 not one series with the years before (old code 2B(2)).",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
before = "home91_offered_salt"
*/
