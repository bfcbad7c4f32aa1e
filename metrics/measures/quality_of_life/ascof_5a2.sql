/*
title = "Carers who have as much social contact as they would like"
definition = "Of carers who answered, the share who have as much social contact as they want with people they like."
kind = "published"
unit = "% of carers who answered"
better = "higher"
source = "ASCOF 5A(2) (1I(2) until 2022/23), Survey of Adult Carers in England, question 11"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one survey to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
    "The carers' survey is held every second year.",
]
lag = "Published every second year."
reviewed = 2026-11-22
*/
