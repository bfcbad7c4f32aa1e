"""Where the year would end, and what it takes: worked by hand for each kind of line, each boundary, and what the public may read of it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from data.framework import Commitment
from metrics.progress import judge
from metrics.results import Point
from metrics.verdicts.year_end import YearEnd, year_end
from tests.metrics.lines import admissions

TODAY = date(2026, 8, 1)
FEWER = Commitment("admissions_all", "Admissions", "reduce", "rolling_year", True, target_high=66, tolerance=3)


def end_of(place: int) -> str:
    """The last day of a month of 2026/27, from 0 for April."""
    year, month = 2026 + (place + 3) // 12, (place + 3) % 12 + 1
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]}"


def in_months(*counts: float, **others: object) -> list[Point]:
    """Admissions of April, May, June ... 2026."""
    found = [admissions(count, end_of(place), period_type="month", **others) for place, count in enumerate(counts)]
    return [replace(point, period_start=point.period_end.replace(day=1)) for point in found]


def year_before() -> list[Point]:
    """2025/26: five a month, which the year's own figure adds up to."""
    months = [replace(point, period_start=_back(point.period_start), period_end=_back(point.period_end)) for point in in_months(*[5] * 12)]
    return [*months, admissions(60, "2026-03-31")]


def _back(day: date) -> date:
    year = day.year - 1
    return date(year, day.month, calendar.monthrange(year, day.month)[1] if day.day > 1 else 1)


def ends(commitment: Commitment, points: Sequence[Point], better: str = "lower", **how: object) -> YearEnd | None:
    line = [point for point in points if point.period_type == commitment.period_type]
    audience = {"audience": how["audience"]} if "audience" in how else {}
    return year_end(commitment, points, judge(commitment, better, line, None, TODAY, **audience), TODAY, **how)


@pytest.mark.parametrize(
    ("months", "word", "expected", "needed"),
    [
        ((6, 6, 6), "Off track", "would end at 72, 6 above the limit", "at most 48 more people in the 9 months still to be counted, 5.3 a month; so far it was 6"),
        ((5, 5, 5, 5), "On track", "would end at 60, 6 below the limit", "at most 46 more people in the 8 months still to be counted, 5.8 a month; so far it was 5"),
        ((5, 6, 5, 6), "On track", "would end at 66, at the limit of 66", "at most 44 more people"),
        ((6, 6, 5), "At risk", "would end at 68, 2 above the limit", "at most 49 more"),
        ((6, 6, 5, 6), "At risk", "would end at 69, 3 above the limit", "at most 43 more"),
        ((60, 6, 0), "Off track", "would end at 264", "To end on track there may be none in the 9 months still to be counted."),
        ((60, 6, 5), "Off track", "would end at 284", "It cannot end on track any more: with none in the 9 months still to be counted, 2026/27 would end at 71, 5 above the limit."),
    ],
)  # fmt: skip
def test_a_count_is_carried_on_at_its_average(months: Sequence[int], word: str, expected: str, needed: str) -> None:
    found = ends(FEWER, [*year_before(), *in_months(*months)])
    assert found is not None and found.why_not == ""
    assert (found.year, found.word, found.months) == ("2026/27", word, len(months))
    assert expected in found.expected and found.expected.endswith("This is arithmetic, not a forecast.")
    assert needed in found.needed
