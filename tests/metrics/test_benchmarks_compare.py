"""Better, similar or worse: the comparisons of statistics.md 2.3 and 2.4, each at its boundary, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.benchmarks_compare import among_many, expected_range, likely, with_area, with_council
from tests.pages.parts.points import point

SHARE = {"measure_id": "ascof_2a", "basis": "CLD published", "unit": "%", "period_type": "financial_year"}
RATE = {**SHARE, "measure_id": "ascof_2c", "unit": "per 100,000"}
SURVEY = {**SHARE, "measure_id": "ascof_3a", "basis": "survey"}
ENGLAND_2A = point(142525, 184745, 77.1, **SHARE)
NAMES = ("Halton", "England")


def share(numerator, denominator, **more):
    return point(numerator, denominator, 100 * numerator / denominator, **{**SHARE, **more})


def rate(numerator, denominator, **more):
    return point(numerator, denominator, round(1e5 * numerator / denominator, 1), **{**RATE, **more})


def survey(value, margin, respondents=115):
    return point(None, respondents, value, **SURVEY, margin=margin)


# statistics.md 2.1 and 2.2: Halton and England in 2024/25
HALTON = """
    ascof_2a   | share 286 331    | 77.1  | higher | Better  | 82.3% to 89.7%
    ascof_2d1  | share 250 386    | 60.7  | higher | Similar | 59.88% to 69.37%
    ascof_2d2  | share 386 5832   | 5.7   | higher | Better  | 6.01% to 7.29%
    ascof_2e1  | share 308 323    | 81.4  | higher | Better  | 92.5% to 97.2%
    ascof_2e2b | share 1672 2198  | 60.3  | higher | Better  | 74.2% to 77.8%
    ascof_2c   | rate 64 25379    | 592.5 | lower  | Better  | 194.2 to 322.0
    ascof_2b   | rate 5 78425     | 17.0  | lower  | Better  | 2.1 to 14.9
    ascof_3d1a | share 622 2331   | 82.4  | higher | Worse   | 24.9% to 28.5%
