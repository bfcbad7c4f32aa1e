"""Where the year would end, and what it takes: worked by hand for each kind of line, each boundary, and what the public may read of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.framework import Commitment
from metrics.progress import Baseline, judge
from metrics.results import Point
from metrics.verdicts.year_end import HIDDEN, PUBLISHED_YEARLY, SURVEYED, YearEnd, year_end
from metrics.verdicts.year_worked import DISTINCT
from tests.metrics.lines import score
from tests.metrics.years import ADMISSIONS, FRONT_DOOR, RATE, REFERRALS, REPEAT, SNAPSHOT, figure, month_end, months, year_of

TODAY = date(2026, 8, 1)
LIMIT = Commitment("admissions_all", "Admissions", "reduce", "rolling_year", True, target_high=66, tolerance=3)
REACH = Commitment("admissions_all", "Admissions", "increase", "rolling_year", True, target_low=66, tolerance=3)
RANGE = Commitment("front_door_share", "Front door", "range", "month", True, target_low=75, target_high=80, tolerance=2)
CEILING = Commitment("repeat_contact", "Repeats", "reduce", "month", True, target_high=10, tolerance=2)
FEWER = Commitment("admissions_all", "Admissions", "reduce", "rolling_year", True, baseline="2022/23")
ARITHMETIC = "This is arithmetic, not a forecast."


def ends(commitment: Commitment, points: Sequence[Point], today: date = TODAY, better: str = "lower", **how: object) -> YearEnd:
    audience, baseline = how.get("audience", "exact"), how.get("baseline")
    line = [point for point in points if point.period_type == commitment.period_type]
    verdict = judge(commitment, better, line, baseline, today, audience=audience)  # type: ignore[arg-type]
    found = year_end(commitment, points, verdict, today, audience=audience, baseline=baseline)  # type: ignore[arg-type]
    assert found is not None
    return found


def admitted(*counts: float, **more: object) -> list[Point]:
    """The months so far, after a year of five a month to which its own figure adds up."""
    before = months(ADMISSIONS, *[5] * 12, first=2025)
    return [*before, year_of(ADMISSIONS, before), *months(ADMISSIONS, *counts, **more)]


@pytest.mark.parametrize(
    ("counts", "word", "expected", "needed"),
    [
        ((6, 6, 6), "Off track", "end at 72, 6 above the limit", "at most 48 more people in the 9 months still to be counted, 5.3 a month; so far it was 6."),
        ((5, 5, 5, 5), "On track", "end at 60, 6 below the limit", "at most 46 more people in the 8 months still to be counted, 5.8 a month; so far it was 5."),
        ((5, 6, 5, 6), "On track", "end at 66, at the limit of 66", "at most 44 more people"),
        ((6, 6, 5), "At risk", "end at 68, 2 above the limit", "at most 49 more"),
        ((6, 6, 5, 6), "At risk", "end at 69, 3 above the limit", "at most 43 more"),
        ((6, 6, 6, 5), "At risk", "end at 69", "at most 43 more"),
        ((60, 6, 0), "Off track", "end at 264", "To end on track there may be none in the 9 months still to be counted."),
        ((60, 6, 5), "Off track", "end at 284", "It cannot end on track any more: with none in the 9 months still to be counted, 2026/27 would end at 71, 5 above the limit."),
        ((1, 0, 0), "Too few to say", "end at 4", "at most 65 more"),
        ((2, 0, 0), "On track", "end at 8", "at most 64 more"),
    ],
)  # fmt: skip
def test_a_limit_on_a_year_that_months_add_up_to(counts: Sequence[int], word: str, expected: str, needed: str) -> None:
    found = ends(LIMIT, admitted(*counts))
    assert (found.year, found.word, found.months, found.why_not) == ("2026/27", word, len(counts), "")
    assert f"{expected}" in found.expected and ARITHMETIC in found.expected
    assert needed in found.needed


def test_the_sentence_says_what_it_rests_on() -> None:
    assert ends(LIMIT, admitted(6, 6, 6)).expected == (
        "18 people in the first 3 months of 2026/27, 6 a month. Carried on at that average, 2026/27 would end at 72, 6 above the limit. "
        "This is arithmetic, not a forecast."
    )


@pytest.mark.parametrize(
    ("counts", "word", "needed"),
    [
        (
            (5, 5, 5),
            "Off track",
            "To end on track: at least 51 more people in the 9 months still to be counted, 5.7 a month; so far it was 5.",
        ),
        ((6, 6, 5), "On track", "at least 49 more"),
        ((6, 5, 5), "At risk", "at least 50 more"),
        ((30, 30, 6), "On track", "Already reached: whatever the rest of the year brings, 2026/27 ends on track."),
        ((30, 30, 5), "On track", "at least 1 more person in"),
    ],
)
def test_a_number_to_reach(counts: Sequence[int], word: str, needed: str) -> None:
    found = ends(REACH, admitted(*counts), better="higher")
    assert found.word == word and needed in found.needed


@pytest.mark.parametrize(
    ("value", "word", "spare"), [(61, "On track", 45), (60, "At risk", 44), (58, "At risk", 42), (57, "Off track", 41)]
)
def test_fewer_than_a_baseline_is_at_risk_when_equal(value: float, word: str, spare: int) -> None:
    known = Baseline(value, None, value, "CLD as-DHSC", "", "2022/23", "financial_year", date(2022, 4, 1), date(2023, 3, 31), "M1")
    found = ends(FEWER, admitted(5, 5, 5), baseline=known)
    assert found.word == word and f"at most {spare} more" in found.needed  # the average makes 60


@pytest.mark.parametrize(
    ("counts", "word", "expected", "needed"),
    [
        ([(76, 100)] * 3, "On track", "In the first 3 months of 2026/27: 76.0% (228 of 300), inside the range.", "at least 672 (74.7%) of the 900 to be expected in the 9 months still to be counted, at as many a month as so far."),
        ([(81, 100)] * 3, "On track", "1.0 points above the range", "at least 657 (73.0%)"),
        ([(73, 100)] * 3, "At risk", "2.0 points below the range", "at least 681 (75.7%)"),
        ([(72, 100)] * 3, "Off track", "3.0 points below the range", "at least 684 (76.0%)"),
        ([(0, 100)] * 3, "Too few to say", "0.0%", "at least 900 (100.0%) of the 900"),
        ([(0, 100)] * 4, "Too few to say", "0.0%", "It cannot end on track any more: with all of the 800"),
        ([(7496, 10_000)] * 3, "At risk", "74.96% (22,488 of 30,000)", "at least 67,512 (75.0%)"),
        ([(3, 4), (3, 4), (3, 4)], "On track", "75.0% (9 of 12)", "at least 27 (75.0%) of the 36"),
    ],
)  # fmt: skip
def test_a_share_to_reach(counts: list[tuple[int, int]], word: str, expected: str, needed: str) -> None:
    found = ends(RANGE, months(FRONT_DOOR, *counts), better="range")
    assert found.word == word and expected in found.expected and needed in found.needed


@pytest.mark.parametrize(
    ("counts", "word"),
    [([(2, 2), (2, 2), (1, 1)], "On track"), ([(2, 2), (1, 1), (1, 1)], "Too few to say"), ([(1, 20), (0, 20), (0, 20)], "Too few to say")],
)
def test_a_year_of_twenty_people_and_five_cases_is_enough(counts: list[tuple[int, int]], word: str) -> None:
    found = ends(RANGE, months(FRONT_DOOR, *counts), better="range")
    assert found.word == word and ("which needs 5 cases and, for a share, 20 in all." in found.expected) is (word == "Too few to say")


def test_a_share_at_the_end_of_the_year_is_settled_one_way_or_the_other() -> None:
    until_february = date(2027, 3, 31)
    assert ends(RANGE, months(FRONT_DOOR, *[(90, 100)] * 11), until_february).needed == (
        "Already reached: 2026/27 ends on track with none of the 100 to be expected in the month still to be counted, at as many a month as "
        "so far."
    )
    assert "with all of the 100 to be expected" in ends(RANGE, months(FRONT_DOOR, *[(70, 100)] * 11), until_february).needed
    assert "2026/27 would end at 72.5%" in ends(RANGE, months(FRONT_DOOR, *[(70, 100)] * 11), until_february).needed


@pytest.mark.parametrize(
    ("counts", "word", "needed"),
    [
        ([(8, 100)] * 3, "On track", "To end on track: at most 96 (10.7%) of the 900"),
        ([(12, 100)] * 3, "At risk", "at most 84 (9.3%) of the 900"),
        ([(13, 100)] * 3, "Off track", "at most 81 (9.0%)"),
        ([(8, 100)] * 11, "On track", "at most 32 (32.0%) of the 100"),
        ([(20, 100), *[(0, 100)] * 10], "On track", "It ends on track whatever comes: even with all of the 100"),
        ([(21, 100), *[(0, 100)] * 10], "On track", "at most 99 (99.0%) of the 100"),
        ([(1, 100)] * 11, "On track", "It ends on track whatever comes: even with all of the 100"),
        ([(12, 100)] * 11, "At risk", "It cannot end on track any more: with none of the 100 to be expected in the month still"),
    ],
)
def test_a_share_to_keep_under(counts: list[tuple[int, int]], word: str, needed: str) -> None:
    found = ends(CEILING, months(REPEAT, *counts), TODAY if len(counts) == 3 else date(2027, 3, 31))
    assert found.word == word and needed in found.needed


def test_a_rate_is_worked_out_in_people_of_todays_population() -> None:
    before = months(RATE, *[(5, 25_000)] * 12, first=2025)
    limit = Commitment("ascof_2c", "Rate", "reduce", "rolling_year", True, target_high=264, tolerance=12)
    for counts, word, spare in (((6, 5, 5), "On track", 50), ((6, 6, 5), "At risk", 49), ((6, 6, 6), "Off track", 48)):
        found = ends(limit, [*before, year_of(RATE, before), *months(RATE, *[(count, 25_000) for count in counts])])
        assert (found.word, f"at most {spare} more people" in found.needed) == (word, True)
    assert "would end at 288.0, 24.0 above the limit" in found.expected


@pytest.mark.parametrize(
    ("high", "word", "expected"),
    [
        (70, "On track", "end at 840, an average of 70 a month, at the limit of 70"),
        (68, "At risk", "2 above the limit"),
        (66, "Off track", "4 above"),
    ],
)
def test_a_promise_about_a_month_is_about_the_average_month(high: float, word: str, expected: str) -> None:
    promise = Commitment("front_door_community_refs", "Referrals", "reduce", "month", True, target_high=high, tolerance=2)
    found = ends(promise, months(REFERRALS, 69, 70, 71))
    assert found.word == word and expected in found.expected


def test_quarters_add_up_where_there_are_no_months() -> None:
    kind = {**REFERRALS, "measure_id": "survey_returns", "unit": "returns"}
    before = [figure(kind, "quarter", month_end(place, 2025), 50) for place in (2, 5, 8, 11)]
    now = [figure(kind, "quarter", month_end(2), 60)]
    promise = Commitment("survey_returns", "Returns", "increase", "quarter", True, target_low=55, tolerance=2)
    found = ends(promise, [*before, year_of(kind, before, "financial_year"), *now])
    assert (found.word, found.months) == ("On track", 3)
    assert found.expected.startswith("60 returns in the first quarter of 2026/27, 60 a quarter.")
    assert (
        found.needed
        == "To end on track: at least 160 more returns in the 3 quarters still to be counted, 53.3 a quarter; so far it was 60."
    )


@pytest.mark.parametrize(
    ("march", "newest", "place", "word", "expected", "needed"),
    [
        (2000, 1970, 2, "On track", "down 10 a month on average. Carried on, 31 March 2027 would show 1,880, 20 below the limit", "To be on track by 31 March 2027: 70 fewer, 7.8 a month."),
        (2000, 1985, 2, "At risk", "would show 1,940, 40 above the limit", "85 fewer, 9.4 a month"),
        (2000, 2000, 2, "At risk", "unchanged. Carried on, 31 March 2027 would show 2,000, 100 above the limit", "100 fewer"),
        (2000, 2003, 2, "Off track", "up 1 a month on average", "103 fewer"),
        (1900, 1900, 5, "On track", "at the limit of 1,900", "To be on track by 31 March 2027: no higher than now."),
        (1900, 1890, 5, "On track", "would show 1,880", "To be on track by 31 March 2027: at most 10 more."),
    ],
)  # fmt: skip
def test_a_month_end_moves_on_as_it_did_since_march(march: int, newest: int, place: int, word: str, expected: str, needed: str) -> None:
    limit = Commitment("lts_snapshot", "Supported", "reduce", "snapshot", True, target_high=1900, tolerance=100)
    line = [figure(SNAPSHOT, "snapshot", month_end(-1), march), figure(SNAPSHOT, "snapshot", month_end(place), newest)]
    found = ends(limit, line, date(2026, 10, 10))
    assert (found.word, found.months) == (word, place + 1)
    assert expected in found.expected and needed in found.needed and ARITHMETIC in found.expected


@pytest.mark.parametrize(("people", "word"), [(5, "On track"), (4, "Too few to say")])
def test_a_month_end_of_fewer_than_five_is_too_few(people: int, word: str) -> None:
    limit = Commitment("lts_snapshot", "Supported", "reduce", "snapshot", True, target_high=1900, tolerance=100)
    assert ends(limit, [figure(SNAPSHOT, "snapshot", month_end(place), people) for place in (-1, 2)]).word == word


def test_a_month_end_share_stays_between_none_and_all() -> None:
    kind = {**SNAPSHOT, "measure_id": "ascof_3d1a", "unit": "% of people with long-term community support"}
    floor = Commitment("ascof_3d1a", "Self-directed", "increase", "snapshot", True, target_low=95, tolerance=2)
    line = [figure(kind, "snapshot", month_end(-1), 900, 1000), figure(kind, "snapshot", month_end(2), 940, 1000)]
    found = ends(floor, line, better="higher")
    assert "up 1.3 points a month on average. Carried on, 31 March 2027 would show 100.0%" in found.expected
    assert found.needed == "To be on track by 31 March 2027: 10 more of the 1,000 now, 1.1 a month."


@pytest.mark.parametrize(
    ("place", "march", "says"),
    [
        (1, 2000, "Too early to say: this takes at least 3 months of 2026/27"),
        (2, None, "no final figure at 31 March 2026"),
        (-1, 2000, "there is none yet"),
    ],
)
def test_a_month_end_that_cannot_be_carried_on(place: int, march: int | None, says: str) -> None:
    limit = Commitment("lts_snapshot", "Supported", "reduce", "snapshot", True, target_high=1900, tolerance=100)
    line = [figure(SNAPSHOT, "snapshot", month_end(-1), march)] if march is not None else []
    found = ends(limit, [*line, *([figure(SNAPSHOT, "snapshot", month_end(place), 1970)] if place >= 0 else [])])
    assert says in found.why_not and found.word == found.expected == "" and "fewer" in found.needed


@pytest.mark.parametrize(
    ("points", "says", "counted"),
    [
        (admitted(6, 6), "Too early to say: this takes at least 3 months of 2026/27 with a final figure, and there are 2.", 2),
        (admitted(6), "and there is one.", 1),
        (admitted(), "and there is none yet.", 0),
        ([*admitted(6, 6), figure(ADMISSIONS, "month", month_end(2), 6, status="provisional")], "and there are 2.", 2),
    ],
)
def test_fewer_than_three_final_months_are_too_early(points: list[Point], says: str, counted: int) -> None:
    found = ends(LIMIT, points)
    assert says in found.why_not and (found.word, found.expected, found.needed, found.months) == ("", "", "", counted)


def test_provisional_months_are_not_used_and_a_missing_one_is_not_nought() -> None:
    provisional = figure(ADMISSIONS, "month", month_end(3), 60, status="provisional")
    found = ends(LIMIT, [*admitted(6, 6, 6), provisional])
    assert "would end at 72," in found.expected and found.expected.endswith("1 month with a provisional figure is not used.")
    gap = [point for point in admitted(6, 6, 6, 6) if point.period_end != month_end(1)]
    assert ends(LIMIT, gap).expected.startswith("18 people in 3 months of 2026/27, 6 a month.")
    assert "in the 9 months still to be counted" in ends(LIMIT, gap).needed


def test_a_month_with_nobody_counts_once_a_later_one_is_final() -> None:
    months_ = months(FRONT_DOOR, (30, 40), (0, 0), (30, 40), (0, 0))
    asked = [replace(point, status="no cases") if not point.denominator else point for point in months_]
    found = ends(RANGE, asked, better="range")
    assert found.months == 3 and "(60 of 80)" in found.expected


@pytest.mark.parametrize(
    ("changes", "unit", "says"),
    [
        ({"measure_id": "wellbeing_users"}, "people", DISTINCT),
        ({"measure_id": "sts001"}, "requests", "worked out for 12 months at a time"),
    ],
)
def test_months_that_do_not_add_up_are_not_added_up(changes: dict[str, str], unit: str, says: str) -> None:
    before = [replace(point, **changes, unit=unit) for point in admitted(6, 6, 6)]
    year = next(point for point in before if point.period_type == "rolling_year")
    points = [replace(point, numerator=70.0, value=70.0) if point is year else point for point in before]
    for line in (points, [point for point in points if point.period_type != "month"]):
        found = ends(replace(LIMIT, measure=changes["measure_id"]), line)
        assert found.word == found.expected == ""
        assert found.needed.startswith("12 months to March 2026: 4 fewer would put it on track.")
        assert says in found.why_not


def test_months_that_no_whole_year_vouches_for_are_not_added_up() -> None:
    points = [point for point in admitted(6, 6, 6) if point.period_type != "month" or point.period_end > date(2025, 4, 30)]
    assert ends(LIMIT, points).why_not == DISTINCT


def test_published_figures_surveys_and_scores_are_not_added_up() -> None:
    published = [figure({**ADMISSIONS, "basis": "CLD published"}, "financial_year", month_end(-1), 60)]
    assert ends(replace(LIMIT, period_type="financial_year"), published).why_not == PUBLISHED_YEARLY
    promise = Commitment("ascof_1a", "Quality of life", "increase", "financial_year", True, target_low=19)
    assert ends(promise, [score(19, 0.8, "2026-03-31")]).why_not == PUBLISHED_YEARLY
    assert ends(promise, [score(19, 0.8, "2026-03-31", basis="local upload", numerator=None)]).why_not == SURVEYED


def test_nothing_is_worked_out_of_late_figures_nor_without_any() -> None:
    found = ends(LIMIT, admitted(6, 6, 6), date(2027, 1, 1))
    assert "overdue" in found.why_not and found.expected == ""
    assert year_end(LIMIT, [], judge(LIMIT, "lower", [], None, TODAY), TODAY) is None


def test_without_a_goal_the_average_is_carried_on_and_nothing_is_judged() -> None:
    watched = replace(LIMIT, aim="monitor", target_high=None)
    found = ends(watched, admitted(6, 6, 6))
    assert found.word == found.needed == "" and "2026/27 would end at 72. " in found.expected
    verdict = judge(watched, "lower", [], None, TODAY, audience="public")
    assert year_end(watched, admitted(6, 6, 6), verdict, TODAY, audience="public") is None
    refused = Baseline(70, None, 70, "SALT return", "", "2022/23", "financial_year", date(2022, 4, 1), date(2023, 3, 31))
    assert ends(FEWER, admitted(6, 6, 6), baseline=refused).word == ""


def numbers_in(words: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\d|\d", words.replace("2026/27", "").replace("31 March 2026", "")))


@pytest.mark.parametrize(
    ("commitment", "points", "word"),
    [
        (LIMIT, admitted(16, 16, 16), "Off track"),
        (RANGE, months(FRONT_DOOR, *[(76, 100)] * 3), "On track"),
        (replace(LIMIT, measure="lts_snapshot", period_type="snapshot", target_high=1900, tolerance=100),
         [figure(SNAPSHOT, "snapshot", month_end(-1), 2001), figure(SNAPSHOT, "snapshot", month_end(2), 1977)], "At risk"),
    ],
)  # fmt: skip
def test_the_public_is_told_the_word_and_the_rule_and_no_people(commitment: Commitment, points: list[Point], word: str) -> None:
    found = ends(commitment, points, audience="public")
    assert (found.word, found.needed) == (word, "")
    assert f"it would end {word.lower()}. {ARITHMETIC}" in found.expected and numbers_in(found.expected) == {"3"}


def test_of_hidden_months_the_public_is_told_nothing() -> None:
    found = ends(LIMIT, admitted(16, 4, 16), audience="public")
    assert (found.word, found.expected, found.needed, found.why_not) == ("", "", "", HIDDEN)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=3, max_size=11), st.integers(5, 200), st.booleans())
def test_the_people_named_are_just_enough(counts: list[int], limit: int, fewer: bool) -> None:
    promise = replace(LIMIT, target_high=limit) if fewer else replace(REACH, target_low=limit)
    found = ends(promise, admitted(*counts))
    named = re.search(r"at (?:most|least) ([\d,]+)", found.needed)
    so_far = sum(counts)
    if fewer:
        room = int(named[1].replace(",", "")) if named else 0 if "may be none" in found.needed else None
        assert (so_far > limit) if room is None else (so_far + room == limit)
    else:
        assert (so_far >= limit) if named is None else (so_far + int(named[1].replace(",", "")) == limit)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=3, max_size=6), st.integers(10, 120), st.integers(0, 9))
def test_more_a_month_is_never_better_under_a_limit(counts: list[int], limit: int, more: int) -> None:
    rank = {"Off track": 0, "At risk": 1, "On track": 2}
    promise = replace(LIMIT, target_high=limit)
    here = ends(promise, admitted(*[count + 5 for count in counts])).word
    worse = ends(promise, admitted(*[count + 5 for count in counts[:-1]], counts[-1] + 5 + more)).word
    assert rank[worse] <= rank[here]
