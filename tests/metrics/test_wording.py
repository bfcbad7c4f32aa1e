"""Words made from polarity: bad news is never praised, good news never blamed, and nothing is "exceeded"."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields, replace
from datetime import date

import pytest

from data.framework import Commitment, load_framework
from metrics.progress import Baseline, Verdict, judge
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.goals import goal_of
from metrics.verdicts.words import amount, figure, limit, moved, polarity, said, worked_out
from tests.metrics.lines import admissions, rate, score, share

TODAY = date(2026, 11, 22)
FRONT_DOOR = load_framework("halton").objectives[0].headline
# whole words that praise or blame whatever the direction, or that are said of people
NEVER = re.compile(r"exceed|\bbeat|surpass|outperform|\bmissed\b|\bfailed\b|\bclients?\b|\busers?\b|%-points|percent\b", re.IGNORECASE)


def of(kind: Kind, value: int, end: str = "2026-09-30") -> Point:
    """A figure whose value is `value`: people, per cent of 1,000, or per 100,000 of 100,000."""
    if kind is Kind.COUNT:
        return admissions(value, end)
    return share(10 * value, 1000, end) if kind is Kind.PROPORTION else rate(value, 100_000, end)


def promise(kind: Kind, aim: str, **more: object) -> Commitment:
    made = of(kind, 50)
    return Commitment(made.measure_id, "A promise", aim, made.period_type, True, **more)  # type: ignore[arg-type]


def baseline(kind: Kind, value: int) -> Baseline:
    made = of(kind, value)
    return Baseline(
        made.numerator, made.denominator, float(value), made.basis, "", "2022/23, recounted by this method",
        "month" if kind is Kind.PROPORTION else "rolling_year", date(2022, 4, 1), date(2023, 3, 31), "M1",
    )  # fmt: skip


def sentences(verdict: Verdict) -> str:
    words = [getattr(verdict, field.name) for field in fields(verdict)]
    return " ".join(each for each in words if isinstance(each, str))


EVERY = list(
    itertools.product((Kind.COUNT, Kind.PROPORTION, Kind.RATE), ("increase", "reduce", "range", "monitor"), range(35, 66, 3), (True, False))
)


@pytest.mark.parametrize("audience", ["exact", "public"])
def test_no_verdict_exceeds_beats_or_fails_anything(audience: str) -> None:
    seen = set()
    for kind, aim, value, by_baseline in EVERY:
        ends = {"increase": (50.0, None), "reduce": (None, 50.0), "range": (45.0, 55.0), "monitor": (None, None)}[aim]
        by = by_baseline and aim in ("increase", "reduce")
        given = promise(kind, aim, baseline="2022/23") if by else promise(kind, aim, target_low=ends[0], target_high=ends[1])
        points = [of(kind, value), of(kind, 50, "2025-09-30")]
        verdict = judge(given, "none", points, baseline(kind, 50) if by else None, TODAY, audience=audience)  # type: ignore[arg-type]
        found = NEVER.search(sentences(verdict))
        assert found is None, (found, sentences(verdict))
        seen.add(verdict.word)
    assert seen == {"On track", "At risk", "Off track", "No target"}


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.PROPORTION, Kind.RATE])
def test_where_fewer_is_better_it_speaks_of_a_limit_and_where_more_is_better_of_falling_short(kind: Kind) -> None:
    for value in (40, 49, 51, 60):
        points = [of(kind, value)]
        down = judge(promise(kind, "reduce", target_high=50), "lower", points, None, TODAY)
        up = judge(promise(kind, "increase", target_low=50), "higher", points, None, TODAY)
        assert f"{'above' if value > 50 else 'below'} the limit" in down.distance and "short" not in sentences(down)
        assert ("short of" if value < 50 else "above") in up.distance and "limit" not in up.distance
        assert down.polarity == {Kind.COUNT: "fewer is better"}.get(kind, "lower is better")
        assert up.polarity == {Kind.COUNT: "more is better"}.get(kind, "higher is better")


@pytest.mark.parametrize(
    ("aim", "now", "before", "direction"),
    [
        ("reduce", 120, 69, "Worsening"),
        ("reduce", 40, 69, "Improving"),
        ("increase", 120, 69, "Improving"),
        ("increase", 40, 69, "Worsening"),
        ("reduce", 74, 69, "No clear change"),
        ("increase", 74, 69, "No clear change"),
        ("monitor", 120, 69, "Higher"),
        ("monitor", 40, 69, "Lower"),
    ],
)
def test_what_was_promised_says_which_way_is_better_whatever_the_measure_says(aim: str, now: int, before: int, direction: str) -> None:
    ends = {"reduce": {"target_high": 66.0}, "increase": {"target_low": 66.0}, "monitor": {}}[aim]
    for better in ("none",) if aim == "monitor" else ("none", "higher", "lower"):
        verdict = judge(promise(Kind.COUNT, aim, **ends), better, [admissions(now), admissions(before, "2025-09-30")], None, TODAY)
        assert verdict.change is not None and verdict.change.direction == direction


@pytest.mark.parametrize(
    ("above_range", "note"),
    [
        ("check that people in need are not turned away", "Above the range: check that people in need are not turned away."),
        ("", "Above the range: check that this is meant."),
    ],
)
def test_what_to_check_above_a_range_comes_from_the_plan(above_range: str, note: str) -> None:
    given = replace(FRONT_DOOR, above_range=above_range)
    assert [judge(given, "range", [share(x, 1000)], None, TODAY).note for x in (800, 801)] == ["", note]


def test_the_plan_of_the_front_door_says_what_to_check() -> None:
    assert FRONT_DOOR.above_range == "check that people in need are not turned away"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "The plan sets the target."),
        ({"set_by": "A. Osei on 3 April 2026"}, "Target set by A. Osei on 3 April 2026, in place of the plan's."),
    ],
)
def test_a_verdict_says_who_set_the_target_and_when(changes: dict[str, str], says: str) -> None:
    assert judge(replace(FRONT_DOOR, **changes), "range", [share(76, 100)], None, TODAY).set_by == says


def test_a_verdict_against_a_baseline_says_whose_it_is() -> None:
    given = promise(Kind.COUNT, "reduce", baseline="2022/23")
    for is_entered, says in ((False, "fewer than in 2022/23."), (True, "fewer than in 2022/23. The council entered the baseline itself.")):
        verdict = judge(given, "lower", [admissions(74)], replace(baseline(Kind.COUNT, 66), is_entered=is_entered), TODAY)
        assert verdict.set_by == f"The plan promises {says}"
    assert judge(promise(Kind.COUNT, "monitor"), "lower", [admissions(74)], None, TODAY).set_by == ""


@pytest.mark.parametrize(
    ("tolerance_set_by", "says"),
    [
        ("", "Tolerance 3 points, set with the plan's targets."),
        ("A. Osei on 3 April 2026", "Tolerance 3 points, set by A. Osei on 3 April 2026."),
    ],
)
def test_a_verdict_says_who_set_the_tolerance_and_when(tolerance_set_by: str, says: str) -> None:
    given = replace(FRONT_DOOR, tolerance=3.0, tolerance_set_by=tolerance_set_by)
    assert judge(given, "range", [share(76, 100)], None, TODAY).tolerance == says


@pytest.mark.parametrize(
    ("points", "word", "says"),
    [
        ([share(4, 4000)], "Too few to say", "Too few for a verdict, which needs 5 cases and, for a share, 20 in all."),
        ([share(5, 4000)], "Off track", ""),
        ([share(15, 19)], "Too few to say", "needs 5 cases and, for a share, 20 in all."),
        ([share(15, 20)], "On track", ""),
    ],
)
def test_the_floor_stands_in_the_words(points: list[Point], word: str, says: str) -> None:
    verdict = judge(FRONT_DOOR, "range", points, None, TODAY)
    assert verdict.word == word and says in verdict.reason


@pytest.mark.parametrize(
    ("point", "word"),
    [(admissions(4), "Too few to say"), (admissions(5), "On track"), (rate(4, 25_379), "Too few to say"), (rate(5, 25_379), "On track")],
)
def test_five_cases_are_needed(point: Point, word: str) -> None:
    given = Commitment(point.measure_id, "", "reduce", point.period_type, True, target_high=200)
    assert judge(given, "lower", [point], None, TODAY).word == word


@pytest.mark.parametrize(
    ("better", "count", "other"),
    [
        ("lower", "fewer is better", "lower is better"),
        ("higher", "more is better", "higher is better"),
        ("range", "a range", "a range"),
        ("none", "", ""),
    ],
)
def test_which_way_is_good(better: str, count: str, other: str) -> None:
    assert [polarity(better, kind) for kind in (Kind.COUNT, Kind.PROPORTION, Kind.RATE, Kind.MEAN)] == [count, other, other, other]


@pytest.mark.parametrize(
    ("difference", "kind", "words"),
    [
        (6.7, Kind.PROPORTION, "up 6.7 points"),
        (-6.7, Kind.PROPORTION, "down 6.7 points"),
        (0.04, Kind.PROPORTION, "unchanged"),
        (0.05, Kind.PROPORTION, "up 0.1 points"),
        (-43, Kind.COUNT, "down 43"),
        (0, Kind.COUNT, "unchanged"),
        (12.34, Kind.RATE, "up 12.3"),
        (0.2, Kind.MEAN, "up 0.2"),
    ],
)
def test_a_change_in_percentages_is_in_points_never_in_per_cent(difference: float, kind: Kind, words: str) -> None:
    assert moved(difference, kind) == words and "%" not in words


@pytest.mark.parametrize(
    ("measure", "value", "unit", "words"),
    [
        ("front_door_share", 86.35, "% of requests", "86.4%"),
        ("ascof_2d2", 6.6187, "% of people discharged", "6.62%"),
        ("ascof_1b", 0.4105, "score", "0.411"),
        ("ascof_1a", 18.95, "score out of 24", "19.0"),
        ("ascof_2c", 252.1770, "per 100,000 people aged 65 and over", "252.2"),
    ],
)
def test_decimals_are_those_of_the_publication(measure: str, value: float, unit: str, words: str) -> None:
    assert figure(replace(score(value, None), measure_id=measure, unit=unit)) == words


@pytest.mark.parametrize(
    ("value", "kind", "against", "words"),
    [
        (74.96, Kind.PROPORTION, (75.0, 80.0), "74.96%"),
        (74.94, Kind.PROPORTION, (75.0, 80.0), "74.9%"),
        (74.99996, Kind.PROPORTION, (75.0,), "75.0000%"),  # four decimals at most
        (66.3, Kind.COUNT, (66.0,), "66.3"),  # above the limit, so not "66"
        (69.2, Kind.COUNT, (66.0, 69.3), "69"),
        (80.04, Kind.PROPORTION, (75.0, 80.0), "80.04%"),
        (80.0, Kind.PROPORTION, (75.0, 80.0), "80.0%"),
        (66.04, Kind.RATE, (66.0,), "66.04"),
        (76.88, Kind.PROPORTION, (76.8657,), "76.88%"),  # above the baseline, which prints 76.87% beside it
        (264.8, Kind.RATE, (264.78585,), "264.8"),  # it has no more digits than are shown
        (65.7, Kind.COUNT, (66.0,), "65.7"),
        (9662.9, Kind.COUNT, (8927.0,), "9,663"),
    ],
)
def test_rounding_never_takes_a_value_to_the_other_side_of_a_limit(
    value: float, kind: Kind, against: tuple[float, ...], words: str
) -> None:
    assert worked_out(value, kind, against) == words


def test_numbers_carry_commas_and_no_needless_nought() -> None:
    assert [said(2061, Kind.COUNT), said(70.5, Kind.COUNT), limit(75.0, Kind.PROPORTION), limit(80.5, Kind.PROPORTION)] == [
        "2,061", "70.5", "75%", "80.5%",
    ]  # fmt: skip
    assert [amount(-8, Kind.COUNT), amount(0.4, Kind.COUNT), amount(0.04, Kind.PROPORTION)] == ["8", "0.4", "0.04 points"]
    assert [amount(1e-6, Kind.PROPORTION), amount(0.0, Kind.RATE)] == ["less than 0.01 points", "0.0"]


def test_a_promise_without_a_figure_says_what_was_promised_in_its_own_words() -> None:
    asked = {"increase": ("More than in 2022/23", "Higher than in 2022/23"), "reduce": ("Fewer than in 2022/23", "Lower than in 2022/23")}
    for aim, words in asked.items():
        for measure, said_ in zip(("admissions_all", "home91_local"), words, strict=True):
            given = Commitment(measure, "", aim, "rolling_year", True, baseline="2022/23")  # type: ignore[arg-type]
            assert judge(given, "none", [], None, TODAY).target == said_


def test_what_a_measure_of_more_decimals_is_held_against_keeps_them() -> None:
    goal = goal_of(Commitment("ascof_1b", "", "increase", "financial_year", target_low=0.405, tolerance=0.01), None, Kind.MEAN, 2, 5)
    assert goal is not None
    assert (goal.words, goal.at_risk_words, goal.distance(0.4)) == ("At least 0.405", "from 0.395 to below 0.405", "0.005 short of 0.405")
    share_of = Commitment("ascof_2d1", "", "increase", "financial_year", target_low=64.77)
    assert goal_of(share_of, None, Kind.PROPORTION, 2, 5).words == "At least 64.77%"  # type: ignore[union-attr]
