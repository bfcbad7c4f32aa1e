/*
title = "Short-term support that led to no long-term support, until 2023/24"
definition = """
Of new people who had short-term support to maximise independence, the share whose next step was no support or support of a lower level."""
kind = "published"
unit = "% of new people with short-term support"
better = "higher"
source = "ASCOF 2D until 2022/23, 2A in 2023/24, from the SALT return"
basis = "SALT published"
framework_years = ["2022/23", "2023/24"]
caveats = [
    "Not one series with ASCOF 2A from 2024/25: gaps, people and outcomes are counted differently.",
]
lag = "Ended with 2023/24."
reviewed = 2026-11-22
*/
