"""The methods page is drawn from the catalogue, so it cannot fall behind it."""

import pytest

from metrics.catalogue import catalogue
from metrics.progress import WORDS
from tests.pages.showing import EVERY_ROLE, show, words_of


@pytest.fixture
def said(filled):
    return words_of(show("methods"))


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_role_may_know_how_figures_are_made(filled, role):
    assert "How the figures are made" in words_of(show("methods", role))


def test_every_measure_is_there_with_its_limits_and_rules(said):
    for measure in catalogue().values():
        assert measure.title in said and measure.source in said
        assert all(words in said for words in (*measure.caveats, *measure.rules.values()))


def test_every_verdict_and_mark_is_explained(said):
    assert all(word in said for word in WORDS)
    assert all(mark in said for mark in ("[c]", "[x]", "[z]", "[p]"))
