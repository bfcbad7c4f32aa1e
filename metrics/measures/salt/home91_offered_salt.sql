/*
title = "People offered reablement after hospital, until 2023/24"
definition = "Of people aged 65 and over discharged from hospital between October and December, the share who were offered reablement."
kind = "published"
unit = "% of people aged 65 and over discharged from hospital"
better = "higher"
source = "ASCOF 2B(2) until 2022/23, 2D(2) in 2023/24, from the SALT return"
basis = "SALT published"
framework_years = ["2022/23", "2023/24"]
caveats = [
    "Discharges of October to December only.",
    "Not one series with ASCOF 2D(2) from 2024/25, which counts the whole year and links hospital records.",
]
lag = "Ended with 2023/24."
reviewed = 2026-11-22
*/
