"""The comparison with the record-level file that government gives back."""

from __future__ import annotations

from datetime import date

import pytest

from data.loading import load
from pages.access import OPENS_FOR
from tests.metrics.council import council
from tests.metrics.test_reconciliation import FILE, ROWS
from tests.pages.showing import show, words_of


@pytest.fixture
def compared(tmp_path, monkeypatch):
    store = council(tmp_path, ROWS).store
    path = tmp_path / "given back.csv"
    path.write_text(FILE, encoding="utf-8")
    load(store, "ascof_reconciliation", [path], submitted_on=date(2026, 9, 1), council="990")
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    store.close()
    return store


def test_without_a_file_it_says_what_to_load(empty):
    said = words_of(show("reconciliation", "officer"))
    assert "No record-level file has been loaded yet" in said and "ASCOF reconciliation, record level" in said


def test_each_difference_is_shown_with_what_explains_it(compared):
    at = show("reconciliation", "officer")
    said = words_of(at)
    assert "1 of 6 people are counted alike; 5 are not" in said
    assert "B Only in the national file 1 of 1 not counted The person had long-term support in the 91 days before the episode" in said
    assert "C Only in our figures not counted 1 of 1 No rule explains it" in said
    assert "D In both, counted differently 1 of 2 2 of 2" in said
    assert "2 of the 5 differences have no rule that explains them." in said
    assert at.get("download_button")


def test_it_is_for_officers_only():
    assert OPENS_FOR["reconciliation"] == {"officer"}
