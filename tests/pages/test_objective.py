"""An objective's page: made from the plan and the figures, the same for every objective."""

import pytest

from data.framework import load_framework
from tests.pages.showing import EVERY_ROLE, charts_of, html_of, show, words_of

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
    assert "September 2026 to October 2026 are provisional" in said
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
