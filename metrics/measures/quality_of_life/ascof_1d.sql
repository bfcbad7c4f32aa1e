/*
title = "People who use services who are satisfied"
definition = "Of people with long-term support who answered, the share extremely or very satisfied with their care and support."
kind = "published"
unit = "% of people who answered"
better = "higher"
source = "ASCOF 1D (3A until 2022/23), Adult Social Care Survey, question 1"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
