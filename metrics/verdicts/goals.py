"""What a commitment asks of a figure: a range, a level or better than the baseline, with the room there is for "at risk"."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from data.framework import Commitment
from metrics.results import Point
from metrics.statistics.comparison import Standing, against_target
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly, rounded
from metrics.verdicts.baselines import Baseline
from metrics.verdicts.exact import exact_value
from metrics.verdicts.words import amount, decimals_of, decimals_of_measure, digits, limit


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

    @property
    def edges(self) -> tuple[float, ...]:
        """Every limit that a value may lie on one side or the other of."""
        return tuple(end for end in (self.low, self.high, self.outer) if end is not None)

    def stand(self, value: Decimal) -> Standing:
        """Where the unrounded value stands. To twelve digits: a third is 33.3333 of both years, however it was divided."""
        if self.strict and exactly(value) == exactly(self.edge):
            return Standing.NEAR
        return against_target(value, self.low, self.high, self.tolerance)

    def is_above_range(self, value: Decimal) -> bool:
        """Whether the value is over the top of a two-sided range: kept, with a check that nobody in need was turned away."""
        return self.low is not None and self.high is not None and exactly(value) > exactly(self.high)

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
        """Where "at risk" lies: 'from 73% to below 75%', 'above 66, up to 69', from a baseline on 'from 66 to 69'; '' for nowhere."""
        lower, upper = sorted((self.edge, self.outer))
        lower = max(lower, 0.0)  # no figure goes below nothing, and no share above all
        upper = min(upper, 100.0) if self.kind is Kind.PROPORTION else upper
        if self.kind is Kind.COUNT:
            lower, upper = math.ceil(lower), math.floor(upper)
        low, high = self._limit(lower), self._limit(upper)
        if self.strict:
            return low if low == high else f"from {low} to {high}"
        if lower >= upper:
            return ""
        return f"from {low} to below {high}" if self.low is not None else f"above {low}, up to {high}"

    def distance(self, value: float) -> str:
        """How far the value is from the limit that matters: '8 above the limit', '1.4 points short of 80.5%', 'inside the range'."""
        edge, value = self._limit(self.edge), float(exactly(value))
        if self.low is not None and self.high is not None:
            if self.low <= value <= self.high:
                return "inside the range"
            side, away = ("below", self.low - value) if value < self.low else ("above", value - self.high)
            return f"{self._amount(away)} {side} the range"
        difference = value - float(exactly(self.edge))
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
    decimals = decimals_of_measure(commitment.measure)
    if not strict:  # a target of 80.25% is told as it was set
        decimals = max(decimals, *(digits(end) for end in (low, high) if end is not None))
    return Goal(kind, low, high, strict, tolerance, decimals)


def told_apart(point: Point, goal: Goal) -> tuple[Point, Goal]:
    """The figure and the goal with as many decimals as tell them apart, for those who may read the exact figure: 74.96% and not 75.0%."""
    if point.value is None or point.kind is Kind.COUNT:
        return point, goal
    exact = float(exact_value(point))
    many = decimals_of(exact, goal.decimals, goal.edges)
    return (point, goal) if many == goal.decimals else (replace(point, value=rounded(exact, many)), replace(goal, decimals=many))


def first_where(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first whole number from `low` to `high` for which something holds that goes on holding once it does; None when it never does."""
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def people_to(goal: Goal, point: Point, step: int) -> tuple[int, Standing] | None:
    """How many more (step 1) or fewer (step -1) in the numerator first reach the goal or lose it, and where that leaves the point.

    None when no number does.
    """
    if point.numerator is None or point.kind is Kind.MEAN:
        return None
    top = point.denominator if point.kind is Kind.PROPORTION else None
    room = point.numerator if step < 0 else (top - point.numerator if top is not None else 10 * point.numerator + 100)
    is_met = goal.stand(exact_value(point)) is Standing.MET

    def has_turned(count: int) -> bool:
        return (goal.stand(exact_value(point, step * count)) is Standing.MET) is not is_met

    found = first_where(has_turned, 1, int(room or 0))
    return None if found is None else (found, goal.stand(exact_value(point, step * found)))
