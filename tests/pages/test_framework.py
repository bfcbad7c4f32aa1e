"""A framework on a page: every element of every framework in its own words, what measures it, and the holes."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.framework import all_frameworks, load_framework
from data.records.questions import record_first
from pages import framework_list
from pages.parts import figures
from pages.parts.markup import Html
from tests.pages.drawn_store import empty_store
from tests.pages.showing import EVERY_ROLE, html_of, words_of
from tests.pages.showing import show as shown_page

FOREIGN = {name: "" if name == "halton" else name for name in all_frameworks()}


def _script(role, plan):
    from pages import framework
    from pages.access import Visitor

    framework.show(Visitor("a test", role, "local", plan=plan))


def show(role="smt", plan=""):
    """The page as somebody sees it who looks by a framework."""
    at = AppTest.from_function(_script, kwargs={"role": role, "plan": plan}, default_timeout=30).run()
    assert not at.exception, at.exception
    return at


def plain(said):
    """As words_of gives it: without the spaces that tags leave."""
    return re.sub(r"\s+", " ", said)


@pytest.mark.parametrize("framework", all_frameworks())
def test_every_element_of_a_framework_is_on_its_page(filled, framework):
    plan = load_framework(framework)
    said = words_of(show(plan=FOREIGN[framework]))
    elements = [
        words for section in plan.sections for element in section.elements for words in (element.title, element.wording, *element.points)
    ]
    described = [words for level in plan.levels for words in (level.wording, level.offer, level.defined, level.looks_like) if words]
    promised = [each.wording for each in (*plan.objectives, *plan.outcomes)]
    sources = [section.source for section in plan.sections]
    missing = [words for words in (*elements, *described, *promised, *sources, plan.vision) if plain(words) not in said]
    assert missing == []


@pytest.mark.parametrize("framework", all_frameworks())
def test_what_nothing_measures_is_a_hole_with_what_could(filled, framework):
    plan = load_framework(framework)
    at = show(plan=FOREIGN[framework])
    holes = [each for each in plan.objectives if not each.is_measured] + [each for each in plan.outcomes if not each.evidence]
    assert all(plain(hole.gap) in words_of(at) for hole in holes)
    assert html_of(at).count("tag-hole") >= len(holes)


def test_the_heading_counts_the_holes(filled):
    assert "Of 16 outcomes in this framework, 12 have a measure and four have none" in words_of(show(plan="oldham"))
    assert "Each of the four outcomes in this framework has a measure" in words_of(show())


def test_a_link_is_a_short_name_and_an_empty_place_says_why(filled):
    marked = html_of(show(plan="leicestershire"))
    named = [plain(html.unescape(each)) for each in re.findall(r'href="\./(?:objective|outcome)-[^"]+"[^>]*>([^<]+)</a>', marked)]
    plan = load_framework("leicestershire")
    assert {*named} == {*(f"{each.number}. {each.title}" for each in plan.objectives), *(each.title for each in plan.outcomes)}
    assert marked.count("The document offers nothing here") == 2, "Tier 3 has neither objective nor outcome"


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_role_may_look_by_every_framework_and_links_keep_it(filled, role):
    found = html_of(show(role, plan="oldham"))
    exact = role != "scrutiny"  # a board reads editions, which are of the adopted plan
    assert ('href="./objective-1?' in found) is ('href="./outcome-16?' in found) is exact
    assert all("plan=oldham" in html.unescape(link) for link in re.findall(r'href="(\./[^"]+)"', found))


@pytest.mark.parametrize("plan", ["", "oldham", "leicestershire", "wirral"])
def test_the_public_reads_words_and_gaps_and_no_verdict_or_figure_of_today(filled, plan):
    at = show("scrutiny", plan=plan)
    tags = set(re.findall(r'class="tag tag-(\w+)"', html_of(at)))
    assert tags <= {"hole"}
    said, framework = words_of(at), load_framework(plan or "halton")
    assert plain(framework.vision) in said and "Measured by" in said
    assert not re.search(r"On track|Off track|At risk|of the money|£", said)
    assert "./measure" not in html_of(at) and "./service-map" not in html_of(at)


def test_verdicts_are_those_of_what_the_council_promised_whatever_framework_regroups_them(filled):
    promised, seen_by_oldham = (html_of(show(plan=plan)) for plan in ("", "oldham"))
    assert "tag-on" in promised and "tag-on" in seen_by_oldham


def test_the_levels_of_all_frameworks_are_tied_with_reasons(filled):
    said = words_of(show(plan="wirral"))
    for words in (
        "Primary prevention",
        "Tier 0: Community Capacity Before any service",
        "Staying well A targeted offer",
        "Problems or challenges",
    ):
        assert words in said


def test_before_a_plan_is_adopted_the_page_says_so(empty, monkeypatch):
    monkeypatch.setattr("pages.parts.figures.plan", lambda: None)
    assert "No plan has been adopted yet" in words_of(show())


PAGES = [
    (plan.id, page)
    for plan in framework_list.shipped()
    for page in sorted({each.page.partition("#")[0] for listed in framework_list.elements(plan).values() for each in listed})
]


@pytest.mark.parametrize(("framework", "page"), PAGES)
def test_each_element_stands_on_the_page_that_the_list_names(filled, framework, page):
    plan = load_framework(framework)
    here = [each for listed in framework_list.elements(plan).values() for each in listed if each.page.partition("#")[0] == page]
    name, _, number = page.partition("?")[0].strip("/").partition("-")
    given = {"number": int(number)} if number else {}
    at = shown_page(name, plan=FOREIGN[framework], **given)
    said, marked = words_of(at), html_of(at)
    assert [each.words for each in here if plain(each.words) not in said] == []
    places = {each.page.partition("#")[2] for each in here} - {""}
    assert [place for place in places if f'id="{place}"' not in marked] == []


def test_each_element_of_the_minutes_stands_on_the_page_of_questions(filled, monkeypatch, tmp_path):
    asked = empty_store(tmp_path)
    record_first(asked, "990", "halton")
    monkeypatch.setattr(figures, "store", lambda: asked)
    said = words_of(shown_page("questions"))
    assert [each.words for each in framework_list.minutes() if plain(each.words) not in said] == []
    asked.close()


def test_an_element_that_no_page_shows_is_noticed(filled, monkeypatch):
    """A page that leaves a section out, and a section that leaves a point out, are what the tests above are for."""
    monkeypatch.setattr("pages.framework_sections.section", lambda *asked: Html(""))
    said = words_of(show())
    elements = framework_list.elements(load_framework("halton"))
    missing = {
        title for title, listed in elements.items() for each in listed if "/framework" in each.page and plain(each.words) not in said
    }
    assert missing == {"Key messages", "What the Care Act asks of the council", "What the front door does", "Services and teams",
                       "Direction of travel", "Two models", "Context figures"}  # fmt: skip


def test_the_list_of_every_element_is_up_to_date():
    written = (Path(__file__).parents[2] / "docs" / "frameworks.md").read_text(encoding="utf-8")
    assert written == framework_list.document(), "write it again: python -m pages.framework_list > docs/frameworks.md"
