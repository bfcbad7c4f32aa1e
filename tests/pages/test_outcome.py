"""An outcome's page: its measures with their latest and verdict, and what is not measured."""

import pytest

from data.framework import load_framework
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
    assert "Of eight measures, two have a figure and six have none" in words_of(show("outcome", number=1))


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
