/*
title = "Carers who feel included in discussions"
definition = """
Of carers who answered, the share who always or usually felt included or consulted in discussions about the person they care for."""
kind = "published"
unit = "% of carers who answered"
better = "higher"
source = "ASCOF 3B (3C until 2022/23), Survey of Adult Carers in England, question 19"
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
