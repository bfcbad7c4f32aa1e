"""Invented surveys of the council's own: people who finished reablement every quarter, carers and families once a year, from 2023.

The story: nobody has sent the results of the summer of 2026, so the return is late.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

from data.sample.chance import Chance

LAST_WAVE = date(2026, 6, 1)  # the month in which the newest wave that anybody sent ended
HANDED_IN = date(2026, 7, 14)
COLUMNS = (
    "survey",
    "audience",
    "wave_start",
    "wave_end",
    "invited",
    "returned",
    "question_id",
    "question_text",
    "positive",
    "neutral",
    "negative",
)
QUESTIONS = (("1", "The support helped me do what matters to me"), ("2", "I knew whom to ask"))
YEARLY = (("Carers' voices", "carers", 6, 160), ("Families and friends", "families", 11, 90), ("Partners round table", "partners", 2, 24))


def write_surveys(path: Path) -> Path:
    """The results of every wave that ended by June 2026, a row for each question."""
    chance = Chance("local surveys")
    rows = [
        row
        for year in range(2023, 2027)
        for month in range(1, 13)
        for row in _waves(year, month, chance)
        if date(year, month, 1) <= LAST_WAVE
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path


def _waves(year: int, month: int, chance: Chance) -> list[tuple[object, ...]]:
    """The rows of the waves that end in a month."""
    waves = [(survey, audience, invited) for survey, audience, when, invited in YEARLY if when == month]
    if month % 3 == 0:
        waves.append(("After reablement", "service users", 110))
    return [
        row for survey, audience, invited in waves for row in _wave(survey, audience, invited + chance.between(-6, 6), year, month, chance)
    ]


def _wave(survey: str, audience: str, invited: int, year: int, month: int, chance: Chance) -> list[tuple[object, ...]]:
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    returned = round(invited * (0.36 + 0.02 * (year - 2023)) + chance.around(3))
    rows: list[tuple[object, ...]] = []
    for number, question in QUESTIONS:
        negative, neutral = chance.between(returned // 12, returned // 8), chance.between(returned // 8, returned // 5)
        days = (last.replace(day=1).isoformat(), last.isoformat())
        rows.append((survey, audience, *days, invited, returned, number, question, returned - negative - neutral, neutral, negative))
    return rows
