/*
title = "Care staff who left their role"
definition = "Of staff in the formal care workforce, the share who left their role in the past 12 months."
kind = "published"
unit = "% of staff"
better = "lower"
source = "ASCOF 6A, Skills for Care, Adult Social Care Workforce Data Set"
basis = "other published"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "An estimate from the employers that take part, in all sectors, not the council's own staff alone.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
