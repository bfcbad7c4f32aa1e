"""The data quality page, and the records behind an oddity."""

from __future__ import annotations

import pytest

from metrics.run import run
from pages.access import OPENS_FOR
from tests.data.quality.test_quality import ROWS
from tests.drawing import copied, submit
from tests.metrics.council import AS_OF, HELD
from tests.pages.showing import show, words_of


@pytest.fixture
def odd(tmp_path, monkeypatch):
    store = copied(exampleton, tmp_path / "odd.duckdb")
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    store.close()


def exampleton(store):
    submit(store, ROWS, **HELD)
    run(store, "M1", AS_OF, is_default=True)
    with store.writing() as cursor:
        cursor.execute(
            "insert into home_council values ('990', 'E99999990', 'Exampleton', 'halton', true, false, now()::timestamp, 'a test')"
        )


@pytest.mark.parametrize("role", sorted(OPENS_FOR["data_quality"]))
def test_it_says_what_is_late_and_what_bends_which_measure(odd, role):
    said = words_of(show("data_quality", role))
    assert "1 return is late; 6 kinds of oddity bend measures" in said
    assert "Client Level Data extract 1 file in use 30 June 2026 14 November 2026 Data late 8 days [x] nobody named" in said
    assert "Care-home services without a component 1 of 1 long-term residential and nursing services" in said
    assert ("See which records" in said) == (role == "officer")
    assert "Fields" in said and "Event Outcome" in said


def test_an_empty_store_has_nothing_to_look_through(empty):
    said = words_of(show("data_quality", "officer"))
    assert "No return is late" in said and "nothing to look through" in said


def test_officers_see_the_records_and_nobody_else_does(odd):
    said = words_of(show("data_quality", "officer", {"problem": "outcome_missing"}))
    assert (
        "Reablement that ended without a usable outcome: 1 to look at" in said
        and "C Continuation of support or services 10 August 2025" in said
    )
    assert "1 to look at" not in words_of(show("data_quality", "smt", {"problem": "outcome_missing"}))
    assert "There is no such list" in words_of(show("data_quality", "officer", {"problem": "<script>"}))


def test_scrutiny_does_not_open_it():
    assert "scrutiny" not in OPENS_FOR["data_quality"]
