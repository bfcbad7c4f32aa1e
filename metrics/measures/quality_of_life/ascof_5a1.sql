/*
title = "People who have as much social contact as they would like"
definition = "Of people with long-term support who answered, the share who have as much social contact as they want with people they like."
kind = "published"
unit = "% of people who answered"
better = "higher"
source = "ASCOF 5A(1) (1I(1) until 2022/23), Adult Social Care Survey, question 8a"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
