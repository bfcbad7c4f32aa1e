"""Figures before they were rounded: the store keeps a share or a rate to one decimal beside its counts, and judgement asks the counts.

"Half-up to 1 decimal before comparing is wrong" (statistics.md 4): 7,496 of 10,000 is kept as 75.0, and misses a target of 75.
"""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly

PER = re.compile(r"per ([\d,]*\d)")
ROUNDED_BY = Decimal("0.06")  # a value printed to one decimal may lie so far from its counts


def exact_value(point: Point, more: int = 0) -> Decimal:
    """The value of a point to far more digits than are shown, with `more` people added to its numerator."""
    assert point.value is not None
    if point.numerator is None:
        return exactly(point.value)
    if point.kind is Kind.COUNT or not point.denominator:
        return exactly(point.numerator) + more
    if point.kind is Kind.MEAN:
        return exactly(point.value)
    found = from_counts(point.value, point.numerator, point.denominator, per_of(point))
    return found + exactly(per_of(point)) * more / exactly(point.denominator)


def from_counts(value: float, numerator: float | None, denominator: float | None, per: float, within: Decimal = ROUNDED_BY) -> Decimal:
    """What the counts come to, where that is no further than `within` from the value; else the value.

    Published counts may be rounded where the value is not: then the value is what was published.
    """
    if numerator is None or not denominator:
        return exactly(value)
    counted = exactly(per) * exactly(numerator) / exactly(denominator)
    return counted if abs(counted - exactly(value)) <= within else exactly(value)


def per_of(point: Point) -> float:
    """What a share or rate is per: 100 for a percentage, else the number in its unit, 100,000 for 'per 100,000 people'."""
    found = PER.search(point.unit or "")
    return float(found[1].replace(",", "")) if found and point.kind is Kind.RATE else 100.0
