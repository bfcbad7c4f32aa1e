"""Hospital discharges of Exampleton's people by pathway: monthly totals of two invented hospitals, as they give them to the council.

The story: the hospitals began to give totals in April 2023, so nobody knows 2022/23 from here. More people go home without new support
(Pathway 0), fewer wait in a bed for recovery (2), and more, not fewer, go home with support (1), since reablement was widened to all wards
in April 2025. Once a year the smaller hospital hides a small number, so that no 12 months are whole.
"""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

from data.sample import story
from data.sample.chance import Chance, Quota

FIRST_MONTH = datetime.date(2023, 4, 1)
HIDDEN = ("Northvale Infirmary", "18-64", "3")  # one number of it cannot be had, in these months
HIDDEN_IN = (datetime.date(2023, 10, 1), datetime.date(2024, 9, 1), datetime.date(2025, 8, 1), datetime.date(2026, 7, 1))
HOSPITALS = (("Exampleton General", 0.72), ("Northvale Infirmary", 0.28))  # and the share of the discharges
OLDER = 0.44  # share of the discharges that are of people aged 65 and over
DISCHARGES: story.Line = ((datetime.date(2022, 4, 1), 905), (datetime.date(2024, 4, 1), 948), (datetime.date(2026, 10, 1), 986))  # a month
WINTER = {12: 1.04, 1: 1.06, 2: 0.97, 8: 0.97}
# of those aged 65 and over, and of the younger: the share of each pathway; what is left goes home without new support
OLDER_BY: dict[str, story.Line] = {
    "1": (
        (datetime.date(2023, 4, 1), 0.172),
        (datetime.date(2025, 3, 1), 0.172),
        (datetime.date(2025, 4, 1), 0.186),
        (datetime.date(2026, 10, 1), 0.188),
    ),
    "2": ((datetime.date(2022, 4, 1), 0.082), (datetime.date(2024, 10, 1), 0.074), (datetime.date(2026, 10, 1), 0.060)),
    "3": ((datetime.date(2022, 4, 1), 0.044), (datetime.date(2026, 10, 1), 0.042)),
    "3b": ((datetime.date(2022, 4, 1), 0.041), (datetime.date(2026, 10, 1), 0.041)),
    "unknown": ((datetime.date(2022, 4, 1), 0.022), (datetime.date(2024, 4, 1), 0.012), (datetime.date(2026, 10, 1), 0.008)),
}
YOUNGER_BY: dict[str, story.Line] = {
    "1": ((datetime.date(2022, 4, 1), 0.030), (datetime.date(2026, 10, 1), 0.032)),
    "2": ((datetime.date(2022, 4, 1), 0.010), (datetime.date(2026, 10, 1), 0.007)),
    "3": ((datetime.date(2022, 4, 1), 0.003), (datetime.date(2026, 10, 1), 0.003)),
    "unknown": ((datetime.date(2022, 4, 1), 0.012), (datetime.date(2026, 10, 1), 0.006)),
}


def write(path: Path) -> Path:
    """The return in this dashboard's own layout: month, trust, pathway, age_band, discharges."""
    chance = Chance("discharges")
    quotas: dict[tuple[str, str, str], Quota] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(["month", "trust", "pathway", "age_band", "discharges"])
        for month in (month for month in story.months() if month >= FIRST_MONTH):
            everyone = story.wish(DISCHARGES, month) * WINTER.get(month.month, 1.0)
            for hospital, share in HOSPITALS:
                for band, part, ways in (("18-64", 1 - OLDER, YOUNGER_BY), ("65+", OLDER, OLDER_BY)):
                    shares = {pathway: story.wish(line, month) for pathway, line in ways.items()}
                    for pathway, likely in {"0": 1 - sum(shares.values()), **shares}.items():
                        wish = everyone * share * part * likely
                        quota = quotas.setdefault((hospital, band, pathway), Quota(chance, min(12.0, wish**0.5)))
                        number = quota.next(wish)
                        hidden = (hospital, band, pathway) == HIDDEN and month in HIDDEN_IN
                        writer.writerow([f"{month:%Y-%m}", hospital, pathway, band, "*" if hidden else number])
    return path
