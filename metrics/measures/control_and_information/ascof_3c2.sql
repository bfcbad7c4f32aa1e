/*
title = "Carers who find it easy to find information"
definition = "Of carers who answered and had looked for it, the share who found it easy to find information about support."
kind = "published"
unit = "% of carers who answered"
better = "higher"
source = "ASCOF 3C(2) (3D(2) until 2022/23), Survey of Adult Carers in England, question 17"
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
