"""Whether two figures differ by more than chance, and where a figure stands against a target (statistics.md 2.3, 2.4 and 4)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import NormalDist

import numpy
from scipy.special import gammaln

from metrics.statistics.intervals import CONFIDENCE, Interval, clopper_pearson, wilson
from metrics.statistics.rounding import exactly


@dataclass(frozen=True)
class Difference:
    """The first share less the second (both between 0 and 1), with its interval and the pooled z test."""

    value: float
    interval: Interval
    z: float
    p: float

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would seldom give this: the interval leaves out 0."""
        return 0 not in self.interval


@dataclass(frozen=True)
class Ratio:
    """The first rate over the second (infinite when the second is 0), with its exact interval.

    `counts` are the two counts, and `share` what part of their sum the first would be if the rates were equal.
    """

    value: float
    interval: Interval
    counts: tuple[int, int]
    share: float

    @property
    def p(self) -> float:
        """The exact two-sided p-value: the chance of this first count, or of one no likelier, if the rates were equal."""
        first, both = self.counts[0], sum(self.counts)
        of = numpy.arange(both + 1)
        ways = gammaln(both + 1) - gammaln(of + 1) - gammaln(both - of + 1)
        chance = ways + of * math.log(self.share) + (both - of) * math.log1p(-self.share)
        # two that are equally likely differ in their last digits
        return min(1.0, float(numpy.exp(chance[chance <= chance[first] + 1e-7]).sum()))

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would seldom give this: the interval leaves out 1."""
        return 1 not in self.interval


def difference_of_shares(x1: float, n1: float, x2: float, n2: float, confidence: float = CONFIDENCE) -> Difference:
    """x1 of n1 less x2 of n2: Newcombe's interval from two Wilson intervals (1998, method 10) and the pooled z.

    56 of 70 less 48 of 80 is 0.2000, 0.0524 to 0.3339.
    """
    first, second = wilson(x1, n1, confidence), wilson(x2, n2, confidence)
    p1, p2, together = x1 / n1, x2 / n2, (x1 + x2) / (n1 + n2)
    spread = math.sqrt(together * (1 - together) * (1 / n1 + 1 / n2))
    z = (p1 - p2) / spread if spread > 0 else 0.0
    lower = p1 - p2 - math.hypot(p1 - first.lower, second.upper - p2)
    upper = p1 - p2 + math.hypot(first.upper - p1, p2 - second.lower)
    return Difference(p1 - p2, Interval(lower, upper), z, 2 * NormalDist().cdf(-abs(z)))


def ratio_of_rates(x1: float, n1: float, x2: float, n2: float, confidence: float = CONFIDENCE) -> Ratio | None:
    """x1 per n1 over x2 per n2, exact; None when nobody was counted. Given the sum, x1 is binomial with n1 / (n1 + n2) under equality.

    120 per 25,000 over 150 per 24,500 is 0.7840, 0.6115 to 1.0034. Two counts are two rates with n1 = n2 = 1.
    """
    if not (n1 > 0 and n2 > 0 and x1 >= 0 and x2 >= 0):
        raise ValueError(f"Rates need counts from 0 and populations above 0: got {x1:g} per {n1:g} and {x2:g} per {n2:g}.")
    if x1 + x2 == 0:
        return None
    share = clopper_pearson(x1, x1 + x2, confidence)
    value = math.inf if x2 == 0 else (x1 / n1) / (x2 / n2)
    interval = Interval(_odds(share.lower) * n2 / n1, _odds(share.upper) * n2 / n1)
    return Ratio(value, interval, (round(x1), round(x2)), n1 / (n1 + n2))


def margins_apart(value1: float, margin1: float, value2: float, margin2: float) -> bool:
    """Whether two survey results differ by more than their published margins together allow."""
    return abs(value1 - value2) > math.hypot(margin1, margin2)


class Against(StrEnum):
    """How a figure compares with another one, where chance is allowed for. Similar is not the same: no difference was shown."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"  # where neither way is better
    LOWER = "lower"


def against_standard(interval: Interval, value: float, better: str) -> Against:
    """Where a figure with this 95% interval stands against England's or a region's value, which is taken as exact: inside it is similar.

    The limits belong to the interval. 82.3 to 89.7 against 77.1 is better where higher is better.
    """
    return worded(interval.lower - value if interval.lower > value else min(0, interval.upper - value), better)


def against_margin(value: float, margin: float, other: float, other_margin: float, better: str) -> Against:
    """The same for two survey results with their published margins: different when they are more than the margins together apart."""
    return worded(value - other if margins_apart(value, margin, other, other_margin) else 0, better)


def worded(difference: float, better: str) -> Against:
    """The word for a difference that chance would seldom give, or 0 when it might: for a share, a rate or a count by its own test."""
    if difference == 0:
        return Against.SIMILAR
    if better not in ("higher", "lower"):
        return Against.HIGHER if difference > 0 else Against.LOWER
    return Against.BETTER if (difference > 0) == (better == "higher") else Against.WORSE


class Standing(StrEnum):
    """Where a figure stands against what was promised."""

    MET = "met"
    NEAR = "near"
    MISSED = "not met"


def against_target(value: Decimal | float, low: float | None, high: float | None, tolerance: float) -> Standing:
    """Where the unrounded value stands: met from `low` up and `high` down, near when missed by no more than `tolerance`.

    Against 75 to 80 with 2 points: 72.9 not met, 73.0 near, 74.96 near (though it prints as 75.0), 75.0 to 80.0 met. Above the end of a
    two-sided range is met: such a range says what is enough, and the words add what to check (statistics.md 4).
    """
    figure = exactly(value)
    room = exactly(tolerance)
    short = max(
        Decimal(0) if low is None else exactly(low) - figure, Decimal(0) if high is None or low is not None else figure - exactly(high)
    )
    if short <= 0:
        return Standing.MET
    return Standing.NEAR if short <= room else Standing.MISSED


def _odds(share: float) -> float:
    return math.inf if share == 1 else share / (1 - share)
