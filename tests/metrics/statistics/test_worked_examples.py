"""The numbers that the reference prints beside its tables: values, quantiles, and what two methods disagree about."""

import math
from statistics import NormalDist

import duckdb
import pytest

from metrics.statistics.comparison import ratio_of_rates
from metrics.statistics.intervals import byar, counted, exact, rate, wilson
from metrics.statistics.rounding import rounded
from metrics.verdicts.exact import exact_value
from tests.metrics.lines import rate as rate_point
from tests.metrics.lines import share


@pytest.mark.parametrize(("confidence", "z"), [(0.95, 1.959964), (0.998, 3.090232)])
def test_quantiles(confidence: float, z: float) -> None:
    assert NormalDist().inv_cdf(confidence + (1 - confidence) / 2) == pytest.approx(z, abs=5e-7)


@pytest.mark.parametrize(
    ("x", "n", "printed"),
    [
        (1, 100, 1), (5, 100, 5), (20, 100, 20), (65, 100, 65), (222, 3215, 6.905132), (999, 3456, 28.906250), (286, 331, 86.4048),
        (250, 386, 64.7668), (386, 5832, 6.6187), (308, 323, 95.3560), (1672, 2198, 76.0692), (3, 8, 37.5), (0, 10, 0), (10, 10, 100),
        (751, 1000, 75.1), (775, 1000, 77.5), (790, 1000, 79.0),
    ],
)  # fmt: skip
def test_percentages(x: float, n: float, printed: float) -> None:
    assert float(exact_value(share(x, n))) == pytest.approx(printed, abs=5.1e-5)


@pytest.mark.parametrize(
    ("x", "n", "printed"), [(64, 25_379, 252.177), (5, 78_425, 6.3755), (9, 78_425, 11.4759), (10, 78_425, 12.7510), (0, 78_425, 0)]
)
def test_rates(x: float, n: float, printed: float) -> None:
    assert float(exact_value(rate_point(x, n))) == pytest.approx(printed, abs=5.1e-4)
    assert x / n * 100_000 in rate(x, n)


def test_a_rate_is_judged_unrounded_though_it_is_kept_with_one_decimal() -> None:
    assert float(exact_value(rate_point(64, 25_379, value=252.2))) == pytest.approx(252.177, abs=5e-4)
    assert float(exact_value(share(7496, 10_000, value=75.0))) == 74.96
    assert float(exact_value(rate_point(65, 25_000, value=260.1))) == 260.1, "counts that do not make the value were rounded by others"


@pytest.mark.parametrize(("x", "n"), [(33, 44), (3, 4), (75, 100), (7500, 10_000), (2199, 2932)])
def test_three_quarters_are_exactly_75_whatever_they_are_of(x: int, n: int) -> None:
    assert exact_value(share(x, n)) == 75


def test_ends_of_the_wilson_interval_are_exactly_none_and_all() -> None:
    for n in range(1, 200):
        assert wilson(0, n).lower == 0.0 and wilson(n, n).upper == 1.0


def test_the_quick_ratio_is_narrower_and_would_call_a_chance_difference_clear() -> None:
    found = ratio_of_rates(120, 25_000, 150, 24_500)
    assert found is not None and not found.is_clear
    value, reach = 120 / 25_000 / (150 / 24_500), 1.959964 * math.sqrt(1 / 120 + 1 / 150)
    quick = value * math.exp(-reach), value * math.exp(reach)
    assert quick == pytest.approx((0.6167, 0.9967), abs=5.1e-5)
    assert found.interval.lower < quick[0] < quick[1] < 1 < found.interval.upper


def test_the_chance_of_a_ratio_is_1_for_equal_rates_and_small_for_large_councils() -> None:
    equal, national = ratio_of_rates(50, 1000, 50, 1000), ratio_of_rates(64, 25_379, 65_060, 10_981_090)
    assert equal is not None and equal.p == pytest.approx(1)
    assert national is not None and 1e-15 < national.p < 1e-14


def test_exact_and_byars_limits_nearly_meet_where_one_takes_over() -> None:
    for count in (10, 15, 40):
        assert byar(count).lower == pytest.approx(exact(count).lower, rel=0.003)
        assert byar(count).upper == pytest.approx(exact(count).upper, rel=0.003)
    assert [counted(count) == exact(count) for count in (8, 9, 10, 11)] == [True, True, False, False]
    assert [counted(count) == byar(count) for count in (10, 11)] == [True, True]


@pytest.mark.parametrize(("value", "pythons", "ours"), [(2.25, 2.2, 2.3), (0.25, 0.2, 0.3), (86.35, 86.3, 86.4)])
def test_pythons_own_rounding_is_not_ours_and_duckdbs_is(value: float, pythons: float, ours: float) -> None:
    assert (round(value, 1), rounded(value, 1)) == (pythons, ours)
    with duckdb.connect() as connection:
        assert connection.execute("select round(?::double, 1)", [value]).fetchall() == [(ours,)]


@pytest.mark.parametrize(("after", "before", "chance"), [(64, 75, True), (40, 75, False)])
def test_a_fall_of_a_small_councils_admissions(after: int, before: int, chance: bool) -> None:
    found = ratio_of_rates(after, 25_379, before, 25_000)
    assert found is not None and (1 in found.interval) is chance
