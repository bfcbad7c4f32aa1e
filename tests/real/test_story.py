"""Halton's own pages with published figures alone: what they tell, what they say is missing, and how to supply it."""

import json
import re

import pytest

from pages.access import may_open
from pages.parts import remembered
from tests.pages.showing import EVERY_ROLE, charts_of, html_of, show, words_of

OBJECTIVES = (1, 2, 3, 4, 5, 6)
PROMISED = {4: "lts_year", 5: "admissions_all", 6: "home91_local"}


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    remembered.forget()


def objective(number, role="smt"):
    return words_of(show("objective", role, number=number))


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("number", PROMISED)
def test_a_missing_baseline_is_said_and_how_to_supply_it(pages, number, role):
    at = show("objective", role, number=number)
    ways = (
        "the plan prints no figure; none entered yet. Enter it, or load the records of 2022/23"
        if may_open(role, "baselines")
        else "the plan prints no figure, and none is entered yet: an officer can enter it, or load the records of 2022/23"
    )
    assert f"Baseline 2022/23 [x] {ways}" in words_of(at)
    linked = f"baselines?measure={PROMISED[number]}" in html_of(at)
    assert linked == may_open(role, "baselines"), "the way there for whoever may go it, and for nobody else"


def test_long_term_support_is_told_by_the_published_year_and_waits_for_its_baseline(pages):
    said = objective(4)
    assert "No baseline 2024/25 3,108 people in the year" in said
    assert "Enter the council's own, or load its 2022/23 records to have the baseline counted by the same method" in said
    assert (
        "Reablement that led to no long-term support: 86.4% in 2024/25; before, by other rules, 81.2% in 2015/16 and 75.9% in 2022/23"
        in said
    )
    assert "People with long-term support at the end of the month: 1,985 as at 31 March 2026" in said


@pytest.mark.parametrize("role", ["smt", "scrutiny"])
def test_all_admissions_are_the_published_numbers_of_both_ages_together(pages, role):
    said = objective(5, role)
    assert "No baseline 2024/25 69 people in the year" in said
    assert "69 in 2024/25 New admissions to care homes, all adults (people), Halton, by financial year, 2024/25." in said
    assert "Data late" not in said
    story = words_of(show("measure", role, {"id": "admissions_all"}))
    assert "The published numbers of ASCOF 2B and 2C together." in story


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("officer", "no baseline to compare with. Enter the council's own figure for 2022/23, or load the records of that year."),
        ("smt", "no baseline to compare with. A performance officer can enter the council's own figure for 2022/23, or load the records"),
    ],
)
def test_the_overview_says_who_can_supply_a_missing_baseline(pages, role, says):
    at = show("overview", role)
    assert says in words_of(at)
    assert ("/baselines?" in html_of(at)) == may_open(role, "baselines")


def test_one_figure_alone_is_not_drawn_and_a_published_table_is_not_called_a_recount(pages):
    at = show("objective", number=4)
    assert all("3,108" not in json.dumps(spec) for spec, _ in charts_of(at))
    said = words_of(at)
    assert "Source: The table as published" in said or "Source: the table as published" in said
    assert "rebuilt from Client Level Data" not in words_of(show("measure", "smt", {"id": "lts_year"})).partition("The rule in words")[0]


def test_all_admissions_are_no_measure_more_in_the_list_of_a_year(pages):
    listed = words_of(show("benchmarks", "smt", {"year": "2024/25"}))
    assert "New admissions to care homes, aged 65 and over" in listed and "New admissions to care homes, all adults" not in listed


def test_admissions_are_told_by_both_rates_before_and_after_the_break(pages):
    said = objective(5)
    assert "252.2 per 100,000 in 2024/25; before, by other rules, 731.0 per 100,000 in 2018/19 and 141.0 per 100,000 in 2020/21" in said
    assert "6.4 per 100,000 in 2024/25; before, by other rules, 10.4 per 100,000 in 2018/19 and 2.6 per 100,000 in 2020/21" in said
    assert "64 of 25,379" in said and "5 of 78,425" in said
    assert said.count("No baseline") == 3, "the number, 2B and 2C are held against their own 2022/23, which nobody has published of Halton"


