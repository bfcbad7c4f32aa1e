"""The likely range (95% confidence interval) of a figure, in its own unit."""

from __future__ import annotations

from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.statistics.intervals import Interval, counted, wilson
from metrics.verdicts.exact import per_of


def likely_range(point: Point) -> Interval | None:
    """Wilson for a share, Byar or exact for a count and a rate, the published margin for a survey.

    None when the counts are not known, or cannot be: fewer than none, or more than all.
    """
    if point.value is None:
        return None
    if point.margin is not None:
        return Interval(point.value - point.margin, point.value + point.margin)
    if point.kind is Kind.COUNT:
        return counted(point.value) if point.value >= 0 else None
    if point.kind is Kind.MEAN or point.numerator is None or not point.denominator or point.basis == "survey":
        return None
    if point.numerator < 0 or point.denominator < 0:
        return None
    if point.kind is Kind.PROPORTION:
        return wilson(point.numerator, point.denominator).times(100) if point.numerator <= point.denominator else None
    return counted(point.numerator).times(per_of(point) / point.denominator)
