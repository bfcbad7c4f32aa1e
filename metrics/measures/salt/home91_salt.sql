/*
title = "People at home 91 days after hospital and reablement, until 2023/24"
definition = """
Of people aged 65 and over discharged from hospital into reablement between October and December, the share at home 91 days after the
discharge."""
kind = "published"
unit = "% of people aged 65 and over discharged into reablement"
better = "higher"
source = "ASCOF 2B(1) until 2022/23, 2D(1) in 2023/24, from the SALT return"
basis = "SALT published"
framework_years = ["2022/23", "2023/24"]
caveats = [
    "Discharges of October to December only, so few people: the margin is wide.",
    "91 days from leaving hospital, not from the end of reablement.",
    "Not one series with ASCOF 2D(1) from 2024/25: that is of 12 weeks (84 days) and looks at readmission and death.",
]
lag = "Ended with 2023/24."
reviewed = 2026-11-22
*/
