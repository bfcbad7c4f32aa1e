"""An outcome's page: its measures with their latest and verdict, and what is not measured."""

from datetime import date

import pytest

from data.framework import Commitment, load_framework
from metrics.progress import Change, Verdict
from pages.outcome_evidence import finding
from pages.parts import figures
from pages.parts.standings import Standing
from tests.pages.drawn_store import COLUMNS, filled_store, row
from tests.pages.parts.points import point
from tests.pages.showing import EVERY_ROLE, html_of, show, words_of

PLAN = load_framework("halton")


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("outcome", PLAN.outcomes, ids=lambda outcome: outcome.id)
def test_every_outcome_opens_with_figures_and_without(filled, empty, monkeypatch, outcome, role):
    for store in (filled, empty):
        monkeypatch.setenv("PREVENTION_STORE", str(store.path))
        said = words_of(show("outcome", role, number=outcome.number))
        assert outcome.wording in said and outcome.gap in said


def test_the_heading_counts_what_has_a_figure(filled):
    said = words_of(show("outcome", number=1))
    assert "Two of eight measures can be read: no clear change in the one with a year before" in said
    assert "Measures that would show more, and what they wait for:" in said


@pytest.mark.parametrize(
    ("moved", "says"),
    [
        (["No clear change", "No clear change"], "Both measures can be read: no clear change in any"),
        (["", ""], "Both measures can be read: none has a year before to compare with"),
        (["", "No clear change"], "Both measures can be read: no clear change in the one with a year before"),
        (["Improving", "Worsening", ""], "Three of three measures can be read: one improving and one worsening"),
        (["Too few to say", "No clear change"], "Both measures can be read: no clear change in the one with a year before"),
        (["Higher", "No clear change"], "Both measures can be read: one higher"),
    ],
)
def test_no_change_is_claimed_of_what_has_no_year_before(moved, says):
    latest = point(406, 533, 76.2)
    verdicts = [Verdict("No target", "", latest=latest, change=Change(latest, 0.0, "unchanged", way) if way else None) for way in moved]
    promise = Commitment("front_door_share", "Requests resolved", "monitor", "month")
    assert finding([Standing(promise, None, (latest,), verdict) for verdict in verdicts]) == says


def test_a_number_whose_rates_are_published_is_not_said_to_lack_a_file(filled):
    said = words_of(show("outcome", number=4))
    assert "[z] a number: its rates are compared" in said


def test_each_measure_says_in_words_which_way_it_went_and_whose_figure_it_is(filled):
    said = words_of(show("outcome", number=4))
    assert (
        "People with long-term support in 12 months 12 months to September 2026. The change in a year could be chance. Fewer is better."
        in said
    )


def test_published_figures_stand_beside_in_a_word_never_joined_with_ours(filled):
    said = words_of(show("outcome", number=4))
    assert "Exampleton is invented: the published figures are Halton’s, whose plan it follows." in said
    assert "Better 252.2; England 592.5, 2024/25" in said
    assert "nobody publishes it by these rules" in said


def test_the_address_shows_it_as_it_stood(filled):
    at = show("outcome", number=4, query={"period": "2026-06-30"})
    assert "12 months to June 2026." in words_of(at) and "12 months to September 2026." not in words_of(at)


def test_every_status_is_said_in_its_own_words(filled):
    said = words_of(show("outcome", number=1))
    for words in (
        "No cases nobody to count in this period",
        "Not due yet the period has not ended yet",
        "[x] the data are late",
        "[x] not available",
        "[z] not applicable",
        "78.4% plus or minus 6.2",
    ):
        assert words in said
    assert " 0 " not in said and ">0<" not in html_of(show("outcome", number=1))


def test_a_measure_that_an_objective_promises_carries_that_verdict(filled):
    said = html_of(show("outcome", number=4))
    assert "tag-on" in said and "People with long-term support in 12 months" in said


def test_a_number_that_no_outcome_has_is_answered_in_words(filled):
    assert "There is no such outcome" in words_of(show("outcome", number=99))


def test_a_published_figure_that_stands_there_is_not_said_to_be_missing(tmp_path, monkeypatch):
    """Outcome 1 of Oldham's framework rests on two surveys, of which the store is given one: of the council whose plan is followed."""
    store = filled_store(tmp_path)
    monkeypatch.setitem(figures._open, str(store.path), store)
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    year = ("financial_year", date(2024, 4, 1), date(2025, 3, 31))
    kept = row("ascof_1a", year, (None, None, 19.0), "score out of 24", council="321", basis="survey", method="", uploads="")
    with store.writing() as cursor:
        cursor.execute(f"insert into result ({COLUMNS}) values ({', '.join('?' * 20)})", kept)
    said = words_of(show("outcome", number=1, plan="oldham"))
    store.close()
    assert "19.0; England" in said
    assert "Exampleton has no figure of its own. The published one above is Halton’s." in said
    assert said.count("no published file that holds them has been loaded") == 1, "the other survey is not there"
