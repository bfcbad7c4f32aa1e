"""A framework on a page: every element of every framework in its own words, what measures it, and the holes."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.framework import all_frameworks, load_framework
from pages import framework_list
from tests.pages.showing import EVERY_ROLE, html_of, words_of

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
    elements = [element.wording for section in plan.sections for element in section.elements]
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


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_role_may_look_by_every_framework_and_links_keep_it(filled, role):
    found = html_of(show(role, plan="oldham"))
    assert 'href="./objective-1?' in found and 'href="./outcome-16?' in found
    assert all("plan=oldham" in html.unescape(link) for link in re.findall(r'href="(\./[^"]+)"', found))


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


def test_the_list_of_every_element_is_up_to_date():
    written = (Path(__file__).parents[2] / "docs" / "frameworks.md").read_text(encoding="utf-8")
    assert written == framework_list.document(), "write it again: python -m pages.framework_list > docs/frameworks.md"
