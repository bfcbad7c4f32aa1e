"""Funnel limits: how far a council of a given size may lie from England's value by chance (statistics.md 2.4, many councils at once).

At 99.8% two in a thousand would lie outside, where at 95% one in twenty would: among fifteen neighbours the second is to be expected.
"""

from __future__ import annotations

import math
from statistics import NormalDist

from scipy.special import pdtr, pdtrik

from metrics.statistics.intervals import Interval

CONTROL = 0.998


def funnel_of_share(standard: float, denominator: float, confidence: float = CONTROL) -> Interval:
    """The limits round a share (between 0 and 1) for so many people: funnel_of_share(0.7715, 331) is 0.7001 to 0.8428.

    As in public health profiles: a share lies outside them just when the standard lies outside its own Wilson interval.
    """
    if denominator <= 0 or not 0 <= standard <= 1:
        raise ValueError(f"Funnel limits need a share from 0 to 1 and at least one person: got {standard:g} of {denominator:g}.")
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * math.sqrt(standard * (1 - standard) / denominator)
    return Interval(max(0.0, standard - reach), min(1.0, standard + reach))


def funnel_of_rate(standard: float, population: float, per: float = 100_000, confidence: float = CONTROL) -> Interval:
    """The limits round a rate for so many people: the counts that the standard would seldom go under or over there (Poisson)."""
    if population <= 0 or standard < 0:
        raise ValueError(f"Funnel limits need a rate from 0 and a population above 0: got {standard:g} in {population:g}.")
    expected, tail = standard * population / per, (1 - confidence) / 2
    return Interval(poisson_quantile(tail, expected), poisson_quantile(1 - tail, expected)).times(per / population)


def poisson_quantile(share: float, mean: float) -> float:
    """The smallest count that such a share of counts with this mean does not go over."""
    if mean == 0:
        return 0.0
    count = max(0.0, math.ceil(float(pdtrik(share, mean))))
    return count - 1 if count > 0 and pdtr(count - 1, mean) >= share else count
