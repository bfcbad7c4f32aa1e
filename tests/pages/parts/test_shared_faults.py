"""Faults behind a figure: counted for those who may know, blunted for the public, and told where two objectives share one."""

import pytest

from data.framework import load_framework
from data.quality.problems import Found, Problem
from pages.access import Visitor
from pages.parts import shared_faults
from tests.pages.showing import said_in

PLAN = load_framework("halton")
OPEN = Problem("open", "Services open for more than a year", "", ("lts_year", "admissions_all"), "It comes out too high.", "", "")
OUTCOME = Problem("outcome", "Requests without an outcome", "", ("front_door_share",), "It comes out too low.", "", "")


def reader(role):
    return Visitor("a test", role, "local")


@pytest.fixture
def faults(filled, monkeypatch):
    """The faults that the data have are those given."""

    def have(*found):
        monkeypatch.setattr(shared_faults, "_look", lambda *asked: tuple(Found(*each) for each in found))

    return have


@pytest.mark.parametrize(
    ("faults_", "rows", "officer", "public"),
    [
        (378, 3150, "12% 378 of 3,150", "12%"),
        (12, 100, "12% 12 of 100", "some"),  # a whole per cent of a hundred is its number
        (3, 3150, "under 1% 3 of 3,150", "None of the faults"),
        (0, 3150, "None of the faults", "None of the faults"),
    ],
)
def test_how_many_records_lack_something(faults, faults_, rows, officer, public):
    faults((OPEN, faults_, rows))
    objective = PLAN.objectives[3]
    assert officer in said_in(shared_faults.behind(reader("officer"), PLAN, objective))
    said = said_in(shared_faults.behind(reader("scrutiny"), PLAN, objective))
    assert public in said and f" {faults_} of" not in said


def test_two_objectives_that_rest_on_one_fault_say_so(faults):
    faults((OPEN, 378, 3150), (OUTCOME, 70, 6000))
    assert [said_in(each) for each in shared_faults.shared(reader("smt"), PLAN)] == [
        "Objectives 4 and 5 rest on the same data fault: services open for more than a year (12%)."
    ]
    assert "Objective 5 rests on the same fault." in said_in(shared_faults.behind(reader("smt"), PLAN, PLAN.objectives[3]))


BESIDE = Problem("beside", "Reablement without an end", "", ("ascof_2a", "ascof_2d1"), "Its end is guessed.", "", "")


def test_the_table_of_an_objective_has_every_fault_that_the_sentence_speaks_of(faults):
    found = ((OPEN, 378, 3150), (OUTCOME, 700, 6000), (BESIDE, 40, 200))
    faults(*found)
    told = {each.number: said_in(shared_faults.behind(reader("smt"), PLAN, each)) for each in PLAN.objectives}
    sentences = [said_in(each) for each in shared_faults.shared(reader("smt"), PLAN)]
    for problem, _, _ in found:
        rest = {number for number, said in told.items() if problem.title in said}
        named = next((said for said in sentences if problem.title.lower() in said.lower()), "")
        assert {int(digit) for digit in named.partition(" rest on")[0] if digit.isdigit()} == (rest if len(rest) > 1 else set())
    assert sum(BESIDE.title in said for said in told.values()) > 1


def test_a_fault_says_whether_it_bends_the_headline_or_what_stands_beside_it(faults):
    faults((BESIDE, 40, 200), (OPEN, 378, 3150))
    long_term = said_in(shared_faults.behind(reader("smt"), PLAN, PLAN.objectives[3]))
    assert long_term.index(OPEN.title) < long_term.index(BESIDE.title), "what bends the headline comes first"
    assert "Bends the headline" in long_term and "Bends “Reablement that led to no long-term support”, beside the headline." in long_term
    assert "No fault that is looked for bends the headline itself." not in long_term
    faults((BESIDE, 40, 200))
    assert "No fault that is looked for bends the headline itself." in said_in(
        shared_faults.behind(reader("smt"), PLAN, PLAN.objectives[3])
    )


def test_a_fault_of_hardly_any_record_decides_nothing(faults):
    faults((OPEN, 20, 3150))
    assert shared_faults.shared(reader("smt"), PLAN) == []


def test_only_those_who_may_open_data_quality_are_sent_there(faults):
    faults((OPEN, 378, 3150))
    assert "data-quality" in shared_faults.behind(reader("smt"), PLAN, PLAN.objectives[3])
    assert "data-quality" not in shared_faults.behind(reader("scrutiny"), PLAN, PLAN.objectives[3])