def test_at_home_after_reablement_is_never_told_under_another_clock_s_name(pages):
    said = objective(6)
    assert "No measure yet: the council's own reablement follow-up return will feed it" in said
    assert "64.77% in 2024/25; before, by other rules, 85.4% in 2018/19 and 84.6% in 2020/21" in said
    assert "2018/19 to 2020/21 is “People at home 91 days after hospital and reablement”, from the SALT return" in said
    assert "2024/25 is “People who stayed in the community after hospital and reablement”, from Client Level Data" in said


def test_surveys_of_ten_years_stand_with_objective_3(pages):
    said = objective(3)
    assert "Satisfaction of people who use services: 68.1% in 2024/25" in said or "68.8% in 2015/16 and 68.1% in 2024/25" in said
    assert "77.7% in 2015/16 and 80.4% in 2024/25" in said


@pytest.mark.parametrize("number", OBJECTIVES)
def test_no_line_of_a_chart_runs_from_the_salt_return_into_client_level_data(pages, number):
    for figure, _ in charts_of(show("objective", number=number)):
        for trace in figure["data"]:
            known = [at for at, height in zip(trace.get("x", ()), trace.get("y", ()), strict=True) if height is not None]
            if "lines" in trace.get("mode", "") and any("Break" in note.get("text", "") for note in figure["layout"]["annotations"]):
                assert max(known) < "2024-04-01" or min(known) >= "2024-04-01", json.dumps(known)


def test_objectives_without_anything_published_say_what_they_wait_for(pages):
    assert "No upload covers" in objective(1) or "no upload covers" in objective(1)
    assert "the wellbeing service's own return will feed it" in objective(2)


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("number", OBJECTIVES)
def test_an_objective_never_shows_nought_for_what_nobody_knows(pages, number, role):
    assert re.findall(r">\s*(?:0|0\.0|0%|0\.0%)\s*<", html_of(show("objective", role, number=number))) == []


@pytest.mark.parametrize("number", (1, 2, 3, 4))
def test_outcomes_tell_what_the_published_figures_show(pages, number):
    said = words_of(show("outcome", number=number))
    assert "What is not measured" in said
    if number == 2:
        assert "19.0" in said and "plus or minus 0.8" in said, "quality of life, 2024/25"


def test_the_overview_opens_with_what_is_missing(pages):
    said = words_of(show("overview"))
    assert "No baseline" in said and "3,108" in said
    assert "2022/23: not known" in said


def test_hidden_and_not_available_figures_of_other_councils_are_marked_as_such(pages):
    oldham = words_of(show("measure", query={"id": "ascof_2d1", "with": "307"}))
    assert "Oldham" in oldham and "[c] hidden to protect people's privacy. It does not mean none" in oldham
    derby = words_of(show("measure", query={"id": "ascof_1a", "with": "507"}))
    assert "Derby" in derby and "[x] not available" in derby


@pytest.mark.parametrize("measure", ["ascof_2a", "ascof_2b", "ascof_2c", "ascof_2d1", "ascof_2d2"])
@pytest.mark.parametrize("role", ["smt", "scrutiny"])
def test_a_measure_s_own_page_draws_both_parts_of_its_years(pages, measure, role):
    at = show("measure", role, {"id": measure})
    assert "; before, by other rules, " in words_of(at)
    assert any(alt.startswith("Line chart in parts that are not joined.") for _, alt in charts_of(at))


@pytest.mark.parametrize("measure", ["salt_2d", "ascof_1a", "ascof_6b"])
def test_a_series_without_a_break_is_drawn_once(pages, measure):
    at = show("measure", query={"id": measure})
    assert len(charts_of(at)) == 1 and "by other rules, " not in words_of(at)
