"""Confidence intervals for proportions, counts and rates, as public health in England works them out (statistics.md 2.1 and 2.2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

# the functions below scipy.stats: the same numbers a hundred times faster, and half the memory of loading its distributions
from scipy.special import betaincinv, gammaincinv

CONFIDENCE = 0.95
EXACT_BELOW = 10


@dataclass(frozen=True)
class Interval:
    """A lower and an upper limit."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        return self.lower <= value <= self.upper

    def times(self, factor: float) -> Interval:
        """The same interval on another scale: 100 for per cent."""
        return Interval(self.lower * factor, self.upper * factor)


def wilson(numerator: float, denominator: float, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval of a share, between 0 and 1: wilson(65, 100) is 0.5525 to 0.7364 (Wilson 1927)."""
    if not 0 < denominator < math.inf or not 0 <= numerator <= denominator:
        raise ValueError(
            f"A share needs a numerator from 0 to its denominator, and at least one in it: got {numerator:g} of {denominator:g}."
        )
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = numerator / denominator
    middle = 2 * numerator + z**2
    reach = z * math.sqrt(z**2 + 4 * numerator * (1 - share))
    below = 2 * (denominator + z**2)
    # at the ends the formula gives 0 and 1 but for floating noise
    lower = 0.0 if numerator == 0 else (middle - reach) / below
    return Interval(lower, 1.0 if numerator == denominator else (middle + reach) / below)


def byar(count: float, confidence: float = CONFIDENCE) -> Interval:
    """Byar's approximation to the Poisson interval of a count of 10 or more: byar(65) is 50.16 to 82.85 (Breslow and Day 1987)."""
    if not 0 < count < math.inf:
        raise ValueError(f"Byar's method needs a count above 0, not {count:g}. Use `exact`.")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    more = count + 1
    return Interval(
        count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3,
        more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3,
    )


def exact(count: float, confidence: float = CONFIDENCE) -> Interval:
    """The exact Poisson interval of a count: exact(5) is 1.62 to 11.67 (Garwood 1936)."""
    if not 0 <= count < math.inf:
        raise ValueError(f"A count cannot be below 0 and has to be known: got {count:g}.")
    tail = (1 - confidence) / 2
    # half the chi-squared quantile of 2k degrees of freedom is the gamma quantile of k
    lower = 0.0 if count == 0 else float(gammaincinv(count, tail))
    return Interval(lower, float(gammaincinv(count + 1, 1 - tail)))


def counted(count: float, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a count: exact below 10, Byar's from 10 on."""
    return byar(count, confidence) if count >= EXACT_BELOW else exact(count, confidence)


def rate(count: float, population: float, per: float = 100_000, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a rate; the population is taken as known: rate(64, 25_379) is 194.2 to 322.0 per 100,000."""
    if not 0 < population < math.inf:
        raise ValueError(f"A rate needs a population above 0, not {population:g}.")
    return counted(count, confidence).times(per / population)


def clopper_pearson(numerator: float, denominator: float, confidence: float = CONFIDENCE) -> Interval:
    """The exact interval of a share (Clopper and Pearson 1934): what the ratio of two rates is made of."""
    if not 0 < denominator < math.inf or not 0 <= numerator <= denominator:
        raise ValueError(
            f"A share needs a numerator from 0 to its denominator, and at least one in it: got {numerator:g} of {denominator:g}."
        )
    tail = (1 - confidence) / 2
    lower = 0.0 if numerator == 0 else float(betaincinv(numerator, denominator - numerator + 1, tail))
    upper = 1.0 if numerator == denominator else float(betaincinv(numerator + 1, denominator - numerator, 1 - tail))
    return Interval(lower, upper)
