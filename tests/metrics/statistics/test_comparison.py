"""Table 2.3 of statistics.md, the surveys of 2.4 and the statuses of section 4."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.comparison import (
    Against,
    Standing,
    against_margin,
    against_standard,
    against_target,
    difference_of_shares,
    margins_apart,
    ratio_of_rates,
)
from metrics.statistics.intervals import Interval


@pytest.mark.parametrize(
    ("cases", "value", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.2000, 0.05243, 0.33387),
        ((80, 100, 70, 100), 0.1000, -0.020249, 0.216734),
        ((286, 331, 142525, 184745), 0.09258, 0.0514, 0.1254),
    ],
)
def test_difference_of_two_shares(cases: tuple[float, float, float, float], value: float, lower: float, upper: float) -> None:
    found = difference_of_shares(*cases)
    assert found.value == pytest.approx(value, abs=5.1e-5)
    assert found.interval.lower == pytest.approx(lower, abs=5.1e-5)
    assert found.interval.upper == pytest.approx(upper, abs=5.1e-5)
    assert found.is_clear is (lower > 0)


def test_pooled_z() -> None:
    small, national = difference_of_shares(80, 100, 70, 100), difference_of_shares(286, 331, 142525, 184745)
    assert small.z == pytest.approx(1.63299, abs=5e-6)
    assert small.p == pytest.approx(0.10247, abs=5e-6)
    assert national.z == pytest.approx(4.0088, abs=5e-5)
    assert national.p == pytest.approx(0.000061, abs=5e-7)
    assert difference_of_shares(0, 10, 0, 12).p == 1


@pytest.mark.parametrize(
    ("cases", "value", "lower", "upper", "p"),
    [
        ((120, 25_000, 150, 24_500), 0.7840, 0.6115, 1.0034, 0.0513),
        ((64, 25_379, 65_060, 10_981_090), 0.4256, 0.3278, 0.5436, 3e-15),
        ((5, 78_425, 6_035, 35_455_995), 0.3746, 0.1216, 0.8746, 0.0185),
        ((64, 25_379, 75, 25_000), 0.8406, 0.5926, 1.1893, 0.310),
    ],
)
def test_ratio_of_two_rates(cases: tuple[float, float, float, float], value: float, lower: float, upper: float, p: float) -> None:
    found = ratio_of_rates(*cases)
    assert found is not None
    assert found.value == pytest.approx(value, abs=5.1e-5)
    assert found.interval.lower == pytest.approx(lower, abs=5.1e-5)
    assert found.interval.upper == pytest.approx(upper, abs=5.1e-5)
    assert found.p == pytest.approx(p, rel=0.2 if p < 1e-9 else 0.005)
    assert found.is_clear is (upper < 1)


def test_a_fall_from_75_to_64_admissions_can_be_chance() -> None:
    found = ratio_of_rates(64, 1, 75, 1)
    assert found is not None and not found.is_clear


def test_ratios_at_zero() -> None:
    none, some = ratio_of_rates(0, 100, 12, 100), ratio_of_rates(12, 100, 0, 100)
    assert none is not None and none.value == 0 and none.interval.lower == 0 and none.is_clear
    assert some is not None and some.value == math.inf == some.interval.upper and some.is_clear
    assert ratio_of_rates(0, 100, 0, 100) is None
    with pytest.raises(ValueError, match="populations above 0"):
        ratio_of_rates(1, 0, 1, 100)


@pytest.mark.parametrize(("first", "second"), [((78.4, 6.2), (80.4, 7.0)), ((79.7, 7.4), (73.5, 10.6))])
def test_survey_changes_within_their_margins(first: tuple[float, float], second: tuple[float, float]) -> None:
    assert not margins_apart(*first, *second)
    assert margins_apart(first[0], 1.0, first[0] + 1.5, 1.0)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(72.9, "not met"), (73.0, "near"), (74.96, "near"), (75.0, "met"), (80.0, "met"), (80.1, "met"), (100 * 0.73, "near")],
)
def test_a_range_of_75_to_80_with_2_points(value: float, expected: str) -> None:
    assert against_target(value, 75, 80, 2) == Standing(expected)


@pytest.mark.parametrize(("value", "expected"), [(66, "met"), (66.1, "near"), (69.3, "near"), (69.4, "not met")])
def test_at_most_66_with_a_tolerance_of_five_per_cent(value: float, expected: str) -> None:
    assert against_target(value, None, 66, 3.3) == Standing(expected)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 300), st.integers(1, 300))
def test_a_comparison_the_other_way_round_is_its_mirror(x1: int, more1: int, x2: int, more2: int) -> None:
    n1, n2 = x1 + more1, x2 + more2
    there, back = difference_of_shares(x1, n1, x2, n2), difference_of_shares(x2, n2, x1, n1)
    assert there.value == pytest.approx(-back.value)
    assert there.interval.lower == pytest.approx(-back.interval.upper)
    assert there.value in there.interval
    assert there.is_clear is back.is_clear


@pytest.mark.parametrize(
    ("value", "better", "expected"),
    [
        (77.15, "higher", "better"),
        (77.15, "lower", "worse"),
        (77.15, "none", "higher"),
        (77.15, "range", "higher"),
        (89.71, "none", "lower"),
        (82.3, "higher", "similar"),  # on the limit is inside
        (89.7, "higher", "similar"),
        (86.4, "none", "similar"),
        (89.71, "higher", "worse"),
        (89.71, "lower", "better"),
        (82.29, "lower", "worse"),
    ],
)
def test_england_is_tested_by_our_own_interval(value: float, better: str, expected: str) -> None:
    assert against_standard(Interval(82.3, 89.7), value, better) is Against(expected)


@pytest.mark.parametrize(
    ("ours", "theirs", "better", "expected"),
    [
        ((80.4, 7.0), (78.4, 6.2), "higher", "similar"),  # Halton 3A: 2.0 apart, 9.35 allowed
        ((73.5, 10.6), (79.7, 7.4), "higher", "similar"),  # Halton 3C(1): 6.2 apart, 12.93 allowed
        ((83, 4), (78, 3), "higher", "similar"),  # 5 apart, 5 allowed
        ((83.01, 4), (78, 3), "higher", "better"),
        ((83.01, 4), (78, 3), "lower", "worse"),
        ((83.01, 4), (78, 3), "none", "higher"),
        ((72.9, 4), (78, 3), "none", "lower"),
        ((72.9, 4), (78, 3), "higher", "worse"),
    ],
)
def test_surveys_differ_when_they_are_further_apart_than_their_margins(
    ours: tuple[float, float], theirs: tuple[float, float], better: str, expected: str
) -> None:
    assert against_margin(*ours, *theirs, better) is Against(expected)


@pytest.mark.parametrize(("margins", "allowed"), [((6.2, 7.0), 9.35), ((7.4, 10.6), 12.93)])
def test_what_the_margins_allow(margins: tuple[float, float], allowed: float) -> None:
    assert not margins_apart(0, margins[0], allowed - 0.01, margins[1])
    assert margins_apart(0, margins[0], allowed + 0.01, margins[1])


@given(st.floats(0, 100), st.floats(0, 50), st.floats(0, 100))
def test_better_mirrored_is_worse_for_the_other_polarity(lower: float, width: float, value: float) -> None:
    opposite = {Against.BETTER: Against.WORSE, Against.WORSE: Against.BETTER, Against.SIMILAR: Against.SIMILAR}
    here = against_standard(Interval(lower, lower + width), value, "higher")
    assert against_standard(Interval(lower, lower + width), value, "lower") is opposite[here]
    assert against_standard(Interval(-lower - width, -lower), -value, "lower") is here
