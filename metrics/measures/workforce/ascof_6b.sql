/*
title = "Care providers rated good or outstanding"
definition = "Of adult social care providers in the area, the share rated good or outstanding by the Care Quality Commission."
kind = "published"
unit = "% of providers"
better = "higher"
source = "ASCOF 6B, Care Quality Commission, Care Directory"
basis = "other published"
framework_years = ["2023/24", "2024/25"]
caveats = [
    "The area's providers, whoever pays for the care.",
    "A rating can be several years old.",
]
lag = "Published each December, as at a day in the spring."
reviewed = 2026-11-22
*/
