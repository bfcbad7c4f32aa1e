"""Points for tests, drawn in a few words."""

from datetime import date

from metrics.results import Point


def share(numerator: float, denominator: float, end: str = "2026-10-31", **others: object) -> Point:
    """A month's requests resolved at the front door."""
    return _point(
        numerator, denominator, 100 * numerator / denominator, end, "month", "front_door_share", "% of requests", "CLD local", others
    )


def admissions(count: float, end: str = "2026-09-30", **others: object) -> Point:
    """Twelve months' new admissions."""
    return _point(count, None, count, end, "rolling_year", "admissions_all", "people", "CLD as-DHSC", others)


def rate(count: float, population: float, end: str = "2026-09-30", **others: object) -> Point:
    """Twelve months' new admissions per 100,000."""
    unit = "per 100,000 people aged 65 and over"
    return _point(count, population, 100_000 * count / population, end, "rolling_year", "ascof_2c", unit, "CLD as-DHSC", others)


def score(value: float, margin: float | None, end: str = "2025-03-31", **others: object) -> Point:
    """A survey score with its published margin."""
    return _point(None, 115, value, end, "financial_year", "ascof_1a", "score out of 24", "survey", {"margin": margin, **others})


def _point(
    numerator: float | None,
    denominator: float | None,
    value: float,
    end: str,
    period_type: str,
    measure: str,
    unit: str,
    basis: str,
    others: dict,
) -> Point:
    last = date.fromisoformat(end)
    start = last.replace(day=1) if period_type == "month" else date(last.year - (last.month < 12), last.month % 12 + 1, 1)
    known = {
        "council": "990", "measure_id": measure, "framework_year": "", "method_version": "M1", "basis": basis, "period_type": period_type,
        "period_start": start, "period_end": last, "group_type": "all", "group_value": "All", "numerator": numerator, "denominator": denominator,
        "value": value, "unit": unit, "status": "observed", "as_of": None, "uploads": "1",
    }  # fmt: skip
    return Point(**{**known, **others})
