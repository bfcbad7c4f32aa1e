"""First start: what is asked, what is wrong with an answer, what is kept, and that a second council cannot move in."""

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from data.errors import StoreError
from data.records.baselines import entered_baseline
from data.records.home_council import home_council, name_home_council
from data.records.members import members
from data.store import Store
from pages.setting_up import Answers, Area, Figure, areas, asked_baselines, faults, plans, record

HALTON = next(area for area in areas() if area.name == "Halton")
PEOPLE = {"administrator": "ada@example.gov.uk", "approver": " Art@Example.gov.uk ", "officer": ""}
WHEN = datetime(2026, 11, 22, 9)


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "first.duckdb")
    yield opened
    opened.close()


def test_every_council_of_today_can_be_chosen_and_every_region():
    names = [area.name for area in areas()]
    assert "Halton" in names and "Oldham" in names and "North West" in names
    assert "Cumbria" not in names, "abolished in 2023"
    assert len(set(names)) == len(names)
    assert HALTON.code == "321"


def test_the_plan_decides_which_baselines_are_asked_for():
    asked = asked_baselines("halton")
    assert {promise.baseline for promise in asked} == {"2022/23"}
    assert len({promise.measure for promise in asked}) == len(asked) > 0
    assert asked_baselines("") == []
    assert "halton" in plans()


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        (Answers(HALTON, "halton", PEOPLE), []),
        (Answers(None, "halton", PEOPLE), ["area"]),
        (Answers(HALTON, "", PEOPLE), ["plan"]),
        (Answers(HALTON, "halton", PEOPLE | {"administrator": " "}), ["administrator"]),
        (Answers(HALTON, "halton", PEOPLE | {"approver": ""}), ["approver"]),
        (Answers(HALTON, "halton", PEOPLE | {"officer": "Olive"}), ["officer"]),
        (Answers(HALTON, "halton", PEOPLE | {"officer": "a b@c"}), ["officer"]),
        (Answers(HALTON, "halton", PEOPLE | {"officer": "ADA@example.gov.uk"}), ["officer"]),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("2,148")}), []),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("80.5%", "103", "128")}), []),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("", "103", "128")}), ["baseline-lts_year"]),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("about 2000")}), ["baseline-lts_year"]),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("-3")}), ["baseline-lts_year"]),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("1e9")}), ["baseline-lts_year"]),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("²")}), ["baseline-lts_year"]),
        (Answers(HALTON, "halton", PEOPLE, {"lts_year": Figure("1.2.3")}), ["baseline-lts_year"]),
    ],
)
def test_what_is_wrong_with_an_answer(answers, wrong):
    assert [place for _, place in faults(answers)] == wrong


def test_the_answers_are_kept(store):
    measure = asked_baselines("halton")[0].measure
    given = Answers(HALTON, "halton", PEOPLE, {measure: Figure("2,148", "", "", "Published SALT figures")})
    record(store, given, "someone at this machine", WHEN)
    home = home_council(store)
    assert (home.code, home.name, home.plan, home.synthetic, home.regional) == ("321", "Halton", "halton", False, False)
    assert members(store) == {"ada@example.gov.uk": "administrator", "art@example.gov.uk": "approver"}
    kept = entered_baseline(store, "321", measure, "2022/23")
    assert (kept.value, kept.numerator, kept.basis, kept.source) == (2148.0, None, "SALT published", "Published SALT figures")
    assert {by for (by,) in store.rows("select distinct decided_by from decision")} == {"someone at this machine"}


def test_a_region_takes_files_of_every_council(store):
    north_west = next(area for area in areas() if area.name == "North West")
    record(store, Answers(north_west, "halton", PEOPLE), "x", WHEN)
    assert home_council(store).regional


def test_a_store_that_became_somebody_elses_is_refused(store):
    name_home_council(store, "350", "E08000004", "Oldham", "halton")
    with pytest.raises(StoreError, match="belongs to Oldham"):
        record(store, Answers(HALTON, "halton", PEOPLE), "x", WHEN)


def page():
    from pages import first_start
    from pages.access import Visitor

    first_start.show(Visitor("someone at this machine", "administrator", "local"))


def test_the_page_asks_says_what_is_wrong_and_shows_the_answers_again(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "asked.duckdb"))
    at = AppTest.from_function(page, default_timeout=20).run()
    assert at.title[0].value == "Whose dashboard is this?"
    at.button[0].click().run()
    assert not at.exception
    assert any("There is a problem" in block.body for block in at.get("html"))
    at.selectbox[0].select(HALTON)
    at.run()
    assert at.selectbox[1].value == "halton", "the plan that this council wrote stands chosen"
    at.text_input[0].input(PEOPLE["administrator"])
    at.text_input[1].input(PEOPLE["approver"])
    at.button[0].click().run()
    assert not at.exception
    assert at.title[0].value == "Check your answers"
    at.button[0].click().run()
    assert not at.exception
    assert [title.value for title in at.title] == ["This is now the dashboard of Halton"]
    assert not at.button, "nothing is left to confirm or to change"
    at.run()
    assert at.title[0].value == "First start is done"


def test_an_area_names_itself():
    assert Area("E12000002", "E12000002", "North West", is_region=True).words == "North West (a region, with all its councils)"
