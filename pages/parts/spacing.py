"""A line of points, evenly spaced: a gap wherever a period has no figure, a cut where the rules changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.results import Point


def spaced(points: Sequence[Point]) -> list[Point | None]:
    """The points, oldest first, with None for every period between them that has no row: what is missing is never joined."""
    apart = [_months(before.period_end, after.period_end) for before, after in zip(points, points[1:], strict=False)]
    step = min(apart, default=1) or 1
    line: list[Point | None] = list(points[:1])
    for point, months in zip(points[1:], apart, strict=True):
        line += [None] * (months // step - 1)
        line.append(point)
    return line


def cuts(line: Sequence[Point | None]) -> list[int]:
    """The places where the line is made by other rules than just before: on another basis, or by another method."""
    known = [(place, point) for place, point in enumerate(line) if point is not None]
    return [place for (_, before), (place, after) in zip(known, known[1:], strict=False) if _rules(before) != _rules(after)]


def _rules(point: Point) -> tuple[str, str]:
    return (point.basis, point.method_version)


def _months(before: date, after: date) -> int:
    return (after.year - before.year) * 12 + after.month - before.month
