"""When numbers are too few for a judgement: "never print a traffic light from an interval when n < 20 or x < 5" (statistics.md 2.4)."""

from __future__ import annotations

from metrics.results import Point
from metrics.statistics.disclosure import Kind

TOO_FEW = "Too few to say"
FEW_CASES = 5
FEW_IN_ALL = 20


def is_too_few(point: Point) -> bool:
    """Whether a judgement would rest on fewer than 5 cases, or a share on fewer than 20 people."""
    return are_too_few(point.kind, point.numerator, point.denominator)


def are_too_few(kind: Kind, numerator: float | None, denominator: float | None) -> bool:
    """The same for counts; what is not known is not few."""
    if kind in (Kind.PROPORTION, Kind.MEAN) and denominator is not None and denominator < FEW_IN_ALL:
        return True
    return kind is not Kind.MEAN and numerator is not None and numerator < FEW_CASES
