"""Stores for pages: one with figures drawn by hand, one that belongs to a council and holds nothing."""

import pytest

from data.records.home_council import name_home_council
from data.store import Store
from pages.parts import figures, remembered
from tests.pages.drawn_store import empty_store, filled_store
from tests.pages.showing import TODAY


@pytest.fixture(scope="package")
def both_stores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    stores = filled_store(folder), empty_store(folder)
    for opened in stores:
        figures._open[str(opened.path)] = opened
    yield stores
    for opened in stores:
        figures._open.pop(str(opened.path)).close()


@pytest.fixture
def filled(both_stores, monkeypatch):
    """Pages read the store with figures, on the same day whenever the tests are run."""
    monkeypatch.setenv("PREVENTION_STORE", str(both_stores[0].path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    return both_stores[0]


@pytest.fixture
def empty(both_stores, monkeypatch):
    """Pages read the store without figures."""
    monkeypatch.setenv("PREVENTION_STORE", str(both_stores[1].path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    return both_stores[1]


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    """A test may change what stands outside the store: what an earlier one was shown is forgotten."""
    remembered.forget()


@pytest.fixture(scope="module")
def store_of_words(tmp_path_factory):
    opened = Store(tmp_path_factory.mktemp("words") / "words.duckdb")
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    figures._open[str(opened.path)] = opened
    yield opened
    figures._open.pop(str(opened.path)).close()


@pytest.fixture
def nothing_written(store_of_words, monkeypatch):
    """Pages read a store in which nobody has written anything yet."""
    monkeypatch.setenv("PREVENTION_STORE", str(store_of_words.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    with store_of_words.writing() as cursor:
        for table in ("commentary", "action", "question", "evidence", "service_entry"):
            cursor.execute(f"delete from {table}")
    return store_of_words
