"""Judgement asks the unrounded figure: the store keeps a share or a rate to one decimal, as its engine writes it, beside the counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.framework import Commitment, load_framework
from metrics.benchmarks_compare import among_many
from metrics.progress import Baseline, Verdict, judge
from metrics.results import Point
from metrics.statistics.control_chart import control_chart, limits
from metrics.statistics.funnel import funnel_of_rate
from metrics.statistics.rounding import rounded
from metrics.verdicts.change import change_on_last_year
from metrics.verdicts.likely_range import likely_range
from metrics.verdicts.variation import variation
from tests.metrics.lines import admissions, rate, score, share

TODAY = date(2026, 11, 22)
FRONT_DOOR = load_framework("halton").objectives[0].headline
MORE = Commitment("front_door_share", "", "increase", "month", True, baseline="2022/23")
FEWER = replace(MORE, aim="reduce")


def kept(point: Point) -> Point:
    """The point as the store keeps it: its value to one decimal."""
    assert point.value is not None
    return replace(point, value=rounded(point.value))


def before(numerator: float | None, denominator: float | None, value: float, **more: object) -> Baseline:
    basis, length = ("CLD as-DHSC", "financial_year") if more.pop("yearly", False) else ("CLD local", "month")
    made = Baseline(
        numerator, denominator, value, basis, "", "2022/23, recounted by this method", length, date(2022, 4, 1), date(2023, 3, 31), "M1"
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("resolved", "word", "says"),
    [
        (7290, "Off track", "72.9% (7,290 of 10,000), 2.1 points below the range"),
        (7298, "Off track", "72.98% (7,298 of 10,000), 2.02 points below the range"),  # 73.0% and 2.0 points would be at risk
        (7300, "At risk", "73.0% (7,300 of 10,000), 2.0 points below the range"),
        (7496, "At risk", "74.96% (7,496 of 10,000), 0.04 points below the range"),
        (7499, "At risk", "74.99% (7,499 of 10,000), 0.01 points below the range"),
        (7500, "On track", "75.0% (7,500 of 10,000), inside the range"),
        (8000, "On track", "80.0% (8,000 of 10,000), inside the range"),
        (8004, "On track", "80.04% (8,004 of 10,000), 0.04 points above the range"),
        (8010, "On track", "80.1% (8,010 of 10,000), 0.1 points above the range"),
    ],
)
def test_the_statuses_of_the_reference_from_figures_as_they_are_kept(resolved: int, word: str, says: str) -> None:
    verdict = judge(FRONT_DOOR, "range", [kept(share(resolved, 10_000))], None, TODAY)
    assert verdict.word == word and says in verdict.reason
    assert (verdict.note != "") is (resolved > 8000)


def test_the_public_reads_one_decimal_and_no_distance_that_contradicts_it() -> None:
    verdict = judge(FRONT_DOOR, "range", [kept(share(7496, 10_000))], None, TODAY, audience="public")
    assert verdict.reason.endswith("October 2026: 75.0% (7,495 of 10,000), too close to the limit to show in rounded figures.")
    assert verdict.latest is not None and verdict.latest.value == 75.0


@pytest.mark.parametrize(
    ("people", "word", "shown"), [(65_960, "On track", "65.96"), (66_000, "On track", "66.0"), (66_040, "At risk", "66.04"), (69_310, "Off track", "69.31")]
)  # fmt: skip
def test_a_rate_just_above_its_limit_is_not_printed_as_the_limit(people: int, word: str, shown: str) -> None:
    promise = Commitment("ascof_2c", "", "reduce", "rolling_year", True, target_high=66)
    verdict = judge(promise, "lower", [kept(rate(people, 100_000_000))], None, TODAY)
    assert verdict.word == word and f"2026: {shown} (" in verdict.reason


@pytest.mark.parametrize(("numerator", "denominator"), [(412, 536), (100, 300), (200, 300), (50, 70), (1000, 1024), (75, 100)])
@pytest.mark.parametrize("times", [1, 2, 7])
def test_the_same_share_as_the_baseline_is_at_risk_however_many_it_is_of(numerator: int, denominator: int, times: int) -> None:
    now, then = kept(share(times * numerator, times * denominator)), 100 * numerator / denominator
    for baseline in (before(numerator, denominator, then), before(numerator, denominator, rounded(then))):
        more, fewer = judge(MORE, "higher", [now], baseline, TODAY), judge(FEWER, "lower", [now], baseline, TODAY)
        assert (more.word, fewer.word) == ("At risk", "At risk")
        assert more.distance.startswith("level with") and fewer.distance.startswith("at the limit of")


def test_the_same_rate_as_the_baseline_is_at_risk_and_one_fewer_is_on_track() -> None:
    promise = Commitment("ascof_2c", "", "reduce", "rolling_year", True, baseline="2022/23")
    baseline = before(64, 25_379, 252.2, yearly=True)
    found = [judge(promise, "lower", [kept(rate(count, 25_379))], baseline, TODAY) for count in (63, 64, 65)]
    assert [verdict.word for verdict in found] == ["On track", "At risk", "At risk"]
    assert found[1].distance == "at the limit of 252.2" and found[1].turn.startswith("1 fewer would put it on track.")


@pytest.mark.parametrize(
    ("resolved", "word", "reason"),
    [
        (8048, "On track", "On track means above 80.47%, the baseline (2022/23, recounted by this method). October 2026: 80.48% (8,048 of 10,000), 0.01 points above 80.47%."),
        (8046, "At risk", "On track means above 80.47%, the baseline (2022/23, recounted by this method). October 2026: 80.46% (8,046 of 10,000), 0.01 points short of 80.47%."),
        (8060, "On track", "On track means above 80.5%, the baseline (2022/23, recounted by this method). October 2026: 80.6% (8,060 of 10,000), 0.1 points above 80.5%."),
    ],
)  # fmt: skip
def test_a_figure_and_its_baseline_never_print_alike_where_they_differ(resolved: int, word: str, reason: str) -> None:
    verdict = judge(MORE, "higher", [kept(share(resolved, 10_000))], before(103, 128, 80.5), TODAY)  # 80.46875
    assert (verdict.word, verdict.reason) == (word, reason)


@pytest.mark.parametrize(
    ("value", "is_entered", "edge"),
    [
        (80, True, "80.47"),  # entered as it was printed: its counts say what it was
        (80, False, "80%"),  # a result so far from its counts had them rounded by somebody else
        (80.5, False, "80.47"),
    ],
)
def test_a_baseline_is_what_its_counts_come_to(value: float, is_entered: bool, edge: str) -> None:
    verdict = judge(MORE, "higher", [kept(share(8048, 10_000))], before(103, 128, value, is_entered=is_entered), TODAY)
    assert f"above {edge}" in verdict.reason


@settings(max_examples=80, deadline=None)
@given(st.integers(5, 60), st.integers(20, 61), st.integers(5, 60), st.integers(20, 61))
def test_against_a_baseline_the_fractions_decide_and_nothing_else(x1: int, n1: int, x2: int, n2: int) -> None:
    x1, x2 = min(x1, n1), min(x2, n2)
    verdict = judge(MORE, "higher", [kept(share(x1, n1))], before(x2, n2, rounded(100 * x2 / n2)), TODAY)
    assert (verdict.word == "On track") is (x1 * n2 > x2 * n1)


def test_a_change_is_worked_out_before_rounding_which_comes_once() -> None:
    now, then = kept(share(76_450, 100_000)), kept(share(70_240, 100_000, "2025-10-31"))  # kept as 76.5 and 70.2, 6.3 apart
    for line in ([then, now], [share(76_450, 100_000), share(70_240, 100_000, "2025-10-31")]):
        change = change_on_last_year(line, line[-1] if line[-1] is now else line[0], "higher")
        assert change is not None and change.words == "up 6.2 points from 70.2%"
    shown = change_on_last_year([then, now], now, "higher", as_shown=True)
    assert shown is not None and shown.amount == "up 6.3 points", "the public takes what it sees from what it sees"


@pytest.mark.parametrize(
    ("now", "then", "direction"),
    [
        (share(60, 80), share(30, 80, "2025-10-31"), "Improving"),
        (share(60, 80), share(5, 20, "2025-10-31"), "Improving"),
        (share(60, 80), share(4, 40, "2025-10-31"), "Too few to say"),
        (share(60, 80), share(5, 19, "2025-10-31"), "Too few to say"),
        (share(19, 19), share(30, 80, "2025-10-31"), "Too few to say"),
        (admissions(4), admissions(30, "2025-09-30"), "Too few to say"),
        (admissions(5), admissions(30, "2025-09-30"), "Lower"),
        (rate(30, 25_379), rate(4, 25_000, "2025-09-30"), "Too few to say"),
    ],
)
def test_no_direction_is_said_of_fewer_than_five_cases_or_twenty_people(now: Point, then: Point, direction: str) -> None:
    change = change_on_last_year([then, now], now, "higher" if now.measure_id == "front_door_share" else "none")
    assert change is not None and (change.direction, change.amount != "") == (direction, True)


@pytest.mark.parametrize(("numerator", "denominator", "certainty"), [(4, 20, ""), (5, 20, "clearly"), (5, 19, "")])
def test_no_certainty_is_said_against_a_baseline_of_so_few(numerator: int, denominator: int, certainty: str) -> None:
    baseline = before(numerator, denominator, 100 * numerator / denominator)
    assert judge(MORE, "higher", [share(900, 1000)], baseline, TODAY).certainty == certainty


def surveyed(now: Point, then: Baseline) -> Verdict:
    promise = Commitment("ascof_1a", "", "increase", "financial_year", True, baseline="2022/23")
    return judge(promise, "higher", [now], then, TODAY)


@pytest.mark.parametrize(("value", "certainty"), [(20.0, "within the margin"), (20.1, "clearly")])
def test_a_survey_and_its_baseline_are_tested_by_both_margins(value: float, certainty: str) -> None:
    then = replace(before(None, 175, 18.9), basis="survey", period_type="financial_year", method_version="", margin=0.7)
    now = score(value, 0.85, method_version="")  # together they allow 1.101
    assert surveyed(now, then).certainty == certainty
    assert surveyed(now, replace(then, margin=None)).certainty == ""


def test_weighted_answers_are_never_tested_as_if_they_were_counts() -> None:
    now, then = (share(90, 100, end, basis="survey", margin=None) for end in ("2026-10-31", "2025-10-31"))
    change = change_on_last_year([replace(then, numerator=20, value=20.0), now], now, "higher")
    assert change is not None and change.direction == ""


def test_tolerances_without_room_say_so() -> None:
    promise = replace(FRONT_DOOR, tolerance=0.0)
    met, missed = (judge(promise, "range", [share(x, 1000)], None, TODAY) for x in (750, 749))
    assert (met.word, missed.word) == ("On track", "Off track")
    assert met.turn == "1 fewer of the same 1,000 would put it off track. The tolerance leaves no room for at risk."
    assert (
        missed.turn == "1 more of the same 1,000 would put it on track. On track is 75% to 80%; the tolerance leaves no room for at risk."
    )
    level = judge(replace(MORE, tolerance=0.0), "higher", [share(50, 100)], before(50, 100, 50.0), TODAY)
    assert level.word == "At risk" and level.turn.endswith("On track is above 50%; at risk is 50%.")


@pytest.mark.parametrize(
    ("aim", "ends", "says"),
    [
        ("increase", {"target_low": 1.0}, "at risk is from 0% to below 1%."),
        ("reduce", {"target_high": 99.0}, "at risk is above 99%, up to 100%."),
        ("increase", {"target_low": 75.0}, "at risk is from 73% to below 75%."),
    ],
)
def test_at_risk_ends_where_no_share_can_go(aim: str, ends: dict[str, float], says: str) -> None:
    promise = replace(MORE, aim=aim, baseline="", **ends)  # type: ignore[arg-type]
    missed = share(6, 1000) if aim == "increase" else share(1000, 1000)
    assert judge(promise, "none", [missed], None, TODAY).turn.endswith(says)


@pytest.mark.parametrize("audience", ["exact", "public"])
def test_a_target_is_told_with_the_decimals_it_was_set_with(audience: str) -> None:
    promise = replace(MORE, baseline="", target_low=80.04)
    verdict = judge(promise, "higher", [kept(share(160, 200))], None, TODAY, audience=audience)  # type: ignore[arg-type]
    assert (verdict.word, verdict.target) == ("At risk", "At least 80.04%")
    assert verdict.reason == "On track means at least 80.04%. October 2026: 80.0% (160 of 200), 0.04 points short of 80.04%."


def test_where_one_person_leaps_over_at_risk_it_is_said() -> None:
    assert judge(FRONT_DOOR, "range", [share(19, 24)], None, TODAY).turn.startswith("2 fewer of the same 24 would put it off track.")


@pytest.mark.parametrize(
    "point",
    [
        replace(share(20, 100), numerator=-5, value=-5.0),
        replace(share(20, 100), denominator=-100),
        replace(admissions(5), numerator=-1, value=-1.0),
        share(120, 100),
        replace(share(20, 100), numerator=0, denominator=0, value=0.0),
    ],
)
def test_counts_that_cannot_be_have_no_likely_range_and_break_nothing(point: Point) -> None:
    assert likely_range(point) is None
    promise = Commitment(point.measure_id, "", "increase", point.period_type, True, target_low=150)
    assert judge(promise, "higher", [point], None, TODAY).certainty == ""


def month(number: int) -> tuple[date, date]:
    first = date(2024 + number // 12, number % 12 + 1, 1)
    following = date(2024 + (number + 1) // 12, (number + 1) % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def test_a_control_chart_is_made_of_unrounded_values() -> None:
    counted = [7500 + 3 * place for place in range(7)] + [7460, 7540, 7470, 7530, 7465]  # the rise is of 0.03 points a month
    line = [replace(kept(share(x, 10_000)), period_start=month(n)[0], period_end=month(n)[1]) for n, x in enumerate(counted)]
    judged, exact = variation(line), [x / 100 for x in counted]
    expected = limits(exact)
    assert expected is not None and judged.chart.limits is not None
    assert (judged.chart.limits.lower, judged.chart.limits.upper) == pytest.approx((expected.lower, expected.upper))
    assert judged.chart.signals == control_chart(exact).signals and judged.chart.signals[:7].count(None) < 7
    public = variation(line, rounded_to=5)
    assert public.chart.signals[:7].count(None) == 7, "what the public sees has repeats, which break a rise"


def test_a_rate_on_a_funnel_limit_is_inside_though_it_prints_beyond() -> None:
    england = rate(6_035, 35_455_995, council="E92000001", measure_id="ascof_2b", value=17.0)
    beyond = 0
    for population in range(60_000, 90_000, 250):
        wide = funnel_of_rate(17.0, population)
        on_it = round(wide.upper * population / 1e5)
        beyond += rounded(1e5 * on_it / population) > wide.upper
        assert among_many(kept(rate(on_it, population, measure_id="ascof_2b")), england, "lower") == "inside the expected range"
        assert among_many(kept(rate(on_it + 1, population, measure_id="ascof_2b")), england, "lower").startswith("outside")
    assert beyond > 10, "otherwise this would prove nothing"


@pytest.mark.parametrize(
    ("resolved", "certainty", "doubt"),
    [
        (751, "within the margin", "The likely range, 72.3% to 77.7%, reaches below 75%."),
        (790, "clearly", ""),
        (749, "within the margin", "The likely range, 72.1% to 77.5%, reaches above 75%."),
        (700, "clearly", ""),
    ],
)
def test_the_point_decides_and_the_interval_says_how_clearly(resolved: int, certainty: str, doubt: str) -> None:
    promise = replace(MORE, baseline="", target_low=75.0)
    verdict = judge(promise, "higher", [kept(share(resolved, 1000))], None, TODAY)
    assert (verdict.word == "On track") is (resolved >= 750)
    assert (verdict.certainty, verdict.doubt) == (certainty, doubt)
