"""Baselines by hand: the form, what it refuses, what cannot be compared and the three ways out, and the list."""

from __future__ import annotations

import datetime
import re

import pytest

from data.framework import load_framework
from data.records.baselines import EnteredBaseline, entered_baselines
from data.records.home_council import name_home_council
from data.store import Store
from metrics.catalogue import catalogue
from pages.access import may_open
from pages.baselines_form import BASES_IN_WORDS, Answers, faults, measures_of, number_of, options, per, why_unlike
from pages.parts import figures
from tests.pages.showing import EVERY_ROLE, TODAY, html_of, show, words_of

PLAN = load_framework("halton")
ENTERING = [role for role in EVERY_ROLE if may_open(role, "baselines")]
GOOD = Answers("lts_year", "2022/23", "2,148", "", "", "SALT return", "SALT return 2022/23", "table LTS001a", "The year the plan names")


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of Exampleton with one figure: people with long-term support in the 12 months to September 2026."""
    opened = Store(tmp_path / "baselines.duckdb")
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    with opened.writing() as cursor:
        cursor.execute("insert into run (run_id, is_default, started_at) values (1, true, '2026-11-01')")
        cursor.execute("insert into current_run values (1)")
        cursor.execute(
            "insert into result (run_id, council, measure_id, basis, method_version, period_type, period_start, period_end, group_type, "
            "group_value, numerator, value, unit, status) values (1, '990', 'lts_year', 'SALT-style from CLD', 'M1', 'rolling_year', "
            "'2025-10-01', '2026-09-30', 'all', 'All', 2071, 2071, 'people', 'observed')"
        )
    figures._open[str(opened.path)] = opened
    monkeypatch.setenv("PREVENTION_STORE", str(opened.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    yield opened
    figures._open.pop(str(opened.path)).close()


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def filled(at, answers):
    """The form with these answers typed in; what the form does not ask is passed over."""
    at.selectbox[0].set_value(answers.measure)
    at.run()
    at.selectbox[1].set_value(answers.basis)
    for place in ("year", "value", "numerator", "denominator", "document", "page"):
        found = [each for each in at.text_input if each.key == f"baseline-{place}"]
        for each in found:
            each.set_value(getattr(answers, place))
    at.text_area[0].set_value(answers.why)
    return at


def test_only_officers_and_approvers_enter_baselines():
    assert ENTERING == ["officer", "approver"]


@pytest.mark.parametrize("role", ENTERING)
def test_a_baseline_is_entered_checked_confirmed_and_listed(store, role):
    at = show("baselines", role)
    said = words_of(at)
    assert "No baseline has been entered by hand" in said
    assert "People with long-term support in the year, 2022/23: not known" in said, "what the plan compares with is still missing"
    at = press(filled(press(at, "Enter a baseline"), GOOD), "Continue")
    assert [each.value for each in at.title] == ["Check your answers"]
    said = words_of(at)
    assert "Figure 2,148 (people)" in said and "Source SALT return 2022/23, table LTS001a" in said
    assert "It will be kept and shown, but not compared with" in said
    assert entered_baselines(store, "990") == []
    at = press(at, "Confirm this baseline")
    [kept] = entered_baselines(store, "990")
    assert kept.baseline == EnteredBaseline("lts_year", "2022/23", "SALT return", 2148.0, None, None, "SALT return 2022/23, table LTS001a")
    assert (kept.why, kept.by) == ("The year the plan names", "a test")
    said = words_of(at)
    assert "The baseline of People with long-term support in the year for 2022/23 is now 2,148." in said
    assert "One baseline entered by hand" in said and "by a test: The year the plan names" in said and "Not comparable" in said
    assert "Kept and shown, but not compared with The baseline comes from the SALT return" in said and "A. Count that year" in said
    number = next(o.number for o in PLAN.objectives if o.headline.measure == "lts_year")
    assert re.search(r"counted by other rules\.\s+What can be done about it", words_of(show("objective", role, number=number)))


def test_where_the_dashboard_has_its_own_figure_of_the_year_the_list_says_which(store):
    with store.writing() as cursor:
        cursor.execute(
            "insert into result (run_id, council, measure_id, basis, method_version, period_type, period_start, period_end, group_type, "
            "group_value, numerator, value, unit, status) values (1, '990', 'lts_year', 'SALT-style from CLD', 'M1', 'financial_year', "
            "'2022-04-01', '2023-03-31', 'all', 'All', 2148, 2148, 'people', 'observed')"
        )
    assert "2022/23: until then 2,148 (2022/23, recounted in SALT style)" in words_of(show("baselines", "officer"))


def test_a_later_one_takes_its_place_and_the_earlier_stays_to_be_read(store):
    at = press(press(filled(press(show("baselines", "officer"), "Enter a baseline"), GOOD), "Continue"), "Confirm this baseline")
    later = Answers(**{**GOOD.__dict__, "value": "2150", "basis": "SALT-style from CLD", "why": "corrected"})
    at = press(press(filled(press(at, "Enter a baseline"), later), "Continue"), "Confirm this baseline")
    said = words_of(at)
    assert re.search(r"In force .*2,150.*Comparable on the same basis.*Entered before, no longer in force .*2,148", said)


def test_the_address_of_the_objective_page_opens_the_form_for_its_measure(store):
    number = next(o.number for o in PLAN.objectives if o.headline.measure == "home91_local")
    link = re.search(r'href="\./baselines\?measure=([^&"]+)[^"]*"', html_of(show("objective", "officer", number=number)))
    assert link is not None and link[1] == "home91_local"
    at = show("baselines", "officer", {"measure": link[1]})
    assert at.selectbox[0].value == "home91_local" and at.text_input[0].value == "2022/23"
    assert "baselines?" not in html_of(show("objective", "smt", number=number)), "those who may not enter one are not sent there"
    assert "none is entered yet" in words_of(show("objective", "smt", number=number))


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        ({"measure": ""}, "measure", "Choose the measure"),
        ({"year": ""}, "year", "Enter the financial year, like 2022/23"),
        ({"year": "2022"}, "year", "not a financial year"),
        ({"year": "2026/27"}, "year", "not ended"),
        ({"value": "about 2000"}, "value", "as a number"),
        ({"value": "-3"}, "value", "as a number"),
        ({"value": "1e9"}, "value", "as a number"),
        ({"value": "²"}, "value", "as a number"),
        ({"measure": "home91_local", "value": "80.5", "numerator": "103", "denominator": "x"}, "denominator", "Enter the denominator"),
        ({"measure": "home91_local", "value": "78.0", "numerator": "103", "denominator": "128"}, "value", "103 of 128 is 80.5%, not 78.0"),
        ({"measure": "home91_local", "value": "80.5", "numerator": "103"}, "value", "both the numerator and the denominator"),
        ({"basis": ""}, "basis", "Choose where"),
        ({"basis": "CLD published"}, "basis", "before 2024/25"),
        ({"document": " "}, "document", "Enter the document"),
        ({"why": ""}, "why", "Enter why"),
    ],
)
def test_what_contradicts_itself_or_is_missing_is_told_at_its_question(change, place, says):
    [(said, where)] = faults(Answers(**{**GOOD.__dict__, **change}), TODAY)
    assert where == place and says in said


def test_all_faults_are_told_at_once_at_the_top_and_beside_their_questions(store):
    at = press(press(show("baselines", "officer"), "Enter a baseline"), "Continue")
    page = html_of(at)
    assert "There is a problem" in page
    links = re.findall(r'href="#(\w+)"', page)
    assert links == ["measure", "year", "value", "basis", "document", "why"]
    assert all(f'id="{place}"' in page for place in links)
    at = press(at, "Leave it")
    assert "No baseline has been entered by hand" in words_of(at)


def test_a_count_is_not_asked_for_what_it_was_worked_out_from(store):
    at = press(show("baselines", "officer"), "Enter a baseline")
    at.selectbox[0].set_value("lts_year").run()
    assert not [each for each in at.text_input if each.key == "baseline-numerator"]
    at.selectbox[0].set_value("home91_local").run()
    assert [each for each in at.text_input if each.key == "baseline-numerator"]


@pytest.mark.parametrize(
    ("measure", "basis", "unlike"),
    [
        ("lts_year", "SALT-style from CLD", ""),
        ("lts_year", "SALT return", "other rules and the series breaks in April 2024"),
        ("lts_year", "CLD local", "other rules, so no change is worked out"),
        ("home91_local", "local upload", ""),
        ("home91_local", "SALT return", "There is no figure yet."),
    ],
)
def test_what_cannot_be_compared_is_told_by_the_rule_of_the_verdicts(store, measure, basis, unlike):
    found = why_unlike(PLAN, EnteredBaseline(measure, "2022/23", basis, 80.0))
    assert (unlike in found) if unlike else found == ""


@pytest.mark.parametrize(
    ("measure", "basis", "apply"),
    [
        ("lts_year", "SALT return", "ABC"),
        ("admissions_all", "SALT published", "AC"),
        ("admissions_all", "other published", "A"),
        ("ascof_3a", "SALT return", "C"),
    ],
)
def test_of_the_three_ways_those_that_apply_are_named(measure, basis, apply):
    ways = options(catalogue()[measure], EnteredBaseline(measure, "2022/23", basis, 80.0))
    assert "".join(name[0] for name, says in ways if says.startswith("Applies")) == apply


def test_every_basis_has_words_and_every_measure_of_the_plan_can_be_chosen():
    from metrics.results import BASES

    assert set(BASES_IN_WORDS) == set(BASES) - {"CLD as-DHSC"}, (
        "what this dashboard works out by the national method is not entered by hand"
    )
    assert [each.id for each in measures_of(PLAN)][0] == PLAN.objectives[0].headline.measure
    assert len(measures_of(PLAN)) == len(set(PLAN.measures))


def test_what_a_value_is_per_comes_from_the_unit():
    found = {name: per(catalogue()[name]) for name in ("front_door_share", "ascof_2b", "lts_year", "ascof_3a", "ascof_1a")}
    assert found == {"front_door_share": 100, "ascof_2b": 100_000, "lts_year": None, "ascof_3a": 100, "ascof_1a": None}


def test_numbers_are_read_as_people_write_them():
    assert [str(number_of(each)) for each in ("2,148", " 80.5% ", "80.50", "0", "1.2.3", "", "9" * 19)] == [
        "2148", "80.5", "80.50", "0", "None", "None", "None",
    ]  # fmt: skip


def test_without_a_plan_there_is_nothing_to_enter(tmp_path, monkeypatch):
    opened = Store(tmp_path / "nobody.duckdb")
    figures._open[str(opened.path)] = opened
    monkeypatch.setenv("PREVENTION_STORE", str(opened.path))
    assert "No baselines yet" in words_of(show("baselines", "officer"))
    figures._open.pop(str(opened.path)).close()


def test_the_day_of_these_tests_is_fixed():
    assert datetime.date(2026, 11, 22) == TODAY
