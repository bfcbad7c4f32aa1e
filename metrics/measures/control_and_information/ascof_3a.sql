/*
title = "People who use services who have control over their daily life"
definition = """
Of people with long-term support who answered, the share who have as much control over their daily life as they want, or adequate
control."""
kind = "published"
unit = "% of people who answered"
better = "higher"
source = "ASCOF 3A (1B until 2022/23), Adult Social Care Survey, question 3a"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
