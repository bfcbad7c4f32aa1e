"""The rules that a council settles for itself, on screen and in its records."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.errors import StoreError
from data.records.council_rules import council_rules, settle, settled
from data.records.value_mappings import map_value, mappings
from metrics.catalogue import catalogue
from pages.access import OPENS_FOR
from tests.pages.drawn_store import empty_store
from tests.pages.showing import show, words_of


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A store of this test's own: it is written to."""
    store = empty_store(tmp_path)
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    monkeypatch.setattr("pages.parts.figures._open", {str(store.path): store})
    return store


def test_every_rule_names_measures_there_are_and_has_two_choices_the_shipped_one_first() -> None:
    for rule in council_rules():
        assert rule.choices[0][0] == "" and len(rule.choices) >= 2
        assert [name for name in rule.bends if name not in catalogue()] == []


@pytest.mark.parametrize(
    ("name", "value", "why", "says"),
    [
        ("nonsense", "on", "because", "no such rule"),
        ("home91_clock", "whenever", "because", "no such choice"),
        ("home91_clock", "reablement_end", " ", "Say why"),
        ("home91_clock", "", "because", "in force already"),
    ],
)
def test_what_cannot_be_settled_is_refused_in_words(empty, name, value, why, says):
    with pytest.raises(StoreError, match=says):
        settle(empty, name, value, why=why, by="a test")


def test_a_rule_stands_with_who_settled_it_and_why(empty):
    settle(empty, "home91_clock", "reablement_end", why="The board, 3 June", by="Ada")
    now = {each.rule.name: (each.value, each.by, each.why) for each in settled(empty)}
    assert now["home91_clock"] == ("reablement_end", "Ada", "The board, 3 June")
    assert now["front_door_carers"] == ("", "", "")
    said = words_of(show("council_rules", "officer"))
    assert "1 of 5 rules" in said or "One of 5 rules" in said
    assert "At the end of reablement, as the plan's words say Ada" in said and "The board, 3 June" in said


@pytest.mark.parametrize("role", ["approver", "administrator"])
def test_it_is_settled_on_screen_with_a_reason(empty, role):
    at = show("council_rules", role)
    at.selectbox[0].select_index(4).run()
    at.radio[0].set_value("reablement_end")
    at.button[0].click().run()
    assert "Say why the rule is settled so" in words_of(at)
    at.radio[0].set_value("reablement_end")
    at.text_area[0].set_value("The board, 3 June")
    at.button[0].click().run()
    assert not at.exception
    assert "Settled: At the end of reablement" in words_of(at)


def test_officers_and_smt_read_and_do_not_settle(empty):
    assert {"officer", "smt", "approver", "administrator"} <= OPENS_FOR["council_rules"]
    assert show("council_rules", "smt").button == [] or not show("council_rules", "smt").get("form")


def test_a_value_that_was_mapped_is_listed_and_can_be_taken_back_with_a_reason(empty):
    map_value(empty, "990", "gender", "Femle", "Female", why="a slip", by="Ada", at=datetime(2026, 11, 20))
    at = show("council_rules", "officer")
    assert "Gender Femle Female Ada 20 November 2026: a slip" in words_of(at)
    at.button[0].click().run()
    assert "Say why the decision is taken back" in words_of(at) and mappings(empty, "990")
    at.text_area[0].set_value("it was another word")
    at.button[0].click().run()
    assert not at.exception and mappings(empty, "990") == ()
    assert "Taken back: Gender" in words_of(at)
    assert "Femle" not in words_of(show("council_rules", "smt"))