"""


@pytest.mark.parametrize("row", HALTON.strip().splitlines())
def test_england_lies_inside_or_outside_our_own_interval(row):
    measure, drawn, england, better, word, interval = (cell.strip() for cell in row.split("|"))
    make, numerator, denominator = drawn.split()
    ours = {"share": share, "rate": rate}[make](int(numerator), int(denominator), measure_id=measure)
    theirs = point(None, None, float(england), **{**(SHARE if make == "share" else RATE), "measure_id": measure})
    found = with_area(ours, theirs, better, *NAMES)
    assert (found.word, found.is_tested) == (word, True)
    assert interval in found.reason and "(95%)" in found.reason


@pytest.mark.parametrize(
    ("better", "england", "word"),
    [("higher", 82.29, "Better"), ("higher", 82.30, "Similar"), ("higher", 89.68, "Similar"), ("higher", 89.69, "Worse"),
     ("lower", 82.29, "Worse"), ("lower", 89.69, "Better"), ("none", 82.29, "Higher"), ("none", 89.69, "Lower"), ("range", 89.69, "Lower")],
)  # fmt: skip
def test_the_word_turns_at_the_ends_of_the_interval_and_polarity_decides_which(better, england, word):
    assert with_area(share(286, 331), point(None, None, england, **SHARE), better, *NAMES).word == word


# statistics.md 2.3: two proportions and two rates
@pytest.mark.parametrize(
    ("make", "ours", "theirs", "better", "word"),
    [
        (share, (56, 70), (48, 80), "higher", "Better"),
        (share, (80, 100), (70, 100), "higher", "Similar"),
        (share, (286, 331), (142525, 184745), "higher", "Better"),
        (rate, (120, 25000), (150, 24500), "lower", "Similar"),  # the quick method would say otherwise
        (rate, (64, 25379), (65060, 10981090), "lower", "Better"),
        (rate, (5, 78425), (6035, 35455995), "lower", "Better"),
        (rate, (64, 25379), (75, 25000), "lower", "Similar"),
        (rate, (64, 25379), (65060, 10981090), "none", "Lower"),
    ],
)
def test_one_council_is_held_against_the_interval_of_the_difference_or_ratio(make, ours, theirs, better, word):
    assert with_council(make(*ours), make(*theirs), better, "Halton", "Knowsley").word == word


@pytest.mark.parametrize("compare", [with_area, with_council])
@pytest.mark.parametrize(
    ("ours", "theirs", "word", "says"),
    [
        ((80.4, 7.0), (78.4, 6.2), "Similar", "2.0 apart, and both margins together allow 9.4"),
        ((73.5, 10.6), (79.7, 7.4), "Similar", "6.2 apart, and both margins together allow 12.9"),
        ((80.4, 7.0), (70.0, 0.4), "Better", "10.4 apart, and both margins together allow 7.0"),
        ((60.0, 7.0), (70.0, 0.4), "Worse", "10.0 apart"),
    ],
)
def test_surveys_are_apart_only_by_more_than_both_margins(compare, ours, theirs, word, says):
    found = compare(survey(*ours), survey(*theirs, respondents=59000), "higher", *NAMES)
    assert found.word == word and says in found.reason


@pytest.mark.parametrize(
    ("ours", "word"),
    [(share(5, 20), "Worse"), (share(5, 19), "Too few to say"), (share(4, 40), "Too few to say"), (rate(5, 1000), "Similar"),
     (rate(4, 1000), "Too few to say"), (survey(50.0, 30.0, 19), "Too few to say"), (survey(50.0, 30.0, 20), "Similar")],
)  # fmt: skip
def test_too_few_say_nothing(ours, word):
    value = 500.0 if "per" in ours.unit else 77.1
    theirs = point(None, 59000, value, unit=ours.unit, basis=ours.basis, margin=0.4 if ours.margin else None)
    assert with_area(ours, theirs, "higher", *NAMES).word == word


def test_too_few_of_the_other_council_say_nothing_either():
    assert with_council(share(286, 331), share(4, 40), "higher", "Halton", "Knowsley").word == "Too few to say"


@pytest.mark.parametrize(
    ("ours", "word", "says"),
    [
        (None, "No figure", "The tables hold no figure of Halton for this year."),
        (point(status="suppressed", **SHARE), "No figure", "hidden to protect people’s privacy, which does not mean none"),
        (point(status="not available", **SHARE), "No figure", "not available"),
        (point(status="not applicable", **SHARE), "No figure", "not applicable this year"),
        (point(None, None, 86.4, **SHARE), "No test", "No test can be made: of Halton’s figure the counts are not published."),
        (point(2000, None, 2000, **{**SHARE, "unit": "people"}), "No test", "A number of people grows with the area"),
        (share(286, 331, basis="SALT published"), "No test", "counted by other rules"),
    ],
)
def test_what_cannot_be_compared_says_why(ours, word, says):
    for compare in (with_area, with_council):
        found = compare(ours, share(700, 900), "higher", *NAMES)
        assert found.word == word and says in found.reason and not found.is_tested


# 99.8% limits round England's value: z is 3.090232
@pytest.mark.parametrize(
    ("of", "england", "lower", "upper"),
    [
        (share(286, 331), 77.1, 69.96, 84.24),  # 77.1 plus or minus 3.090232 * sqrt(0.771 * 0.229 / 331)
        (share(65, 100), 50.0, 34.55, 65.45),
        (rate(64, 25379), 592.5, 449.19, 748.65),  # 150.37 expected: 114 to 190 people
        (survey(80.4, 7.0), 77.3, 77.3 - 11.055, 77.3 + 11.055),  # sqrt(7.0^2 + 0.4^2) * 3.090232 / 1.959964
    ],
)
def test_the_expected_range_is_998_limits_round_england(of, england, lower, upper):
    limits = expected_range(of, point(None, 59000, england, unit=of.unit, basis=of.basis, margin=0.4 if of.margin else None))
    assert (limits.lower, limits.upper) == pytest.approx((lower, upper), abs=0.01)


@pytest.mark.parametrize(
    ("of", "says"),
    [(share(286, 331), "outside the expected range: better"), (share(250, 331), "inside the expected range"),
     (share(200, 331), "outside the expected range: worse"), (share(4, 40), "too few to say"), (share(15, 19), "too few to say"), (point(None, None, 80.0, **SHARE), ""), (None, "")],
)  # fmt: skip
def test_one_of_many_is_said_to_be_outside_the_expected_range_or_nothing(of, says):
    assert among_many(of, ENGLAND_2A, "higher") == says


def test_a_rate_comes_from_its_counts_and_not_from_its_printed_value():
    assert likely(rate(64, 25379)).upper == pytest.approx(322.0295, abs=1e-4)


@given(st.integers(5, 400), st.integers(20, 400), st.floats(1, 99))
def test_polarity_turned_round_turns_better_into_worse(numerator, denominator, england):
    ours, theirs = share(min(numerator, denominator), denominator), point(None, None, england, **SHARE)
    one, other = (with_area(ours, theirs, better, *NAMES).word for better in ("higher", "lower"))
    assert {one, other} in ({"Better", "Worse"}, {"Similar"}, {"Too few to say"})


@given(st.integers(5, 200), st.integers(5, 200))
def test_two_councils_see_each_other_the_other_way_round(one, other):
    a, b = share(one, 200), share(other, 200)
    words = (with_council(a, b, "higher", "A", "B").word, with_council(b, a, "higher", "B", "A").word)
    assert words in {("Better", "Worse"), ("Worse", "Better"), ("Similar", "Similar"), ("Too few to say", "Too few to say")}
