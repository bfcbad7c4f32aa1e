"""Funnel limits against values worked out by another road, and what they share with the intervals."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from metrics.statistics.funnel import CONTROL, funnel_of_rate, funnel_of_share, poisson_quantile
from metrics.statistics.intervals import wilson

ENGLAND_2A = 142_525 / 184_745
ENGLAND_2C = 65_060 / 10_981_090 * 100_000


@pytest.mark.parametrize(
    ("standard", "many", "confidence", "lower", "upper"),
    [
        (0.5, 100, CONTROL, 0.5 - 3.090232 * 0.05, 0.5 + 3.090232 * 0.05),
        (0.5, 100, 0.95, 0.5 - 1.959964 * 0.05, 0.5 + 1.959964 * 0.05),
        (ENGLAND_2A, 331, CONTROL, 0.700149, 0.842788),
        (0.99, 20, CONTROL, 0.921247, 1.0),  # no share is above all
        (0.01, 20, CONTROL, 0.0, 0.078753),
        (0.0, 20, CONTROL, 0.0, 0.0),
    ],
)
def test_limits_round_a_share(standard: float, many: int, confidence: float, lower: float, upper: float) -> None:
    found = funnel_of_share(standard, many, confidence)
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=5e-6)


def test_limits_round_a_rate_are_counts_that_englands_rate_seldom_makes() -> None:
    found = funnel_of_rate(ENGLAND_2C, 25_379)
    expected = 25_379 * 65_060 / 10_981_090  # 150.4 admissions at England's rate: 64 lie far below
    low, high = (round(end * 25_379 / 1e5) for end in (found.lower, found.upper))
    chance = [math.exp(count * math.log(expected) - expected - math.lgamma(count + 1)) for count in range(600)]
    assert sum(chance[:low]) < 0.001 <= sum(chance[: low + 1]) and sum(chance[:high]) < 0.999 <= sum(chance[: high + 1])
    assert (low, high) == (114, 190) and 64 / 25_379 * 1e5 not in found


@pytest.mark.parametrize("mean", [0, 0.3, 1, 4.5, 10, 150.4, 65_060])
def test_poisson_quantiles_are_those_of_the_distribution(mean: float) -> None:
    for share in (0.001, 0.025, 0.5, 0.975, 0.999):
        assert poisson_quantile(share, mean) == poisson.ppf(share, mean)


@pytest.mark.parametrize(("standard", "many"), [(0.5, 0), (1.1, 10), (-0.1, 10)])
def test_nonsense_is_refused(standard: float, many: int) -> None:
    with pytest.raises(ValueError, match="share from 0 to 1"):
        funnel_of_share(standard, many)


def test_a_rate_needs_people() -> None:
    with pytest.raises(ValueError, match="population above 0"):
        funnel_of_rate(5, 0)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 400), st.integers(1, 400), st.floats(0.02, 0.98))
def test_a_share_is_outside_just_when_the_standard_is_outside_its_own_interval(numerator: int, more: int, standard: float) -> None:
    many = numerator + more
    own, funnel = wilson(numerator, many, CONTROL), funnel_of_share(standard, many)
    edges = (own.lower - standard, own.upper - standard)
    assume(all(abs(edge) > 1e-9 for edge in edges))
    assert (numerator / many in funnel) is (standard in own)


@settings(max_examples=30, deadline=None)
@given(st.floats(0.05, 0.95), st.integers(1, 1000))
def test_more_people_make_it_narrower_and_more_confidence_wider(standard: float, many: int) -> None:
    here, larger, bolder = funnel_of_share(standard, many), funnel_of_share(standard, 2 * many), funnel_of_share(standard, many, 0.95)
    assert here.lower <= larger.lower <= standard <= larger.upper <= here.upper
    assert here.lower <= bolder.lower <= bolder.upper <= here.upper
    assert math.isclose(larger.upper - larger.lower, (here.upper - here.lower) / math.sqrt(2)) or here.lower == 0 or here.upper == 1
