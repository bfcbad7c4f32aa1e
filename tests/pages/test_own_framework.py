"""A council's own framework is one file: its pages, its place in the lists and its gaps come with it. A faulty one is said in words."""

import re
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.framework import all_frameworks, load_framework
from data.services import places
from data.store import Store
from pages import framework_faults, menu
from pages.access import may_open
from pages.parts import figures, remembered
from tests.pages.drawn_store import empty_store
from tests.pages.showing import html_of, words_of

DOOR = Path(__file__).parent.parent.parent / "dashboard.py"
PLAN = """
council     = "990"
name        = "Exampleton: Good Lives, 2027"
title       = "Good Lives"
period      = "2027 to 2031"
source      = "Exampleton Council, Good Lives, invented for this test"
vision      = "Everybody lives the life they choose."
vision_name = "Our hope"
target_note = "Good Lives says: “we steer by people, not by numbers”."

[[level]]
id        = "everybody"
rank      = 1
title     = "For everybody"
wording   = "Everybody"
defined   = "Open to all who live here"
source    = "Good Lives, page 3"
stands_at = ["primary"]
why       = "It is open to all."

[[level]]
id        = "some"
rank      = 2
title     = "For some"
wording   = "Some of us"
defined   = "Help for those who need it"
source    = "Good Lives, page 3"
stands_at = ["secondary", "tertiary"]
why       = "It names a need, new or old."

[[objective]]
id      = "ask-once"
number  = 1
title   = "Ask once"
wording = "People have to ask only once"
level   = "some"

[[objective.commitment]]
measure     = "front_door_share"
title       = "Asked once"
headline    = true
aim         = "monitor"
period_type = "month"

[[objective]]
id      = "know-neighbours"
number  = 2
title   = "Know the neighbours"
wording = "Everybody knows a neighbour by name"
level   = "everybody"
gap     = "Nobody counts neighbours. A question in the residents' survey could."

[[outcome]]
id       = "independent"
number   = 1
title    = "Independent"
wording  = "People manage by themselves"
level    = "some"
evidence = ["lts_year"]

[[outcome]]
id      = "joyful"
number  = 2
title   = "Joyful"
wording = "There is more laughter in the streets"
level   = "everybody"
gap     = "Laughter has no return. Listening could show it."

[[section]]
id     = "two-ways"
title  = "Two ways"
source = "Good Lives, page 7"
shows  = "investment"
[[section.element]]
title     = "As it is"
wording   = "We mend what is broken."
points    = ["late", "and at a cost"]
stands_at = ["tertiary"]
why       = "Now."
[[section.element]]
title     = "As it will be"
wording   = "We keep it whole."
stands_at = ["primary"]
why       = "By 2031."
"""


@pytest.fixture(autouse=True)
def old_way_is_off(monkeypatch):
    """AppTest wakes Streamlit's old way of finding pages for every run; on a server `serving.prepare` has put it off for good."""

    class Ours(PagesManager):
        def __init__(self, *given, **named):
            PagesManager.uses_pages_directory = False
            super().__init__(*given, **named)

    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", Ours)
    monkeypatch.setattr("pages.beginning.has_begun", lambda store: True)  # the figures were drawn by hand: a start would work them out anew


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The council's own folder, read as a start would: what was known of levels is forgotten with it."""
    folder = tmp_path / "frameworks"
    folder.mkdir()
    monkeypatch.setenv("PREVENTION_FRAMEWORKS", str(folder))
    places.known_levels.cache_clear()
    remembered.forget()
    yield folder
    places.known_levels.cache_clear()
    remembered.forget()


@pytest.fixture
def fifth(own):
    (own / "good-lives.toml").write_text(PLAN, encoding="utf-8")
    return load_framework("good-lives")


def visit(path, role="smt", plan="good-lives"):
    """What a visitor sees who types an address."""
    at = AppTest.from_file(DOOR, default_timeout=30)
    at.query_params["as"] = role
    if plan:
        at.query_params["plan"] = plan
    at._page_hash = calc_hash(path)
    at.run()
    assert not at.exception, at.exception
    return at


