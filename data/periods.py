"""Periods as the sector names them: financial years, quarters, months, rolling years and month ends. All dates inclusive."""

from __future__ import annotations

import calendar
import datetime
import re

MONTHS = tuple(calendar.month_name)


def financial_year_of(day: datetime.date) -> str:
    """The financial year (April to March) that holds a day, like '2022/23'."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def parse_financial_year(text: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a financial year written 2022/23, 2022-23, 2022 to 2023, 2022/2023 or 22/23.

    Raises ValueError for anything else, the two years not following each other included.
    """
    found = re.fullmatch(r"\s*(\d{2}|\d{4})\s*(?:/|-|–|to)\s*(\d{2}|\d{4})\s*", text)
    if found is None:
        raise ValueError(f"{text!r} is not a financial year: write it like 2022/23.")
    first = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    if int(found[2]) % 100 != (first + 1) % 100:
        raise ValueError(f"{text!r} is not a financial year: its two years do not follow each other.")
    return datetime.date(first, 4, 1), datetime.date(first + 1, 3, 31)


def period_words(period_type: str, start: datetime.date, end: datetime.date) -> str:
    """A period as people say it: 'October 2026', '12 months to October 2026', '2024/25', 'as at 31 March 2026'."""
    if period_type == "month":
        return f"{MONTHS[start.month]} {start.year}"
    if period_type == "quarter":
        number = (start.month - 4) // 3 % 4 + 1
        return f"Quarter {number} ({MONTHS[start.month]} to {MONTHS[end.month]} {end.year})"
    if period_type == "financial_year":
        return financial_year_of(start)
    if period_type == "rolling_year":
        return f"12 months to {MONTHS[end.month]} {end.year}"
    if period_type == "snapshot":
        return f"as at {day_words(end)}"
    return f"{day_words(start)} to {day_words(end)}"


def next_period_end(day: datetime.date, months: int) -> datetime.date:
    """The first end of a financial month, quarter or year (`months` long) after `day`."""
    year, month = day.year, day.month + 1
    while (month - 3) % months:
        month += 1
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def day_words(day: datetime.date) -> str:
    """A day as people write it: '21 November 2026'."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def parse_day(text: str) -> datetime.date:
    """The day written 2026-03-31 or 31/03/2026. Raises ValueError otherwise."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(text.strip(), pattern).date()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is not a date: write it like 2026-03-31.")


def parse_range(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day of FROM:TO. Raises ValueError when it is not two dates in order."""
    first, separator, last = text.partition(":")
    if not separator:
        raise ValueError(f"{text!r} is not a period: write it like 2025-04-01:2026-03-31.")
    start, end = parse_day(first), parse_day(last)
    if end < start:
        raise ValueError(f"{text!r} ends before it starts.")
    return start, end
