/*
title = "Quality of life of carers"
definition = """
The average score, from 0 to 12, of carers for six parts of their quality of life: time, control, personal care, safety, social contact,
and encouragement and support."""
kind = "published"
unit = "score out of 12"
better = "higher"
source = "ASCOF 1C (1D until 2022/23), Survey of Adult Carers in England, questions 7 to 12"
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
