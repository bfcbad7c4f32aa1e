"""Control charts: every worked series of the reference and of the R package's own tests, each rule at its edge, and what always holds."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from metrics.statistics.control_chart import (
    Assurance,
    Limits,
    Rules,
    Signal,
    assurance,
    control_chart,
    limits,
    shift,
    trend,
    two_of_three,
)

KEPT = Rules(screened=False)
SEESAW = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
NORMAL = [
    -0.56047564655221, -0.23017748948328, 1.55870831414912, 0.070508391424576, 0.129287735160946, 1.71506498688328, 0.460916205989202,
    -1.26506123460653, -0.686852851893526, -0.445661970099958, 1.22408179743946, 0.359813827057364, 0.400771450594052, 0.11068271594512,
    -0.555841134754075, 1.78691313680308, 0.497850478229239, -1.96661715662964, 0.701355901563686, -0.472791407727934,
]  # fmt: skip
FREAK = [*NORMAL[:14], 10, *NORMAL[15:]]
STEP = [50, 52, 49, 51, 50, 48, 52, 50, 55, 56, 54, 57, 55, 56, 58, 55]
RISE = [50, 48, 51, 49, 50, 51, 52, 53, 54, 55, 56, 57, 50, 49]
PAIR = [10, 12, 11, 9, 10, 11, 10, 12, 9, 11, 10, 14, 14, 11, 10, 9, 11, 10]
ONE = [10, 12, 11, 9, 10, 11, 10, 12, 9, 11, 10, 25, 11, 10, 9, 11, 10, 12]
LOW = [60, 62, 61, 63, 60, 61, 62, 60, 63, 61, 62, 61]
HIGHER = [70, 72, 71, 73, 70, 71, 72, 70, 73, 71, 72, 71]


@pytest.mark.parametrize(
    ("values", "rules", "mean", "lower", "upper", "decimals"),
    [
        (SEESAW, Rules(), 1.9444, -0.7156, 4.6044, 4),
        (SEESAW, KEPT, 1.9444, -3.0626, 6.9515, 4),
        (NORMAL, Rules(), 0.1416238, -3.01138, 3.294627, 5),
        (FREAK, Rules(), 0.6694159, -2.383666, 3.722497, 6),
        (FREAK, KEPT, 0.6694159, -4.596625, 5.935457, 6),
        (STEP, Rules(), 53, 46.7933, 59.2067, 4),
        (RISE, Rules(), 51.7857, 48.2390, 55.3324, 4),
        (PAIR, Rules(), 10.7778, 6.3966, 15.1590, 4),
        (ONE, Rules(), 11.2778, 7.1991, 15.3564, 4),
        (LOW, Rules(), 61.3333, 56.7388, 65.9279, 4),
        (HIGHER, Rules(), 71.3333, 66.7388, 75.9279, 4),
        (LOW + HIGHER, Rules(), 66.3333, 61.7388, 70.9279, 4),
        ([5] * 14, Rules(), 5, 5, 5, 4),
    ],
)
def test_the_worked_series_have_the_printed_limits(values, rules, mean, lower, upper, decimals):
    found = limits(values, rules)
    for each, printed in ((found.mean, mean), (found.lower, lower), (found.upper, upper)):
        assert each == pytest.approx(printed, abs=0.51 * 10**-decimals)


def test_the_average_moving_range_is_screened_or_not():
    assert limits(SEESAW).moving_range == pytest.approx(1.0)
    assert limits(SEESAW, KEPT).moving_range == pytest.approx(1.88235, abs=5e-6)


@pytest.mark.parametrize(
    ("values", "rebased_at", "signals"),
    [
        (STEP, (), {Signal.LOW: range(1, 9), Signal.HIGH: range(9, 17)}),
        (RISE, (), {Signal.BELOW: [2], Signal.RISING: range(4, 11), Signal.ABOVE: [11, 12]}),
        (PAIR, (), {Signal.CLOSE_ABOVE: [12, 13]}),
        (ONE, (), {Signal.ABOVE: [12]}),
        (LOW + HIGHER, (12,), {}),
        ([5] * 14, (), {}),
    ],
)
def test_the_worked_series_have_the_printed_signals(values, rebased_at, signals):
    found = control_chart(values, rebased_at).signals
    expected = {place: signal for signal, places in signals.items() for place in places}
    assert {place: signal for place, signal in enumerate(found, start=1) if signal is not None} == expected


def test_without_the_rebase_most_points_are_signals():
    assert sum(signal is not None for signal in control_chart(LOW + HIGHER).signals) > 12


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        ([1] * 8 + [-1], [1] * 8 + [0]),
        ([1] * 6, [0] * 6),
        ([1] * 6 + [0, 1], [0] * 8),  # one on the average breaks the run
        ([-1] * 7, [-1] * 7),
    ],
)
def test_a_shift_is_seven_on_one_side(sides, found):
    assert shift(sides, 7) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7),
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 4, 4, 5, 6, 7], [0] * 8),  # a repeat breaks it
        ([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], [1] * 6 + [-1] * 7),  # the turning point takes the later direction
    ],
)
def test_a_trend_is_seven_each_higher_or_lower(values, found):
    assert trend(values, 7) == found


@pytest.mark.parametrize(
    ("close", "sides", "found"),
    [
        ([0, 0, 1, 0, 1, 0, 0], [1] * 7, [0, 0, 1, 1, 1, 0, 0]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0]),
        ([1, 0, 1], [1, 0, 1], [0, 0, 0]),
        ([1, 0], [1, 1], [0, 0]),
    ],
)
def test_two_of_three_need_all_three_on_one_side(close, sides, found):
    assert two_of_three([bool(each) for each in close], sides) == [bool(each) for each in found]


def test_a_value_on_a_limit_is_inside_and_one_outside_is_not_close():
    within = Limits(10, 1)
    assert not within.outside(within.upper) and within.outside(within.upper + 1e-9)
    assert within.close(within.upper) and not within.close(within.upper + 1e-9) and not within.close(10 + 2.66 * 2 / 3)


def test_the_lengths_may_be_set():
    assert control_chart(STEP, rules=Rules(shift=9)).signals == (None,) * 16
    assert Signal.RISING in control_chart([1, 2, 3, 4, 5, *[3, 4] * 4], rules=Rules(trend=5)).signals


def test_fixed_limits_judge_later_points_only():
    found = control_chart([*LOW, *HIGHER], rules=Rules(fixed_after=12))
    assert found.limits == limits(LOW) and set(found.signals[12:]) == {Signal.ABOVE} and not any(found.signals[:12])
    with pytest.raises(ValueError, match="at least 12"):
        limits(LOW, Rules(fixed_after=11))


@pytest.mark.parametrize(("many", "has_limits", "on_trial"), [(0, False, False), (1, False, False), (11, False, False), (12, True, True),
                                                              (19, True, True), (20, True, False)])  # fmt: skip
def test_the_number_of_points_decides_what_may_be_said(many, has_limits, on_trial):
    (part,) = control_chart([1.0, 2.0] * (many // 2) + [1.0] * (many % 2)).parts
    assert (part.values, part.limits is not None, part.on_trial) == (many, has_limits, on_trial)


@pytest.mark.parametrize(("values", "found"), [([], None), ([3], None), ([3, 3], (3, 3, 3))])
def test_one_value_has_no_limits(values, found):
    got = limits(values)
    assert (got if got is None else (got.lower, got.mean, got.upper)) == found


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused_and_not_drawn(odd):
    with pytest.raises(ValueError, match="as None, so that it is passed over"):
        control_chart([*PAIR, odd])


@pytest.mark.parametrize(
    ("rebased_at", "starts"), [((0,), [0]), ((18,), [0]), ((99,), [0]), ((-3,), [0]), ((6, 6), [0, 6]), ((0, 6, 18), [0, 6])]
)
def test_a_rebase_on_the_first_point_or_beyond_the_last_changes_nothing(rebased_at, starts):
    assert [part.start for part in control_chart(PAIR, rebased_at).parts] == starts


def test_a_short_part_is_not_judged():
    found = control_chart([*LOW, 99, 99], (12,))
    assert [part.limits is None for part in found.parts] == [False, True] and found.limits is None and not any(found.signals)


def test_a_gap_is_passed_over_and_counted_never_taken_for_nought():
    found = control_chart([*PAIR[:4], None, None, *PAIR[4:9], None, *PAIR[9:]])
    assert found.limits == limits(PAIR) and found.parts[0].gaps == 2
    assert [place for place, signal in enumerate(found.signals) if signal] == [14, 15]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (14.0, None, Assurance.FAILS), (12.66, None, Assurance.HIT_OR_MISS), (10, None, Assurance.HIT_OR_MISS),
        (7.34, None, Assurance.HIT_OR_MISS), (7.3, None, Assurance.MEETS),
        (None, 14.0, Assurance.MEETS), (None, 12.66, Assurance.HIT_OR_MISS), (None, 7.34, Assurance.HIT_OR_MISS), (None, 7.3, Assurance.FAILS),
        (5, 7, Assurance.MEETS), (14, 20, Assurance.FAILS), (None, None, None),
    ],
)  # fmt: skip
def test_a_target_on_a_limit_is_hit_or_miss(low, high, said):
    assert assurance(Limits(10, 1), low, high) is said


@pytest.mark.parametrize(("low", "high"), [("upper", None), ("lower", None), (None, "upper"), (None, "lower")])
@pytest.mark.parametrize("values", [PAIR, LOW, STEP, NORMAL])
def test_a_target_that_is_a_limit_to_the_last_digit_but_one_is_hit_or_miss(values, low, high):
    within = limits(values)
    ends = [None if end is None else getattr(within, end) for end in (low, high)]
    for noise in (0, 1e-14):
        assert assurance(within, *(None if end is None else end * (1 + noise) for end in ends)) is Assurance.HIT_OR_MISS


VALUES = st.lists(st.integers(-500, 500).map(float), min_size=2, max_size=40)


@given(VALUES)
def test_limits_enclose_the_mean(values):
    found = limits(values)
    assert found.lower <= found.mean <= found.upper and found.mean == pytest.approx(sum(values) / len(values))


@given(st.floats(-1e6, 1e6), st.integers(12, 40))
def test_a_constant_series_has_no_signal(value, many):
    assert not any(control_chart([value] * many).signals)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_points_matters_for_moving_ranges_only(values, chance):
    mixed = chance.sample(values, len(values))
    assert limits(mixed).mean == pytest.approx(limits(values).mean)
    assert limits(values[::-1], KEPT).moving_range == pytest.approx(limits(values, KEPT).moving_range)


def test_another_order_gives_other_limits():
    assert limits(sorted(PAIR)).upper < limits(PAIR).upper


@given(st.lists(st.integers(-500, 500).map(float), min_size=12, max_size=40))
def test_turned_upside_down_every_signal_is_its_opposite(values):
    opposite = dict(zip(list(Signal), (s for pair in zip(list(Signal)[1::2], list(Signal)[::2], strict=True) for s in pair), strict=True))
    down = limits([-value for value in values])
    assume(all(math.isclose(a, -b) for a, b in ((down.lower, limits(values).upper), (down.mean, limits(values).mean))))
    found = control_chart([-value for value in values]).signals
    assert found == tuple(None if signal is None else opposite[signal] for signal in control_chart(values).signals)
