/*
title = "Quality of life due to services"
definition = """
The quality of life score of people with long-term support, adjusted for what is outside the services' control, so that it shows the
part that services make."""
kind = "published"
unit = "score"
better = "higher"
source = "ASCOF 1B (1J until 2022/23), Adult Social Care Survey, adjusted"
basis = "survey"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "A sample survey: most changes from one year to the next are chance. Read it with its margin of error.",
    "Weighted by the publisher: never worked out again from the raw returns.",
]
lag = "Published each December, for the financial year before."
reviewed = 2026-11-22
*/
