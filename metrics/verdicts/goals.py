"""What a commitment asks of a figure: a range, a level or better than the baseline, with the room there is for "at risk"."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from data.framework import Commitment
from metrics.results import Point
from metrics.statistics.comparison import Standing, against_target
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly
from metrics.verdicts.baselines import Baseline
from metrics.verdicts.words import amount, decimals_of_measure, limit

PER = re.compile(r"per ([\d,]*\d)")
ROUNDED_BY = Decimal("0.06")  # a value printed to one decimal may lie so far from its counts


@dataclass(frozen=True)
class Goal:
    """From `low` up, to `high`, or between them. `strict`: equal is not enough, as against a baseline. `tolerance`: in its unit."""

    kind: Kind
    low: float | None
    high: float | None
    strict: bool
    tolerance: float
    decimals: int = 1  # as the measure is published

    @property
    def edge(self) -> float:
        """The limit that decides: the low end, or the high one when there is no low end."""
        edge = self.low if self.low is not None else self.high
        assert edge is not None
        return edge

    @property
    def outer(self) -> float:
        """Where "at risk" ends and "off track" begins."""
        return float(exactly(self.edge) + (exactly(self.tolerance) if self.low is None else -exactly(self.tolerance)))

    def stand(self, value: Decimal) -> Standing:
        """Where the unrounded value stands."""
        if self.strict and value == exactly(self.edge):
            return Standing.NEAR
        return against_target(value, self.low, self.high, self.tolerance)

    def is_above_range(self, value: Decimal) -> bool:
        """Whether the value is over the top of a two-sided range: kept, with a check that nobody in need was turned away."""
        return self.low is not None and self.high is not None and value > exactly(self.high)

    @property
    def words(self) -> str:
        """The target for a table: '75% to 80%', 'At least 75%', 'At most 66', 'Fewer than 66', 'Above 80.5%'."""
        edge = self._limit(self.edge)
        if self.low is not None and self.high is not None:
            return f"{edge} to {self._limit(self.high)}"
        if not self.strict:
            return f"{'At least' if self.low is not None else 'At most'} {edge}"
        more, fewer = ("More than", "Fewer than") if self.kind is Kind.COUNT else ("Above", "Below")
        return f"{more if self.low is not None else fewer} {edge}"

    @property
    def at_risk_words(self) -> str:
        """Where "at risk" lies: 'from 73% to below 75%', 'above 66, up to 69', against a baseline 'from 66 to 69'."""
        lower, upper = sorted((self.edge, self.outer))
        if self.kind is Kind.COUNT:
            lower, upper = math.ceil(lower), math.floor(upper)
        low, high = self._limit(lower), self._limit(upper)
        if self.strict:
            return f"from {low} to {high}"
        return f"from {low} to below {high}" if self.low is not None else f"above {low}, up to {high}"

    def distance(self, value: float) -> str:
        """How far the value is from the limit that matters: '8 above the limit', '1.4 points short of 80.5%', 'inside the range'."""
        edge = self._limit(self.edge)
        if self.low is not None and self.high is not None:
            if self.low <= value <= self.high:
                return "inside the range"
            side, away = ("below", self.low - value) if value < self.low else ("above", value - self.high)
            return f"{self._amount(away)} {side} the range"
        difference = value - self.edge
        if difference == 0:
            return f"at the limit of {edge}" if self.low is None else f"level with {edge}"
        if self.low is None:
            return f"{self._amount(difference)} {'above' if difference > 0 else 'below'} the limit"
        return f"{self._amount(difference)} {'above' if difference > 0 else 'short of'} {edge}"

    def _limit(self, value: float) -> str:
        return limit(value, self.kind, self.decimals)

    def _amount(self, difference: float) -> str:
        return amount(difference, self.kind, self.decimals)


def goal_of(commitment: Commitment, baseline: Baseline | None, kind: Kind, points: float, percent: float) -> Goal | None:
    """The goal of a commitment: its own target, else better than the baseline; None when there is neither.

    A tolerance the plan does not give is `points` for a percentage and `percent` of the limit for anything else.
    """
    low, high = commitment.target_low, commitment.target_high
    strict = False
    if commitment.aim in ("increase", "reduce") and low is None and high is None and baseline is not None:
        low, high = (baseline.value, None) if commitment.aim == "increase" else (None, baseline.value)
        strict = True
    if commitment.aim == "monitor" or (low is None and high is None):
        return None
    edge = low if low is not None else high
    assert edge is not None
    general = points if kind is Kind.PROPORTION else abs(edge) * percent / 100
    tolerance = general if commitment.tolerance is None else commitment.tolerance
    return Goal(kind, low, high, strict, tolerance, decimals_of_measure(commitment.measure))


def exact_value(point: Point, more: int = 0) -> Decimal:
    """The value of a point to far more digits than are shown, with `more` people added to its numerator."""
    assert point.value is not None
    if point.numerator is None:
        return exactly(point.value)
    if point.kind is Kind.COUNT or not point.denominator:
        return exactly(point.numerator) + more
    if point.kind is Kind.MEAN:
        return exactly(point.value)
    per, whole, value = exactly(per_of(point)), exactly(point.denominator), exactly(point.value)
    counted = per * exactly(point.numerator) / whole
    # published counts may be rounded where the value is not: then the value is what was published
    if abs(counted - value) > ROUNDED_BY:
        return value + per * more / whole
    return per * (exactly(point.numerator) + more) / whole


def per_of(point: Point) -> float:
    """What a share or rate is per: 100 for a percentage, else the number in its unit, 100,000 for 'per 100,000 people'."""
    found = PER.search(point.unit or "")
    return float(found[1].replace(",", "")) if found and point.kind is Kind.RATE else 100.0


def first_where(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first whole number from `low` to `high` for which something holds that goes on holding once it does; None when it never does."""
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def people_to(goal: Goal, point: Point, wanted: Standing, step: int) -> int | None:
    """How many more (step 1) or fewer (step -1) in the numerator bring the point to `wanted`; None when no number does."""
    if point.numerator is None or point.kind is Kind.MEAN:
        return None
    top = point.denominator if point.kind is Kind.PROPORTION else None
    room = point.numerator if step < 0 else (top - point.numerator if top is not None else 10 * point.numerator + 100)

    def is_there(count: int) -> bool:
        return (goal.stand(exact_value(point, step * count)) is Standing.MET) is (wanted is Standing.MET)

    found = first_where(is_there, 1, int(room or 0))
    return found if found is not None and goal.stand(exact_value(point, step * found)) is wanted else None
