"""Invented referrals to community services, and the contacts of a wellbeing service that opened in May 2024."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data.sample.chance import Chance
from data.sample.story import Line, months, wish

OPENED = date(2024, 5, 1)
REFERRALS: Line = ((date(2022, 4, 1), 46), (date(2024, 4, 1), 58), (date(2025, 10, 1), 81), (date(2026, 10, 1), 97))  # a month
NEW_PEOPLE: Line = ((OPENED, 9), (date(2025, 5, 1), 24), (date(2026, 10, 1), 33))  # a month
TEAMS = ("Initial Assessment Team", "Initial Assessment Team", "Contact Centre", "Hospital Discharge Team")
SERVICES = (
    ("Exampleton Lunch Club", "non-commissioned"),
    ("Northvale Walking Group", "non-commissioned"),
    ("Falls Prevention Class", "commissioned"),
    ("Carers' Cafe", "commissioned"),
    ("Men's Shed Exampleton", "non-commissioned"),
    ("Advice on Benefits", "commissioned"),
    ("Telephone Friends", "non-commissioned"),
    ("Handyperson Scheme", "commissioned"),
)
SOURCES = ("Front door", "Front door", "Front door", "GP surgery", "Self", "Family", "Community group")
DISTRICTS = ("EX1", "EX2", "EX3")


def write_referrals(path: Path) -> Path:
    """The list of referrals, April 2022 to October 2026."""
    chance = Chance("community referrals")
    rows: list[tuple[str, ...]] = []
    for month in months():
        for _ in range(round(wish(REFERRALS, month) + chance.around(6))):
            service, commissioned = chance.pick(SERVICES)
            # some are referred again: fewer people than referrals
            person = f"C-{chance.between(1, 420) if chance.whether(0.2) else 1000 + len(rows):05}"
            outcome = "" if chance.whether(0.15) else "accepted" if chance.whether(0.78) else "declined"
            rows.append((_day(month, chance), person, chance.pick(TEAMS), service, commissioned, outcome))
    return _written(path, ("referral_date", "person_key", "team", "service_name", "commissioned", "outcome"), sorted(rows))


def write_wellbeing(path: Path) -> Path:
    """The wellbeing service's contacts, from its opening to October 2026: each person comes one to six times."""
    chance = Chance("wellbeing service")
    last = max(months())
    rows: list[tuple[str, ...]] = []
    people = 0
    for month in (month for month in months() if month >= OPENED):
        for _ in range(round(wish(NEW_PEOPLE, month) + chance.around(3))):
            people += 1
            person, first, source = f"W-{people:05}", _day(month, chance), chance.pick(SOURCES)
            district = chance.pick(DISTRICTS)
            rows.append((person, first, first, source, "plan agreed", district))
            for later in range(1, chance.between(1, 6)):
                then = _months_on(month, later)
                if then <= last:
                    rows.append((person, first, _day(then, chance), source, "session", district))
    columns = ("person_key", "first_contact_date", "contact_date", "referral_source", "outcome", "postcode_district")
    return _written(path, columns, sorted(rows, key=lambda row: (row[2], row[0])))


def _day(month: date, chance: Chance) -> str:
    return month.replace(day=chance.between(1, 28)).isoformat()


def _months_on(month: date, count: int) -> date:
    year, place = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, place + 1, 1)


def _written(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(rows)
    return path
