"""A line of points, evenly spaced: a gap wherever a period has no figure, a cut where the rules changed; and its dots on a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from data.periods import financial_year_of, period_words
from metrics.results import Point
from pages.parts import words
from pages.parts.picture import Dot


def spaced(points: Sequence[Point]) -> list[Point | None]:
    """The points, oldest first, with None for every period between them that has no row: what is missing is never joined."""
    apart = [_months(before.period_end, after.period_end) for before, after in zip(points, points[1:], strict=False)]
    step = min(apart, default=1) or 1
    line: list[Point | None] = list(points[:1])
    for point, months in zip(points[1:], apart, strict=True):
        line += [None] * (months // step - 1)
        line.append(point)
    return line


def apart(points: Sequence[Point]) -> str:
    """How far apart the figures of a line are: 'month', 'quarter' or 'year'. The public sees 12 months at the ends of quarters only."""
    ends = [point.period_end for point in points if point.value is not None]
    step = min((_months(before, after) for before, after in zip(ends, ends[1:], strict=False)), default=1)
    return {3: "quarter", 12: "year"}.get(step, "month")


def cuts(line: Sequence[Point | None]) -> list[int]:
    """The places where the line is made by other rules than just before: on another basis, or by another method."""
    known = [(place, point) for place, point in enumerate(line) if point is not None]
    return [place for (_, before), (place, after) in zip(known, known[1:], strict=False) if _rules(before) != _rules(after)]


def dots_of(line: Sequence[Point | None]) -> tuple[Dot, ...]:
    """The dots of an evenly spaced line: each in the month its period ends in, a gap just after the dot before it."""
    dots: list[Dot] = []
    for point in line:
        if point is None:
            dots.append(Dot(dots[-1].at + timedelta(days=1), None, "", tick=""))
            continue
        says = f"{words.first_up(period_words(point.period_type, point.period_start, point.period_end))}: {words.spoken(point)}"
        year = financial_year_of(point.period_end) if point.period_type == "financial_year" else ""
        dots.append(Dot(point.period_end.replace(day=1), point.value, says, point.status == "provisional", year))
    return tuple(dots)


def _rules(point: Point) -> tuple[str, str]:
    return (point.basis, point.method_version)


def _months(before: date, after: date) -> int:
    return (after.year - before.year) * 12 + after.month - before.month
