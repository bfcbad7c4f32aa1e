"""A financial year of months for tests, drawn in a few words: April to March 2026/27, with 2025/26 before it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from metrics.results import Point

ADMISSIONS = {"measure_id": "admissions_all", "unit": "people", "basis": "CLD as-DHSC"}
FRONT_DOOR = {"measure_id": "front_door_share", "unit": "% of requests", "basis": "CLD local"}
REPEAT = {"measure_id": "repeat_contact", "unit": "% of resolved requests", "basis": "CLD local"}
RATE = {"measure_id": "ascof_2c", "unit": "per 100,000 people aged 65 and over", "basis": "CLD as-DHSC"}
SNAPSHOT = {"measure_id": "lts_snapshot", "unit": "people", "basis": "CLD as-DHSC"}
REFERRALS = {"measure_id": "front_door_community_refs", "unit": "referrals", "basis": "local upload"}


def figure(
    kind: dict[str, str], period_type: str, end: date, numerator: float | None, denominator: float | None = None, **more: object
) -> Point:
    """One figure of everybody, whose value follows from its unit."""
    long = {"month": 1, "quarter": 3, "snapshot": 0}.get(period_type, 12)
    start = end if long == 0 else date(end.year - (end.month < long), (end.month - long) % 12 + 1, 1)
    value = numerator
    if numerator is not None and denominator is not None:
        value = (100 if kind["unit"].startswith("%") else 100_000) * numerator / denominator if denominator else None
    known = {
        "council": "990", "framework_year": "", "method_version": "M1", "period_type": period_type, "period_start": start, "period_end": end,
        "group_type": "all", "group_value": "All", "numerator": numerator, "denominator": denominator, "value": value, "status": "observed",
        "as_of": None, "uploads": "1",
    }  # fmt: skip
    return Point(**{**known, **kind, **more})  # type: ignore[arg-type]


def month_end(place: int, first: int = 2026) -> date:
    """The last day of a month of the financial year that starts in April of `first`: 0 is April, 11 is March, -1 the March before."""
    year, month = first + (place + 3) // 12, (place + 3) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def months(kind: dict[str, str], *counts: float | tuple[float, float], first: int = 2026, **more: object) -> list[Point]:
    """The months from April on: counts, or of a share or rate the count and of how many."""
    pairs = [count if isinstance(count, tuple) else (count, None) for count in counts]
    return [figure(kind, "month", month_end(place, first), x, n, **more) for place, (x, n) in enumerate(pairs)]


def year_of(kind: dict[str, str], parts: Sequence[Point], period_type: str = "rolling_year") -> Point:
    """The figure of the year that these months make."""
    counted = sum(point.numerator or 0 for point in parts)
    whole = sum(point.denominator or 0 for point in parts) if kind["unit"].startswith("%") else parts[-1].denominator
    return figure(kind, period_type, parts[-1].period_end, counted, whole)
