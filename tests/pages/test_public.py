"""What the public may read: no page, table, hover, text or file holds an exact small number or an unrounded count of our own.

No address leads scrutiny to these pages of today's figures (`test_unmasking_board.py` reads what it is led to): that they hide what
they must even so is a second wall.
"""

import json
import re

import pytest

from data.framework import load_framework
from metrics.catalogue import catalogue
from metrics.results import PUBLISHED
from pages.parts import downloads, figures, standings
from tests.pages.drawn_store import SMALL
from tests.pages.showing import charts_of, html_of, show

AS_PUBLISHED = {("64", "25,379")}  # Halton's own of 2024/25, in every newspaper
PLAN = load_framework("halton")
PAGES = [
    ("overview", {}, {}),
    ("measures", {}, {}),
    *(("objective", {}, {"number": each.number}) for each in PLAN.objectives),
    *(("outcome", {}, {"number": each.number}) for each in PLAN.outcomes),
    *(("measure", {"id": each}, {}) for each in sorted(catalogue())),
    ("measure", {"id": "ascof_2b", "type": "rolling_year", "period": "2026-09-30"}, {}),
    ("measure", {"id": "ascof_2c", "type": "rolling_year", "period": "2026-09-30"}, {}),
]


@pytest.mark.parametrize(("page", "query", "given"), PAGES)
def test_no_page_holds_a_small_or_exact_count_of_our_own(filled, page, query, given):
    at = show(page, "scrutiny", query, **given)
    said = without_published(html_of(at))
    alone = re.findall(r"<(?:td|span|div)[^>]*>([1-4])</", said)
    assert alone == []
    assert [pair for pair in re.findall(r"\b([\d,]+) of ([\d,]+)\b", re.sub(r"<[^>]+>", " ", said)) if not rounded(pair)] == []


@pytest.mark.parametrize(("page", "query", "given"), PAGES)
def test_no_chart_holds_one_either(filled, page, query, given):
    for figure, alt in charts_of(show(page, "scrutiny", query, **given)):
        said = json.dumps(figure) + alt
        assert [pair for pair in re.findall(r"\b([\d,]+) of ([\d,]+)\b", said) if not rounded(pair)] == []


@pytest.mark.parametrize("measure", sorted(catalogue()))
def test_no_file_holds_one_either(filled, measure):
    own = [point for point in figures.points("public", measure) if point.basis not in PUBLISHED]
    assert all(point.numerator is None or point.numerator % 5 == 0 for point in own)
    assert f",{SMALL}," not in downloads.csv_of(own)


def test_a_hidden_figure_is_marked_and_does_not_read_as_none(filled):
    said = html_of(show("measure", "scrutiny", {"id": "ascof_2b", "type": "rolling_year", "period": "2026-09-30"}))
    assert "[c]" in said and "It does not mean none" in said


def test_the_exact_audience_does_see_it(filled):
    said = html_of(show("measure", "smt", {"id": "ascof_2b", "type": "rolling_year", "period": "2026-09-30"}))
    assert f'<span class="figure">{SMALL}</span>' in said


@pytest.mark.parametrize("measure", ["ascof_2b", "ascof_2c", "front_door_share", "home91_local"])
def test_the_steps_of_a_hidden_figure_and_of_months_that_add_up_are_not_public(filled, measure):
    for point in figures.points("public", measure):
        if point.status == "suppressed" or point.period_type in ("month", "quarter"):
            assert figures.steps("public", point) == (None, [])
    hidden = {"id": "ascof_2b", "type": "rolling_year", "period": "2026-09-30"}
    assert "Looked at by this measure" in html_of(show("measure", "scrutiny", hidden))


def test_an_address_that_asks_for_a_period_that_is_not_public_gets_one_that_is(filled):
    """Rolling years are public at the ends of quarters only."""
    asked = {"id": "ascof_2c", "type": "rolling_year", "period": "2026-08-31"}
    told = {role: re.findall(r"12 months to (?:end )?(\w+ 2026)", html_of(show("measure", role, asked))) for role in ("smt", "scrutiny")}
    assert "August 2026" in told["smt"] and "August 2026" not in told["scrutiny"]


def test_a_verdict_shows_what_the_figures_of_its_measure_show(filled):
    """A month may be hidden for the sake of a quarter, so a line is not protected by itself a second time."""
    for objective in PLAN.objectives:
        for commitment in objective.commitments:
            latest = standings.standing("public", commitment).latest
            assert latest is None or latest in figures.points("public", commitment.measure)


def test_nobody_is_named_and_no_turn_of_the_verdict_is_counted_in_people(filled):
    assert "A. Osei" not in html_of(show("measure", "scrutiny", {"id": "ascof_2c"}))
    assert "would put it" not in html_of(show("objective", "scrutiny", number=1))


def test_exact_and_public_figures_are_remembered_apart(filled):
    exact, public = (figures.points(audience, "ascof_2b")[-1] for audience in ("exact", "public"))
    assert exact.numerator == SMALL and public.numerator is None


def without_published(said):
    """The page without what others have published already."""
    said = re.sub(r"(Objective|Outcome) \d of \d", "", said)
    return re.sub(r"<section><h2>Published figures.*?</section>", "", said, flags=re.DOTALL)


def rounded(pair):
    """Whether both numbers are rounded, or were published by others as they stand."""
    return all(int(number.replace(",", "")) % 5 == 0 for number in pair) or pair in AS_PUBLISHED
