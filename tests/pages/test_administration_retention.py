"""The administration page on retention: what is in force, what was purged, and the form."""

from __future__ import annotations

import pytest

from data.records.home_council import name_home_council
from data.retention import retention_limit
from data.store import Store
from pages.parts import figures
from tests.pages.showing import show, words_of


@pytest.fixture
def store(tmp_path, monkeypatch):
    opened = Store(tmp_path / "retention.duckdb")
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    figures._open[str(opened.path)] = opened
    monkeypatch.setenv("PREVENTION_STORE", str(opened.path))
    return opened


def saved(years, owner, why):
    """The page after the form was filled in and sent."""
    at = show("administration", "administrator")
    for label, value in (("Whole years", years), ("Who owns", owner), ("Why it is", why)):
        next(each for each in at.text_input if each.label.startswith(label)).set_value(value)
    next(each for each in at.button if each.label == "Save the limit").click()
    return at.run()


def test_it_says_that_nothing_is_purged_until_a_limit_is_set(store):
    assert "No limit is set, so nothing is purged" in words_of(show("administration", "administrator"))


def test_a_limit_is_saved_with_owner_and_reason_and_taken_away(store):
    saved("7", "Records manager", "Schedule 4.2")
    limit = retention_limit(store)
    assert limit is not None
    assert (limit.years, limit.owner, limit.why) == (7, "Records manager", "Schedule 4.2")
    assert "owner: Records manager; reason: Schedule 4.2" in words_of(show("administration", "administrator"))
    saved("", "Records manager", "Under review")
    assert retention_limit(store) is None


@pytest.mark.parametrize(
    ("years", "owner", "why", "says"),
    [("seven", "a", "b", "whole years"), ("1", "a", "b", "from 2 to 99"), ("7", "", "b", "who owns"), ("7", "a", "", "why it is")],
)
def test_what_cannot_be_meant_is_refused_in_words(store, years, owner, why, says):
    assert says in words_of(saved(years, owner, why))
    assert retention_limit(store) is None


def test_what_was_purged_is_listed(store):
    with store.writing() as cursor:
        cursor.execute(
            "insert into purge values ('2026-11-22 03:00', 'the retention clock', '2019-11-01', 1, 'cld_row', 1200), "
            "('2026-11-22 03:00', 'the retention clock', '2019-11-01', 2, 'fault', 34)"
        )
    assert "22 November 2026 before 1 November 2019 2 1,234 the retention clock" in words_of(show("administration", "administrator"))
