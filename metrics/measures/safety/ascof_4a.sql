/*
title = "People who use services who feel safe"
definition = "Of people with long-term support who answered, the share who feel as safe as they want."
kind = "published"
unit = "% of people who answered"
better = "higher"
source = "ASCOF 4A, Adult Social Care Survey, question 7a"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
