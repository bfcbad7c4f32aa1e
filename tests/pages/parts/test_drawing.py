"""A commitment drawn: what is drawn, what is left out, and the same in words."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from data.framework import Commitment, load_framework
from metrics.catalogue import catalogue
from metrics.progress import Verdict
from pages.access import Visitor
from pages.parts import chart_file, downloads, drawing, standings
from pages.parts.charts import figure
from pages.parts.standings import Standing
from tests.pages.drawn_store import SMALL
from tests.pages.parts.points import monthly, point

STARTED = (date(2026, 3, 9), "New wellbeing service started")
TOO_EARLY = (date(2025, 12, 31), "An old form went")
BOARD = Visitor("a test", "scrutiny", "local")
PLAN = load_framework("halton")


def standing(line, **promise):
    commitment = Commitment("front_door_share", "Requests resolved", promise.pop("aim", "monitor"), line[-1].period_type, **promise)
    known = [each for each in line if each.value is not None]
    return Standing(commitment, None, tuple(line), Verdict("No target", "", latest=known[-1] if known else None))


def drawn(line, events=(), **promise):
    return drawing.picture(standing(line, **promise), line, events=events)


MONTHS = monthly({"2026-01": 70.0, "2026-02": 71.5, "2026-03": None, "2026-04": 69.0, "2026-05": 74.0})
LATER = [*MONTHS, *monthly({"2026-06": 75.0}, status="provisional")]
NEW_RULES = [*MONTHS, *monthly({"2026-06": 75.0, "2026-07": 76.0}, basis="CLD as-DHSC")]


def test_the_words_say_from_to_lowest_highest_gaps_and_what_may_change():
    assert drawing.alternative(standing(LATER), LATER) == (
        "Line chart of requests resolved; first 70.0% in January 2026; lowest 69.0% in April 2026; highest 75.0% in June 2026; "
        "last 75.0% in June 2026. Provisional, drawn dotted: June 2026. No figure, so a gap: March 2026 (not available). "
        "The table below holds every figure."
    )


@pytest.mark.parametrize(
    ("line", "events", "promise", "says"),
    [
        (NEW_RULES, (), {}, "The line is broken before June 2026: from here CLD as-DHSC."),
        (MONTHS, (STARTED,), {}, "9 March 2026: New wellbeing service started."),
        ([point(status="suppressed")], (), {}, "no figure to draw. No figure, so a gap: August 2026 (hidden to protect people's privacy)."),
    ],
)
def test_the_words_say_what_else_is_drawn(line, events, promise, says):
    assert says in drawn(line, events, **promise).alt


def test_a_break_stands_between_the_two_figures_and_cuts_the_line():
    picture = drawn(NEW_RULES)
    ((day, _),) = picture.breaks
    assert date(2026, 5, 1) < day < date(2026, 6, 1)
    assert [run["y"] for run in figure(picture)["data"] if run["mode"] != "markers"] == [[70.0, 71.5, None, 69.0, 74.0], [75.0, 76.0]]


def test_what_the_line_does_not_reach_is_said_and_not_drawn():
    picture = drawn(MONTHS, (STARTED, TOO_EARLY))
    assert (picture.events, picture.left_out) == ((STARTED,), (TOO_EARLY,))
    assert drawing.event_key(picture) == [
        "9 March 2026: New wellbeing service started.",
        "31 December 2025: An old form went. Not drawn: the line does not reach that day.",
    ]
    assert "old form" not in json.dumps(figure(picture))


def test_the_key_names_the_numbers_that_stand_on_the_chart():
    second = (date(2026, 3, 10), "And another")
    assert drawing.event_key(drawn(MONTHS, (second, STARTED))) == [
        "1: 9 March 2026: New wellbeing service started.",
        "2: 10 March 2026: And another.",
    ]


def test_years_are_named_as_years():
    line = [
        point(value=value, period_type="financial_year", period_start=date(year, 4, 1), period_end=date(year + 1, 3, 31))
        for year, value in ((2022, 80.0), (2023, 81.0), (2024, 79.5))
    ]
    assert [dot.tick for dot in drawn(line).dots] == ["2022/23", "2023/24", "2024/25"]
    assert drawing.subtitle(standing(line), line, "Halton").startswith(
        "Requests resolved (% of requests), Halton, by financial year, 2022/23 to 2024/25. The scale starts at 7"
    )


def test_a_line_of_hidden_figures_is_drawn_as_a_hole():
    line = [replace(each, value=None, numerator=None, status="suppressed") for each in MONTHS]
    picture = drawn(line)
    assert picture.latest_words == "" and picture.known == []
    assert "No figure can be shown" in json.dumps(figure(picture))


PROMISES = [*(each for objective in PLAN.objectives for each in objective.commitments)]


def test_no_file_of_a_chart_for_the_public_holds_an_exact_or_hidden_number(filled):
    every = [standings.standing("public", commitment) for commitment in PROMISES]
    ours = [found for found in every if any(not each.basis.endswith("published") for each in found.points)]
    assert {"front_door_share", "lts_year", "admissions_all", "ascof_2b"} <= {found.commitment.measure for found in ours}
    for found in ours:
        public_file(found)


def public_file(found):
    """One chart's files hold neither a hidden number nor one that is not rounded."""
    own = [each for each in found.points if not each.basis.endswith("published")]
    picture = drawing.picture(found, found.points)
    made = chart_file.svg(downloads.sheet(BOARD, picture, title="T", subtitle="S", source=drawing.source(found)))
    said = made + json.dumps(figure(picture)) + downloads.csv_of(own)
    pairs = [(int(a.replace(",", "")), int(b.replace(",", ""))) for a, b in re.findall(r"\b([\d,]+) of ([\d,]+)\b", said)]
    assert all(top % 5 == 0 for top, _ in pairs) and f">{SMALL}<" not in made and f': {SMALL}"' not in said
    hidden = [
        each for each in standings.standing("exact", found.commitment).points if each.numerator is not None and 0 < each.numerator < 5
    ]
    shown = {each.period_end: each for each in found.points}
    assert all(shown[each.period_end].value is None for each in hidden if each.period_end in shown)


def test_the_measures_of_the_plan_are_known():
    assert {each.measure for each in PROMISES} <= set(catalogue())
