/*
title = "Admissions to care homes aged 18 to 64, until 2023/24"
definition = """
People aged 18 to 64 whose long-term support needs were met by a permanent admission to residential or nursing care, for every 100,000
people of that age."""
kind = "published"
unit = "per 100,000 people aged 18 to 64"
better = "lower"
source = "ASCOF 2A(1) until 2022/23, 2B in 2023/24, from the SALT return"
basis = "SALT published"
framework_years = ["2022/23", "2023/24"]
caveats = [
    "Cannot be worked out again from Client Level Data exactly, and is not one series with ASCOF 2B from 2024/25.",
]
lag = "Ended with 2023/24."
reviewed = 2026-11-22
*/
