"""Each page as each role, through the door itself: what opens, what is refused, what the menu holds, what nobody gets."""

from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.framework import load_framework
from pages import menu
from pages.access import OPENS_FOR, ROLES, may_open, refusal
from pages.parts import figures
from tests.pages.drawn_store import filled_store

DOOR = Path(__file__).parent.parent.parent / "dashboard.py"
PLAN = load_framework("halton")
ENTRIES = menu.entries(PLAN)
REFUSED = "You cannot open this page"


@pytest.fixture(autouse=True)
def old_way_is_off(monkeypatch):
    """AppTest wakes Streamlit's old way of finding pages for every run; on a server `serving.prepare` has put it off for good."""

    class Ours(PagesManager):
        def __init__(self, *given, **named):
            PagesManager.uses_pages_directory = False
            super().__init__(*given, **named)

    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", Ours)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = filled_store(tmp_path_factory.mktemp("menu"))
    figures._open[str(opened.path)] = opened
    yield opened
    figures._open.pop(str(opened.path)).close()


@pytest.fixture
def visit(store, monkeypatch):
    """What a visitor sees who types an address: `visit("upload", "smt")`."""
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))

    def asked(path, role="", **user):
        at = AppTest.from_file(DOOR, default_timeout=30)
        if role:
            at.query_params["as"] = role
        at.user = user
        at._page_hash = calc_hash(path)  # AppTest changes pages by file, and ours are functions
        return at.run()

    return asked


def said(at):
    return " ".join([*(title.value for title in at.title), *(block.proto.body for block in at.get("html"))])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path or "overview")
def test_a_page_opens_for_those_who_may_and_refuses_the_others(visit, entry, role):
    at = visit(entry.path, role)
    assert not at.exception
    words = said(at)
    if may_open(role, entry.page_id):
        assert REFUSED not in words
        assert "<h1" in words or at.title
    else:
        assert REFUSED in words and refusal(entry.page_id, role) in words


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path or "overview")
def test_somebody_signed_in_but_not_on_the_list_gets_nothing(visit, entry):
    at = visit(entry.path, "administrator", is_logged_in=True, email="stranger@example.gov.uk", exp=4_000_000_000)
    assert not at.exception
    assert [title.value for title in at.title] == ["Sign in"]
    assert "not on this dashboard" in said(at)
    assert "Exampleton is an invented council" not in said(at)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path or "overview")
def test_somebody_signed_out_gets_nothing(visit, entry):
    at = visit(entry.path, "administrator", is_logged_in=False)
    assert [title.value for title in at.title] == ["Sign in"]


def test_every_page_has_a_line_that_says_who_may_open_it():
    assert {entry.page_id for entry in ENTRIES} == set(OPENS_FOR)


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_of_each_role_is_short(role):
    offered = menu.for_board(PLAN) if role == "scrutiny" else ENTRIES
    assert 2 <= sum(entry.in_menu and may_open(role, entry.page_id) for entry in offered) <= 8


def test_the_menu_of_a_scrutiny_board_is_what_was_signed_off_and_how_to_read_it():
    assert [entry.title for entry in menu.for_board(PLAN) if entry.in_menu] == ["Overview", "Editions", "Questions", "Framework", "Methods"]


def test_to_a_scrutiny_board_no_address_means_the_figures_of_today():
    """Every page that it may open reads editions, or has no figure at all."""
    opened = {entry.page_id for entry in menu.for_board(PLAN) if may_open("scrutiny", entry.page_id) and entry.signed is None}
    assert opened == {"editions", "framework", "methods"}


def test_an_edition_of_another_plan_has_addresses_for_its_numbers_too():
    paths = [entry.path for entry in menu.for_board(PLAN)]
    assert {"objective-8", "outcome-16"} <= set(paths) and len(set(paths)) == len(paths)


def test_every_objective_and_outcome_of_a_plan_has_an_address():
    paths = [entry.path for entry in ENTRIES]
    assert [path for path in paths if path.startswith("objective-")] == [f"objective-{o.number}" for o in PLAN.objectives]
    assert [path for path in paths if path.startswith("outcome-")] == [f"outcome-{o.number}" for o in PLAN.outcomes]
    assert len(set(paths)) == len(paths)


def test_a_council_without_a_plan_still_has_its_other_pages():
    assert {entry.page_id for entry in menu.entries(None)} == set(OPENS_FOR) - {"objective", "outcome"}


def test_before_anybody_is_named_every_address_asks_whose_dashboard_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "new.duckdb"))
    for path in ("", "upload", "administration"):
        at = AppTest.from_file(DOOR, default_timeout=30)
        at._page_hash = calc_hash(path)
        at.run()
        assert not at.exception
        assert at.title[0].value == "Whose dashboard is this?"


def test_the_first_choice_of_role_is_smt_and_a_strange_one_counts_for_nothing(visit):
    assert REFUSED in said(visit("upload"))
    assert REFUSED in said(visit("upload", "root"))
