"""The page of benchmarks: whose figures an invented council shows, what an empty store says, what a visitor can reach."""

import pytest

from pages.parts import remembered
from tests.pages.showing import EVERY_ROLE, html_of, show, words_of


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    remembered.forget()


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_an_invented_council_shows_the_figures_of_its_plan_s_council_under_that_name(filled, role):
    at = show("benchmarks", role)
    said = words_of(at)
    assert "Halton, 2024/25: better than England on 1 of" in said
    assert "Exampleton is invented: the published figures are Halton’s, whose plan it follows." in said
    assert (
        "New admissions to care homes, aged 65 and over ASCOF 2C, lower is better 252.2 per 100,000 people aged 65 and over: 64 of 25,379 Better 592.5"
        in said
    )
    assert html_of(at).count("<h1") == 1


def test_its_own_survey_is_not_among_the_published(filled):
    assert "78.4%" not in words_of(show("benchmarks")), "Exampleton's own, and England's is not held"


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_without_published_tables_it_says_what_to_do(empty, role):
    said = words_of(show("benchmarks", role))
    assert "No published figures to compare with yet" in said
    assert ("Upload a published table" in said) == (role == "officer")


def test_the_reason_for_each_word_is_one_press_away(filled):
    said = words_of(show("benchmarks"))
    assert "England: 592.5, above Halton’s likely range, 194.2 to 322.0 (95%)." in said
    assert "North West: 672.0, above Halton’s likely range" in said


def test_measures_link_to_their_own_story_for_the_year(filled):
    assert "measure?id=ascof_2c&amp;type=financial_year&amp;period=2025-03-31&amp;as=smt" in html_of(show("benchmarks"))
    kept = html_of(show("benchmarks", query={"with": "307"}))
    assert "measure?id=ascof_2c&amp;type=financial_year&amp;period=2025-03-31&amp;with=307&amp;as=smt" in kept


def test_a_figure_loaded_later_is_seen_at_once(filled):
    before = words_of(show("benchmarks"))
    _change(filled, 178, 700)
    try:
        assert "64 of 25,379 Better" in before and "178 of 25,379 Worse" in words_of(show("benchmarks"))
    finally:
        _change(filled, 64, 252.2)  # the store is shared by the other tests of pages


def _change(store, numerator, value):
    with store.writing() as cursor:
        cursor.execute(
            "update result set numerator = ?, value = ? where measure_id = 'ascof_2c' and council = '321' and basis = 'CLD published'",
            [numerator, value],
        )
