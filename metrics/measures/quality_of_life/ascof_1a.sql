/*
title = "Quality of life of people who use services"
definition = """
The average score, from 0 to 24, of people with long-term support for eight parts of their quality of life: control, personal care, food
and drink, home, safety, social contact, how they spend their time, and dignity."""
kind = "published"
unit = "score out of 24"
better = "higher"
source = "ASCOF 1A, Adult Social Care Survey, questions 3a to 9a and 11"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
