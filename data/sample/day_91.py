"""The day-91 list of Exampleton: who left hospital into reablement, and where they were 91 days after. Nobody on it exists.

The story: of about 21 people a month aged 65 and over, 81 in 100 were at home in 2022/23, up to 84 in 100 later, and 79 in 100 lately: at
risk. Whoever left hospital in the last three months has not reached day 91.
"""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

from data.sample import story
from data.sample.chance import Chance, Quota
from data.sample.town import DAY

PEOPLE: story.Line = ((datetime.date(2022, 4, 1), 18.5), (datetime.date(2024, 4, 1), 20.5), (datetime.date(2026, 10, 1), 22.5))  # a month
AT_HOME: story.Line = (
    (datetime.date(2022, 4, 1), 0.805), (datetime.date(2023, 10, 1), 0.815), (datetime.date(2024, 10, 1), 0.835),
    (datetime.date(2025, 8, 1), 0.815), (datetime.date(2026, 3, 1), 0.795), (datetime.date(2026, 10, 1), 0.785),
)  # fmt: skip
ELSEWHERE = (("hospital", 34.0), ("care home", 30.0), ("died", 29.0), ("not traced", 7.0))
UNDER_65 = 0.09
COLUMNS = ("discharge_date", "reablement_start", "person", "age_at_discharge", "sex", "status_day91", "checked_on", "reablement_end")


def write(path: Path, made_on: datetime.date) -> Path:
    """The list as it stood on a day, in this dashboard's own layout."""
    chance = Chance("day 91")
    people, at_home, number = Quota(chance, 2.5), Quota(chance, 1.0), 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for month in story.months():
            count = people.next(story.wish(PEOPLE, month))
            home = min(count, at_home.next(count * story.wish(AT_HOME, month)))
            places = ["home"] * home + [chance.weighted(ELSEWHERE) for _ in range(count - home)]
            for status in sorted(places, key=lambda _: chance.between(0, 999_999)):
                number += 1
                writer.writerow(_row(chance, f"D{number:05}", chance.day_of(month), status, made_on))
    return path


def _row(chance: Chance, person: str, discharged: datetime.date, status: str, made_on: datetime.date) -> list[str]:
    """One person, with what was known of them when the list was made."""
    younger, day_91 = chance.whether(UNDER_65), discharged + 91 * DAY
    age = chance.between(48, 64) if younger else chance.between(66, 97)
    started, lasted, checked = discharged + chance.between(0, 3) * DAY, chance.between(14, 42), day_91 + chance.between(0, 9) * DAY
    unknown = checked > made_on
    ended = started + lasted * DAY
    return [
        discharged.isoformat(), started.isoformat(), person, str(age), "F" if chance.whether(0.6) else "M",
        "" if unknown else status, "" if unknown else checked.isoformat(), "" if ended > made_on else ended.isoformat(),
    ]  # fmt: skip
