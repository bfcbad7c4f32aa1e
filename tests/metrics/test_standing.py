"""How a commitment stands: by what the adopted plan promises, on whose figures, and up to which month."""

from dataclasses import replace
from datetime import date

import pytest

from data.framework import Commitment, load_framework
from metrics.results import Point
from metrics.standing import NO_MEASURE, about, held_by, months_with_figures, promise_about, promised, standing, to_watch
from metrics.standing_grounds import Grounds, line
from metrics.statistics.disclosure import Rules
from metrics.verdicts.yardsticks import STANDARD

PLAN = load_framework("halton")
TODAY = date(2026, 11, 22)
HOME = next(each for objective in PLAN.objectives for each in objective.commitments if each.measure == "front_door_share")
WATCHED = Commitment("front_door_share", "Requests resolved", "monitor", "month")


def point(end, value=76.0, *, measure="front_door_share", period_type="month", basis="CLD local", group=("all", "All"), status="observed"):
    start = end.replace(day=1)
    return Point(
        "990", measure, "", "M1", basis, period_type, start, end, *group, 380.0, 500.0, value, "% of requests", status, TODAY, "1"
    )  # fmt: skip


def grounds(*points):
    return Grounds(
        lambda audience, measure: [each for each in points if each.measure_id == measure], lambda commitment: None, STANDARD, Rules()
    )


AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("commitment", "is_judged_by"),
    [
        (HOME, HOME),
        (WATCHED, HOME),
        (replace(WATCHED, aim="increase"), replace(WATCHED, aim="increase")),
        (replace(WATCHED, group_type="gender", group_value="Female"), replace(WATCHED, group_type="gender", group_value="Female")),
        (replace(WATCHED, measure="requests_all"), replace(WATCHED, measure="requests_all")),
    ],
    ids=["our own", "watched by another plan", "promised by another plan", "of a group", "nothing promised"],
)
def test_a_verdict_does_not_change_with_the_framework_it_is_looked_at_by(commitment, is_judged_by):
    assert promised(PLAN, commitment) == is_judged_by
    assert promised(None, commitment) == commitment


@pytest.mark.parametrize(
    ("measure", "aim", "better"),
    [
        ("front_door_share", "range", "range"),
        ("admissions_all", "reduce", "lower"),
        ("admissions_all", "increase", "higher"),  # what was promised goes before what the measure calls better
        ("requests_all", "reduce", "lower"),
        ("admissions_all", "monitor", "lower"),
        ("requests_all", "monitor", "none"),
        ("not_known", "monitor", "none"),
    ],
)
def test_which_way_is_better_is_as_promised_else_as_the_measure_has_it(measure, aim, better):
    assert standing(grounds(), "exact", Commitment(measure, "", aim, "month"), None, TODAY).better == better


def test_a_measure_is_judged_by_the_promise_else_watched_on_its_own_line():
    found = grounds(point(AUGUST), point(AUGUST, measure="requests_all", period_type="quarter"))
    assert about(found, "exact", PLAN, "front_door_share") == HOME == promise_about(PLAN, "front_door_share")
    watched = about(found, "exact", None, "front_door_share")
    assert (watched.aim, watched.period_type) == ("monitor", "month")
    assert about(found, "exact", PLAN, "not_known") == Commitment("not_known", "not_known", "monitor", "financial_year")


@pytest.mark.parametrize(
    ("there", "watched_by"),
    [(("month", "rolling_year"), "rolling_year"), (("month", "quarter"), "month"), (("financial_year",), "financial_year")],
)
def test_what_is_watched_is_the_longest_line_there_is(there, watched_by):
    found = grounds(*(point(AUGUST, period_type=kind) for kind in there))
    assert to_watch(found, "exact", "front_door_share").period_type == watched_by


@pytest.mark.parametrize(
    ("there", "held"),
    [(("financial_year",), "financial_year"), (("financial_year", "rolling_year"), "rolling_year"), ((), "rolling_year")],
)
def test_where_others_publish_council_years_only_those_are_judged(there, held):
    found = grounds(*(point(date(2026, 3, 31), period_type=kind) for kind in there))
    assert held_by(found, replace(HOME, period_type="rolling_year")).period_type == held


def test_a_line_is_on_one_basis_oldest_first_and_of_one_group():
    points = [
        point(SEPTEMBER), point(AUGUST), point(AUGUST, basis="CLD published"), point(AUGUST, group=("gender", "Female")),
        point(AUGUST, period_type="quarter"),
    ]  # fmt: skip
    assert [(each.period_end, each.basis) for each in line(points, HOME)] == [(AUGUST, "CLD local"), (SEPTEMBER, "CLD local")]
    assert line([], HOME) == []


def test_it_stands_as_it_stood_at_the_end_of_a_month():
    found = grounds(point(AUGUST, 60.0), point(SEPTEMBER, 76.0))
    now, then = (standing(found, "exact", HOME, until, TODAY) for until in (None, AUGUST))
    assert (now.word, now.latest.period_end) == ("On track", SEPTEMBER)
    assert (then.word, then.latest.period_end, len(then.points)) == ("Off track", AUGUST, 1)
    assert months_with_figures([now]) == [AUGUST, SEPTEMBER] and months_with_figures([then]) == [AUGUST]


def test_a_hole_is_drawn_as_a_hole():
    local = next(each for objective in PLAN.objectives for each in objective.commitments if each.measure == "wellbeing_users")
    assert standing(grounds(), "exact", local, None, TODAY).word == NO_MEASURE
    assert standing(grounds(), "exact", HOME, None, TODAY).word == "Data late"
    assert months_with_figures([standing(grounds(), "exact", HOME, None, TODAY)]) == []
