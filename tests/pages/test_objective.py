"""An objective's page: made from the plan and the figures, the same for every objective."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from data.framework import load_framework
from data.population import Residents
from data.records.milestones import Milestone
from pages.access import Visitor
from pages.objective_quote import can_i_quote
from pages.parts import approval, beside, happened, remembered, standings
from tests.pages.showing import EVERY_ROLE, charts_of, html_of, said_in, show, words_of

SMT = Visitor("a test", "smt", "local")
PLAN = load_framework("halton")
NUMBERS = [objective.number for objective in PLAN.objectives]


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_objective_opens_with_figures_and_without(filled, empty, monkeypatch, number, role):
    for store in (filled, empty):
        monkeypatch.setenv("PREVENTION_STORE", str(store.path))
        said = html_of(show("objective", role, number=number))
        assert said.count("<h1") == 1 and "Why “" in said


@pytest.mark.parametrize("objective", PLAN.objectives, ids=lambda objective: objective.id)
def test_the_plan_is_quoted_to_the_letter(filled, objective):
    said = words_of(show("objective", number=objective.number))
    for words in (objective.wording, objective.indicator, *objective.success_criteria, *objective.monitoring_actions, *objective.notes):
        assert words in said
    assert "the plan gives no date" in said


def test_the_strip_answers_before_the_chart_shows(filled):
    said = words_of(show("objective", number=1))
    assert "Verdict On track within the margin August 2026 75.6% 408 of 540 requests Target 75% to 80%" in said
    assert "Likely range 71.8% to 79.0% 95% interval" in said


def test_why_comes_from_the_verdict_with_the_distance_in_people(filled):
    said = words_of(show("objective", number=1))
    assert "Why “on track”? On track means 75% to 80%." in said
    assert "4 fewer of the same 540 would put it at risk" in said


def test_the_chart_has_target_latest_and_a_provisional_tail(filled):
    ((figure, alt),) = charts_of(show("objective", number=1))
    assert [shape["type"] for shape in figure["layout"]["shapes"]] == ["rect", "line", "line"]
    words = [label["text"] for label in figure["layout"]["annotations"]]
    assert words == ["<b>Target 75% to 80%</b>", "<b>75.6%</b>", "provisional"]
    assert {line["line"]["dash"] for line in figure["data"] if "line" in line} == {"solid", "dot"}
    assert "August 2026: 75.6%, 408 of 540 requests" in figure["data"][0]["text"]
    assert "first 64.8% in April 2023" in alt


def test_a_limit_that_is_the_baseline_is_drawn_once_and_named(filled):
    ((figure, _),) = charts_of(show("objective", number=4))
    assert [label["text"] for label in figure["layout"]["annotations"]][0] == "<b>Limit: fewer than 2,148<br>the 2022/23 baseline</b>"


def test_under_the_chart_are_words_a_source_a_table_and_a_file(filled):
    at = show("objective", number=1)
    said = words_of(at)
    assert "August 2026: 75.6%, 408 of 540 requests. That is up 2.6 points from 72.9% a year before: no clear change." in said
    assert "September 2026 and October 2026 are provisional" in said
    assert "Basis: CLD local, method M1, as of 15 November 2026." in said
    assert 'href="./measure?id=front_door_share&amp;type=month&amp;period=2026-08-31&amp;as=smt"' in html_of(at)
    assert "Table: 43 periods, latest first" in said
    assert "October 2026 411 534 77.0% Provisional [p]" in said or "October 2026" in said
    assert [button.proto.label for button in at.get("download_button")] == ["Download as CSV", "Download as SVG", "Download as PNG"]


def test_breakdowns_end_in_their_total_and_few_people_give_no_share(filled):
    said = words_of(show("objective", number=1))
    assert "Unknown 17 of 28 too few" in said
    assert "All 408 of 540 75.6%" in said


def test_a_better_share_does_not_hide_what_came_after(filled):
    said = words_of(show("objective", number=1))
    assert "Is it good news?" in said and "Resolved requests followed by another request May 2026, one month" in said


def test_a_measure_that_shares_out_the_whole_shows_its_parts(filled):
    assert "How requests end Aug 2026, one month: resolved 75.6%, short-term help 8.3%, progressed 14.4% and unknown 1.7%." in words_of(
        show("objective", number=1)
    )


def test_an_objective_without_a_measure_says_what_it_waits_for(filled):
    said = words_of(show("objective", number=2))
    assert "No measure yet: the wellbeing service's own return will feed it." in said
    assert charts_of(show("objective", number=2)) == []


def test_a_number_that_no_objective_has_is_answered_in_words(filled):
    assert "There is no such objective" in words_of(show("objective", number=99))


def headings(said):
    return [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<h2[^>]*>(.*?)</h2>", said)]


def test_the_story_goes_from_the_verdict_to_the_plan(filled):
    told = headings(html_of(show("objective", number=1)))
    assert told[0] == "On track in August 2026, at risk before"
    asked = ["Why “on track”?", "What it would take", "Is it good news?", "Commentary on August 2026", "Can I quote this?"]
    asked += ["What the data behind it lack", "How it is counted", "What the plan says"]
    assert [each for each in told if each in asked] == asked


def test_now_and_the_end_of_the_year_stand_apart(filled):
    said = words_of(show("objective", number=1))
    assert "Expected at year end" in said and "arithmetic, no forecast" in said
    assert "This is arithmetic, not a forecast" in said


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (4, "People aged 65 and over who live in Exampleton No population file has been loaded [x] [x]"),
        (4, "Requests from new people"),
        (6, "Share of discharges through pathway 0"),
        (1, "Resolved requests followed by another request"),
    ],
)
def test_what_balances_a_headline_stands_beside_it(filled, number, says):
    said = words_of(show("objective", number=number))
    assert says in said[said.index("Is it good news?") :]


def test_the_residents_are_the_published_ones_for_every_reader(filled, monkeypatch):
    held = (Residents(2024, 25_050, "ONS"), Residents(2025, 25_403, "ONS"))
    monkeypatch.setattr(beside, "residents", lambda store, age: held)
    for role in ("smt", "scrutiny"):
        remembered.forget()
        assert "Middle of 2025, ONS 25,403 25,050" in words_of(show("objective", role, number=4))
    remembered.forget()


@pytest.mark.parametrize(("by", "heading"), [("", "By age:"), ("route_of_access", "By route of access:"), ("shoe size", "By age:")])
def test_the_address_says_how_the_figure_is_split(filled, by, heading):
    said = words_of(show("objective", number=1, query={"by": by} if by else {}))
    assert heading in said
    assert "No figures by gender, ethnic group, reason for support or locality" in said


def test_choosing_another_split_is_kept_in_the_address(filled):
    at = show("objective", number=1)
    at.selectbox(key="chosen-by").select("route_of_access").run()
    assert "By route of access:" in words_of(at) and at.query_params["by"] == "route_of_access"


def test_the_address_shows_the_page_as_it_stood(filled):
    said = words_of(show("objective", number=1, query={"period": "2026-06-30"}))
    assert "Shown as it stood with figures up to June 2026." in said
    assert re.search(r"June 2026 7\d\.\d% \d+ of \d+ requests Target", said)
    assert "August 2026:" not in said


def test_a_number_is_quoted_with_what_must_be_known_of_it(filled):
    said = words_of(show("objective", number=1))
    quote = "“Requests resolved at the front door, Exampleton, August 2026: 75.6%, 408 of 540 requests.”"
    assert f"Can I quote this? Yes, with its date and what it counts: {quote}" in said
    for answer in ("Final Yes", "How sure Likely range 71.8% to 79.0%", "By whose rules CLD local.", "Comparable", "Signed off Not yet."):
        assert answer in said


def test_whether_it_is_signed_off_is_said_as_the_number_s_own_story_says_it(filled, monkeypatch):
    for told, says in (
        (
            "In edition 2 (September 2026), approved by A, checked by B, on 22 November 2026",
            "approved by A, checked by B, on 22 November 2026.",
        ),
        ("By its publisher", "Signed off By its publisher."),
        (approval.NOT_YET, "Signed off Not yet. Nobody has signed this figure off"),
    ):
        monkeypatch.setattr(approval, "approved", lambda audience, point, told=told: told)
        assert says in str(said_in(can_i_quote(SMT, standings.of_objective(SMT, 1)[1])))


def test_a_baseline_that_is_not_known_is_named_among_what_it_may_be_compared_with(filled):
    missing = replace(standings.of_objective(SMT, 1)[1], commitment=replace(PLAN.objectives[3].headline, baseline="2022/23"))
    assert "With the baseline: not yet, since no figure for 2022/23 is known." in said_in(can_i_quote(SMT, missing))


def test_a_figure_that_is_not_there_is_not_quoted(filled):
    assert "Can I quote this?" not in words_of(show("objective", number=2))


@pytest.mark.parametrize(
    ("role", "says"), [("smt", "No commentary on August 2026 yet."), ("scrutiny", "No commentary has been published.")]
)
def test_the_place_of_the_commentary_is_a_hole_with_a_name(filled, role, says):
    assert says in words_of(show("objective", role, number=1))


@pytest.mark.parametrize(
    ("words", "public"),
    [("New wellbeing service started in 2026", True), ("Front door closed for 3 people", False)],
)
def test_what_happened_stands_under_the_chart_and_no_number_in_it_is_public(filled, monkeypatch, words, public):
    noted = Milestone(1, date(2026, 3, 2), words, "", "a report", "A. Osei", datetime(2026, 3, 3))
    monkeypatch.setattr(happened, "milestones", lambda *asked: (noted,))
    for role, shown in (("smt", True), ("scrutiny", public)):
        remembered.forget()
        assert (f"Meanwhile: 2 March 2026: {words}." in words_of(show("objective", role, number=1))) is shown
    remembered.forget()


def test_who_judges_is_one_click_away_for_those_who_may_know(filled):
    assert "./judgement?" in html_of(show("objective", number=1))
    assert "./judgement?" not in html_of(show("objective", "scrutiny", number=1))


@pytest.mark.parametrize("plan", ["leicestershire", "oldham", "wirral"])
def test_another_framework_over_the_same_figures_opens_with_its_own_words(filled, plan):
    other = load_framework(plan)
    for objective in (other.objectives[0], other.objectives[-1]):
        said = words_of(show("objective", number=objective.number, plan=plan))
        assert objective.wording in said and "this version cannot read" not in said
    for outcome in (*other.outcomes[:1], *other.outcomes[-1:]):
        assert outcome.wording in words_of(show("outcome", number=outcome.number, plan=plan))


def test_words_of_the_trade_lead_to_what_they_mean(filled):
    meant = re.findall(r'id="(word-[^"]+)"', html_of(show("methods")))
    asked = re.findall(r'href="./methods[^"]*#(word-[^"]+)"', html_of(show("objective", number=4)))
    assert asked == ["word-12-months-to", "word-expected-at-year-end", "word-likely-range"] and set(asked) <= set(meant)


def test_what_could_measure_an_objective_is_said_once(filled):
    objective = load_framework("leicestershire").objectives[0]
    assert words_of(show("objective", number=1, plan="leicestershire")).count(objective.gap) == 1
