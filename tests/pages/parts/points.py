"""Points drawn for tests of what is made of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from metrics.results import Point


def point(numerator: float | None = None, denominator: float | None = None, value: float | None = None, **more: Any) -> Point:
    """A monthly share of requests in August 2026, unless said otherwise."""
    known: dict[str, Any] = {
        "council": "990", "measure_id": "front_door_share", "framework_year": "", "method_version": "M1", "basis": "CLD local",
        "period_type": "month", "period_start": date(2026, 8, 1), "period_end": date(2026, 8, 31), "group_type": "all", "group_value": "All",
        "unit": "% of requests", "status": "observed", "as_of": date(2026, 11, 15), "uploads": "41",
    }  # fmt: skip
    return Point(numerator=numerator, denominator=denominator, value=value, **{**known, **more})


def monthly(values: dict[str, float | None], **more: Any) -> list[Point]:
    """Shares by month: `{"2026-01": 70.0, "2026-03": None}`; None is a period whose figure is not available."""
    return [_of_month(*map(int, month.split("-")), value, more) for month, value in values.items()]


def _of_month(year: int, month: int, value: float | None, more: dict[str, Any]) -> Point:
    given = {"period_start": date(year, month, 1), "period_end": date(year, month, monthrange(year, month)[1]), **more}
    if value is None:
        return point(**{**given, "status": "not available"})
    return point(round(value * 10), 1000, value, **given)