def test_its_pages_are_registered_by_name_beside_all_others(filled, fifth):
    there = {entry.path: entry.title for entry in menu.entries(fifth)}
    assert [there[path] for path in ("objective-1", "objective-2", "outcome-1", "outcome-2")] == [
        "1. Ask once", "2. Know the neighbours", "Independent", "Joyful",
    ]  # fmt: skip
    assert {"framework", "service-map", "upload"} <= set(there)


def test_the_list_of_frameworks_offers_it_and_choosing_it_shows_it(filled, fifth):
    at = visit("framework", plan="")
    [offered] = [box for box in at.selectbox if box.label == "Framework shown"]
    assert offered.options == [plan.name.partition(",")[0] for plan in all_frameworks().values()]
    offered.select("good-lives").run()
    assert not at.exception
    assert "This council's own, over the same figures. It has adopted Halton: Prevention Strategy 2023 to 2027." in words_of(at)
    assert "Our hope: “Everybody lives the life they choose.”" in words_of(at)
    assert at.query_params["plan"] in ("good-lives", ["good-lives"])


def test_its_page_holds_its_words_levels_and_gaps(filled, fifth):
    said = words_of(visit("framework"))
    assert "Of two outcomes in this framework, one has a measure and one has none" in said
    for words in (
        "People have to ask only once",
        "“Open to all who live here”",
        "“and at a cost”",
        "“We keep it whole.”",
        "Good Lives, page 7",
    ):
        assert words in said
    assert "No measure yet Nobody counts neighbours. A question in the residents' survey could." in said
    assert "For some It names a need, new or old." in said, "tied to the levels of all frameworks"
    assert "Today's investment is not known" in said, "no register has been loaded"


def test_the_overview_regroups_by_it(filled, fifth):
    said = words_of(visit(""))
    assert "August 2026, by Good Lives: one of two objectives has a measure" in said
    assert "On track 1. Ask once" in said and "408 of 540 requests" in said
    assert "No measure yet 2. Know the neighbours nothing measures it For everybody" in said
    assert "Objective 2: Nobody counts neighbours." in said and "Outcome 2 has no measure either." in said
    assert "we steer by people, not by numbers" in said


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (
            "objective-1",
            ["Ask once", "Objective 1 of 2. In the plan: “People have to ask only once”", "75.6%", "75% to 80%", "we steer by"],
        ),
        ("objective-2", ["Know the neighbours", "No measure yet", "What could measure it", "Nobody counts neighbours. A question in the"]),
        ("outcome-1", ["Independent", "In the plan: “People manage by themselves”", "People with long-term support in 12 months", "2,053"]),
        ("outcome-2", ["Joyful", "Nothing in the framework measures it yet", "Laughter has no return. Listening could show it."]),
    ],
)
def test_each_objective_and_outcome_has_a_page_that_names_its_gap(filled, fifth, path, says):
    at = visit(path)
    said = words_of(at)
    assert [words for words in says if words not in said] == []
    assert all("plan=good-lives" in link for link in re.findall(r'href="\./(?:objective|outcome)[^"]*"', html_of(at)))


def test_a_council_may_adopt_it_and_nothing_else_is_needed(fifth, tmp_path, monkeypatch):
    with adopting("good-lives", tmp_path, monkeypatch):
        said = words_of(visit("", plan=""))
        assert "No figures yet" in said and "1. Ask once" in said and "2. Know the neighbours" in said
        assert "This council has adopted it." in words_of(visit("framework", plan=""))


FAULTS = [
    ("name = ", "good-lives.toml is not valid TOML: Invalid value (at end of document)"),
    (PLAN.replace('wording = "People have to ask only once"', ""), "good-lives.toml, objective 'ask-once' has no 'wording'. Add it"),
    (PLAN.replace('level   = "some"', 'level = "many"'), "stands at the level 'many', which the file does not describe"),
    (PLAN.replace("number  = 2", "number = 1"), "objective numbers that are not all different: 1 is there twice. Rename one."),
    (PLAN.replace("number   = 1", "number = 'one'"), "outcome 'independent', 'number' must be a whole number, not 'one'"),
]


