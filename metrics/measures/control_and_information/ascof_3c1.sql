/*
title = "People who find it easy to find information"
definition = """
Of people with long-term support who answered and had looked for it, the share who found it easy to find information about support."""
kind = "published"
unit = "% of people who answered"
better = "higher"
source = "ASCOF 3C(1) (3D(1) until 2022/23), Adult Social Care Survey, question 13"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
