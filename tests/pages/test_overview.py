"""The overview: the finding first, every objective in the order of attention, holes named, and a month one can choose."""

import re

import pytest

from data.quality.problems import Found, problems
from pages.parts import remembered, shared_faults
from pages.parts.markup import Html
from tests.pages.showing import EVERY_ROLE, html_of, show, words_of


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_role_sees_all_six_objectives(filled, role):
    said = html_of(show("overview", role))
    assert [f"objective-{number}" in said for number in range(1, 7)] == [True] * 6
    assert said.count("<h1") == 1


def test_the_heading_is_the_finding_and_says_which_month_it_is(filled):
    said = words_of(show("overview"))
    assert "September 2026: two objectives on track, one without a baseline, three not measured yet" in said
    assert "Figures after September 2026 have no verdict yet." in said


def test_what_needs_attention_comes_first_and_holes_last(filled):
    tags = re.findall(r'class="tag[^"]*">([^<]+)<', html_of(show("overview")))
    assert tags == ["On track", "On track", "No baseline", "No measure yet", "No measure yet", "No measure yet"]


def test_a_hole_is_named_never_blank_and_never_0(filled):
    said = words_of(show("overview"))
    assert "A universal offer for wellbeing People using the wellbeing service [x] waits for its return" in said
    assert "Agree who will send" in said and "the wellbeing service's own return" in said


def test_a_figure_brings_its_company(filled):
    said = words_of(show("overview"))
    assert "75.6% 408 of 540 requests 75% to 80% a range [z] none in the plan up 2.6 points from 72.9%: no clear change" in said
    assert "2,053 people in 12 months Fewer than 2,148 fewer is better 2,148 2022/23, recounted down 38" in said


def test_a_month_in_the_address_shows_the_plan_as_it_stood(filled):
    at = show("overview", query={"period": "2026-07-31"})
    assert "As it stood with figures up to July 2026" in words_of(at)
    assert "July 2026: one objective at risk, one on track, three not measured yet" in words_of(at)


def test_choosing_a_month_changes_the_finding(filled):
    at = show("overview")
    at.selectbox(key="chosen-period").select("2026-05-31").run()
    assert not at.exception
    assert "May 2026:" in words_of(at)


def test_nobody_is_shown_a_month_that_is_not_there(filled):
    assert "September 2026:" in words_of(show("overview", query={"period": "1926-05-31"}))


def test_what_to_decide_is_for_those_who_decide(filled):
    assert "For you to decide" in words_of(show("overview", "smt"))
    public = words_of(show("overview", "scrutiny"))
    assert (
        "For you to decide" not in public
        and "Enter the council" not in public
        and "The council has entered no figure for 2022/23." in public
    )


def test_another_framework_regroups_the_same_verdicts_and_says_whose_they_are(filled):
    adopted, said = words_of(show("overview")), words_of(show("overview", plan="oldham"))
    assert "September 2026, by Oldham: seven of eight objectives have a measure" in said
    assert "Verdicts are on what Exampleton promised in the plan it adopted. Look by Halton." in said
    assert "On track 1. Safe, with less support needed People with long-term support in 12 months Crisis or complex problems 2,053" in said
    assert "2,053 people in 12 months Fewer than 2,148 fewer is better" in said
    assert "2,053 people in 12 months Fewer than 2,148 fewer is better" in adopted


def test_what_nothing_measures_in_another_framework_is_a_hole_with_what_could(filled):
    at = show("overview", plan="oldham")
    assert "No measure yet 8. Places that support health nothing measures it Living well [x] no measure yet" in words_of(at)
    assert "Objective 8: No measure of the environment is in this dashboard. Public health indicators" in words_of(at)
    assert "Outcomes 3, 9, 13, 14 have no measure either." in words_of(at)
    assert 'href="./objective-8?as=smt&amp;plan=oldham"' in html_of(at)


def test_the_way_back_leads_to_the_adopted_plan(filled):
    assert 'href="./?plan=halton&amp;as=smt">Look by Halton' in html_of(show("overview", plan="oldham"))


@pytest.mark.parametrize("plan", ["leicestershire", "wirral"])
def test_every_framework_regroups_the_overview_at_any_month(filled, plan):
    said = words_of(show("overview", plan=plan, query={"period": "2026-07-31"}))
    assert f"July 2026, by {plan.capitalize()}:" in said and "What nothing measures" in said


@pytest.mark.parametrize(("page", "given"), [("overview", {}), ("framework", {}), ("objective", {"number": 1}), ("outcome", {"number": 1})])
def test_oldhams_word_on_targets_stands_where_targets_are_shown(filled, page, given):
    note = "“Work to purpose and outcome – not time or target driven”"
    assert note in words_of(show(page, plan="oldham", **given))
    assert note not in words_of(show(page, **given))


def test_what_waits_for_somebody_stands_among_what_to_decide(filled, monkeypatch):
    monkeypatch.setattr("pages.overview.waiting", lambda visitor: (Html("One action overdue: due 1 November 2026, Ada."),))
    said = words_of(show("overview"))
    assert said.index("For you to decide") < said.index("One action overdue: due 1 November") < said.index("Changed since")


@pytest.mark.parametrize(("role", "link"), [("officer", True), ("smt", False)])
def test_an_empty_store_says_who_can_change_that(empty, role, link):
    at = show("overview", role)
    said = words_of(at)
    assert "No figures yet" in said and "upload the first return" in said
    assert ('href="./upload?' in html_of(at)) is link
    assert "75% to 80%" in said  # what is promised is known before anything is loaded


def test_links_keep_the_role_chosen_on_this_machine(filled):
    assert 'href="./objective-1?as=officer"' in html_of(show("overview", "officer"))


def test_the_outcomes_can_be_reached(filled):
    assert 'href="./outcome-4?as=smt"' in html_of(show("overview"))


def test_now_and_the_end_of_the_year_stand_in_one_cell(filled):
    assert re.search(r"On track(</span>)<span class=\"terms\">year end: (on track|at risk|off track)", html_of(show("overview")))


def test_links_from_a_month_gone_by_lead_to_that_month(filled):
    assert 'href="./objective-1?period=2026-07-31&amp;as=smt"' in html_of(show("overview", query={"period": "2026-07-31"}))
    assert 'href="./objective-1?as=smt"' in html_of(show("overview"))


def test_within_one_verdict_the_longest_standing_comes_first(filled):
    said = html_of(show("overview"))
    assert said.index("objective-4") < said.index("objective-1")  # both on track, the fourth for longer


def test_two_objectives_on_one_fault_say_so(filled, monkeypatch):
    reablement = next(each for each in problems() if each.id == "outcome_missing")
    monkeypatch.setattr(shared_faults, "_look", lambda *asked: (Found(reablement, 38, 100),))
    remembered.forget()
    said = words_of(show("overview"))
    remembered.forget()
    assert "Objectives 4, 5 and 6 rest on the same data fault: reablement that ended without a usable outcome (38%)." in said