@pytest.mark.parametrize(("text", "says"), FAULTS)
def test_a_faulty_file_is_said_to_those_who_can_mend_it_and_keeps_nothing_waiting(filled, own, text, says):
    (own / "good-lives.toml").write_text(text, encoding="utf-8")
    said = words_of(visit("framework"))
    assert "A framework of the council's own needs putting right" in said and says in said
    assert "Vision: “To improve the health and wellbeing of Halton people" in said, "the adopted plan stands"
    assert says not in words_of(visit("framework", "scrutiny"))
    assert "two objectives on track" in words_of(visit(""))


def test_first_start_says_it_too(own, tmp_path, monkeypatch):
    (own / "good-lives.toml").write_text("name = ", encoding="utf-8")
    (own / "better-lives.toml").write_text(PLAN, encoding="utf-8")
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "new.duckdb"))
    at = visit("first-start", "administrator", plan="")
    figures._open.pop(str(tmp_path / "new.duckdb")).close()
    assert "good-lives.toml is not valid TOML" in words_of(at)
    [asked] = [box for box in at.selectbox if box.label == "The plan it follows"]
    assert "Exampleton: Good Lives, 2027" in asked.options


def test_what_a_sound_file_misnames_is_said_with_the_nearest_there_is(filled, own):
    (own / "good-lives.toml").write_text(PLAN.replace('"front_door_share"', '"front_dor_share"') + 'page = "songs"\n', encoding="utf-8")
    said = words_of(visit("framework"))
    assert "names the measure 'front_dor_share', which there is not. It stands as a gap. Did you mean front_door_share?" in said
    assert "names the page 'songs'. Use one of: service-map" in said
    assert "No measure yet" in words_of(visit("objective-1"))


@pytest.mark.parametrize("role", ["officer", "administrator", "scrutiny"])  # between them they may open every page
def test_where_the_adopted_plan_cannot_be_read_every_page_still_answers(own, tmp_path, monkeypatch, role):
    (own / "good-lives.toml").write_text("name = ", encoding="utf-8")
    with adopting("good-lives", tmp_path, monkeypatch):
        for entry in (each for each in menu.entries(None) if may_open(role, each.page_id)):
            at = visit(entry.path, role, plan="")
            assert at.title or "<h1" in html_of(at), entry.path
        front = words_of(visit("framework", role, plan=""))
        assert "The plan this council follows cannot be read" in front and "are kept" in front
        assert ("is not valid TOML" in front) is (role != "scrutiny")


def test_where_the_adopted_plans_file_is_gone_the_page_says_where_it_is_wanted(own, tmp_path, monkeypatch):
    with adopting("good-lives", tmp_path, monkeypatch):
        assert f"Its file good-lives.toml is not in {own}: put it back." in words_of(visit("", plan=""))


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (PLAN, 0, "good-lives.toml can be used: 2 objectives, 2 outcomes, 2 levels, 1 sections."),
        (PLAN.replace('"lts_year"', '"lts_yeer"'), 1, "Did you mean lts_year?"),
        ("x = ", 1, "good-lives.toml is not valid TOML"),
    ],
)
def test_a_file_can_be_checked_before_it_is_put_in_place(own, tmp_path, text, code, says):
    (tmp_path / "good-lives.toml").write_text(text, encoding="utf-8")
    given, lines = framework_faults.check([str(tmp_path / "good-lives.toml")])
    assert given == code and says in " ".join(lines)


class adopting:
    """A store whose council has adopted a plan, for the while."""

    def __init__(self, plan, folder, monkeypatch):
        (folder / "adopted").mkdir()
        self.store: Store = empty_store(folder / "adopted")
        with self.store.writing() as cursor:
            cursor.execute("update home_council set plan = ?", [plan])
        monkeypatch.setenv("PREVENTION_STORE", str(self.store.path))

    def __enter__(self):
        figures._open[str(self.store.path)] = self.store

    def __exit__(self, *_):
        figures._open.pop(str(self.store.path)).close()
