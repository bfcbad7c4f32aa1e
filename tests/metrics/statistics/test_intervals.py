"""Tables 2.1 and 2.2 of statistics.md: PHEindicatormethods' own expectations, and values worked out from published figures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.intervals import Interval, byar, clopper_pearson, counted, exact, rate, wilson

WILSON = """
   1   100  0.176743  5.448620
   5   100  2.154368 11.175047
  20   100 13.336693 28.882917
  65   100 55.254443 73.635752
 222  3215  6.079169  7.833957
 999  3456 27.418951 30.440390
 286   331 82.2925   89.6819
 250   386 59.8772   69.3655
 386  5832  6.0087    7.2857
 308   323 92.4801   97.1658
1672  2198 74.2410   77.8064
   3     8 13.6844   69.4258
   0    10  0       27.7533
  10    10 72.2467 100
 751  1000 72.3272   77.6807
 775  1000 74.8094   79.9801
 790  1000 76.3669   81.4111
"""
RATES = """
  1      100     100  0.025318   5.571643
  5      100     100  1.623486  11.668332
 20      100     100 12.211429  30.889880
222     3215     100  6.026575   7.875729
 64    25379  100000 194.1973  322.0295
  5    78425  100000  2.0701    14.8783
  9    78425  100000  5.2475    21.7849
 10    78425  100000  6.1045    23.4510
  0    78425  100000  0          4.7037
"""
PER_CENT_998 = 0.998


def numbers(table: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, line.split())) for line in table.strip().splitlines()]


def close(found: Interval, lower: float, upper: float) -> None:
    assert found.lower == pytest.approx(lower, abs=5.1e-5)
    assert found.upper == pytest.approx(upper, abs=5.1e-5)


@pytest.mark.parametrize(("x", "n", "lower", "upper"), numbers(WILSON))
def test_wilson(x: float, n: float, lower: float, upper: float) -> None:
    close(wilson(x, n).times(100), lower, upper)


def test_wilson_at_control_limit_confidence() -> None:
    close(wilson(65, 100, PER_CENT_998).times(100), 49.5495, 77.8354)


@pytest.mark.parametrize(
    ("count", "confidence", "lower", "upper"),
    [
        (65, 0.95, 50.163188, 82.849139),
        (1045, 0.95, 982.593202, 1110.331213),
        (10, 0.998, 2.916318, 24.193725),
        (65, 0.998, 42.880261, 94.000291),
    ],
)
def test_byar(count: float, confidence: float, lower: float, upper: float) -> None:
    close(byar(count, confidence), lower, upper)


@pytest.mark.parametrize(("x", "n", "per", "lower", "upper"), numbers(RATES))
def test_rates(x: float, n: float, per: float, lower: float, upper: float) -> None:
    close(rate(x, n, per), lower, upper)


def test_the_method_changes_between_9_and_10() -> None:
    assert counted(9) == exact(9) != byar(9)
    assert counted(10) == byar(10) != exact(10)


@pytest.mark.parametrize(
    ("x", "n"), [(1, 0), (0, 0), (5, 4), (-1, 4), (5, -4), (math.nan, 4), (1, math.nan), (1, math.inf), (math.inf, math.inf)]
)
def test_nonsense_is_refused_in_a_sentence(x: float, n: float) -> None:
    with pytest.raises(ValueError, match="A share needs a numerator from 0 to its denominator"):
        wilson(x, n)
    with pytest.raises(ValueError, match="A share needs a numerator from 0 to its denominator"):
        clopper_pearson(x, n)


def test_counts_below_zero_and_empty_populations_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        exact(-1)
    with pytest.raises(ValueError, match="above 0"):
        byar(0)
    with pytest.raises(ValueError, match="population above 0"):
        rate(3, 0)


@pytest.mark.parametrize("count", [math.nan, math.inf, -math.inf, -0.5])
def test_what_is_no_count_has_no_interval(count: float) -> None:
    for method in (exact, byar, counted):
        with pytest.raises(ValueError, match="below 0|above 0"):
            method(count)
    with pytest.raises(ValueError, match="population above 0"):
        rate(3, count)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_an_interval_encloses_its_figure(numerator: int, rest: int) -> None:
    if numerator + rest > 0:
        assert numerator / (numerator + rest) in wilson(numerator, numerator + rest)
        assert numerator / (numerator + rest) in clopper_pearson(numerator, numerator + rest)
    assert numerator in counted(numerator)
