/*
title = "Safeguarding enquiries where the risk was reduced or removed"
definition = "Of safeguarding enquiries (section 42) that ended and found a risk, the share where the risk was reduced or removed."
kind = "published"
unit = "% of enquiries that found a risk"
better = "higher"
source = "ASCOF 4B, Safeguarding Adults Collection"
basis = "other published"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "Counts below 5 are hidden by the publisher, the rest rounded to 5.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
