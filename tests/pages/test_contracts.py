"""Contracts, value and workstreams on screen: each contract's one verdict and why, and nothing claimed or made up."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import pytest

from data.records import actions, evidence
from data.records.actions import Action
from data.records.evidence import Evidence
from data.services import service
from data.services.service import Service
from metrics.contract import one_verdict
from pages import contracts_file
from pages.contracts_held import held, why
from pages.parts import offer
from tests.pages.showing import TODAY, html_of, show, words_of

AT = datetime(2026, 11, 20, 9, 0)
TABLES = ("service_entry", "evidence", "action")
OWN = {"commissioned": "Commissioned", "arrangement": "Contract", "value_period": "year"}
REGISTER = (
    Service(
        "Falls clinic", "Riverside Care", level="Tier 3", value=900.0, ends_on=date(2027, 3, 31), measures="admissions_all; lts_year", **OWN
    ),
    Service("Front desk", "Lantern", level="Tier 1", commissioner="Public Health", measures="front_door_share", **OWN),
    Service("Garden", "Friends", level="Tier 0", category="Garden", **OWN),
    Service("Other garden", "Friends", level="Tier 0", category="Garden", measures="front_door_share", commissioned="Not commissioned"),
    Service("Own team", "The council", measures="lts_year", commissioned="Commissioned", arrangement="In-house"),
    Service("Old scheme", "Lantern", ends_on=date(2026, 10, 31), measures="lts_year", **OWN),
    Service("Mystery", "Lantern", measures="no_such_measure", **OWN),
)


@pytest.fixture
def offered(filled):
    """The store with figures and a few services; all that was written is taken away afterwards."""
    for each in REGISTER:
        service.save(filled, "990", each, by="ada", at=AT)
    yield filled
    with filled.writing() as cursor:
        for table in TABLES:
            cursor.execute(f"delete from {table}")


def contracts(**query):
    return show("service_map", "smt", {"view": "contracts", **query}, plan="leicestershire")


def rows_of(at):
    """The verdict and the contract of each row, as the file that can be downloaded has them."""
    return [(each.word, each.kept.service.name) for each in held("exact", offer.all_services(), TODAY)]


def test_every_contract_has_one_verdict_and_nothing_else_is_a_contract(offered):
    at = contracts()
    said = words_of(at)
    named = {name for _, name in rows_of(at)}
    assert named == {"Falls clinic", "Front desk", "Garden", "Mystery"} and all(name in said for name in named)
    assert not any(name in said for name in ("Own team", "Old scheme", "Other garden "))
    assert "four contracts, £900 a year where recorded" in said.lower() or "4 contracts, £900 a year where recorded" in said


def test_the_verdict_is_the_worst_of_the_measures_that_can_be_judged(offered):
    by_name = {each.kept.service.name: each for each in held("exact", offer.all_services(), TODAY)}
    clinic = by_name["Falls clinic"]
    assert [each.commitment.measure for each in clinic.linked] == ["admissions_all", "lts_year"]
    assert clinic.word == one_verdict([each.word for each in clinic.linked]) == clinic.behind.word and len(clinic.others) == 1
    desk = by_name["Front desk"]
    assert desk.word in ("Off track", "At risk", "On track") and "Promised: 75% to 80%." in why(desk)


def test_no_measure_is_a_gap_that_says_what_could_measure_it(offered):
    said = words_of(contracts())
    assert (
        "No measure is linked to it, so nothing says how it goes. It could be measured by “Requests resolved at the front door”, as others of its kind are."
        in said
    )
    assert "The register links it to no_such_measure, and there is no such measure." in said


def test_the_page_says_its_rule_and_that_no_cause_is_claimed(offered):
    said = words_of(contracts())
    for part in (
        "the worst among the linked measures that can be judged",
        "Beside, not because of",
        "“Is efficient”",
        "six months before it ends",
    ):
        assert part in said
    assert "30 September 2026" in said or "1 October 2026" in said, "the review of the contract that ends on 31 March 2027"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"provider": "Lantern"}, {"Front desk", "Mystery"}),
        ({"commissioner": "Public Health"}, {"Front desk"}),
        ({"level": "Tier 0: Community Capacity"}, {"Garden"}),
        ({"verdict": "No measure yet"}, {"Garden", "Mystery"}),
        ({"provider": "Nobody there is"}, {"Falls clinic", "Front desk", "Garden", "Mystery"}),
    ],
)
def test_choices_are_in_the_address(offered, query, left):
    at = contracts(**query)
    (listed,) = [each for each in html_of(at).split("<table")[1:] if "Contracts</caption>" in each]
    assert {name for _, name in rows_of(at) if f">{name}</a>" in listed.split("</table>")[0]} == left


def test_choices_that_leave_nothing_say_so(offered):
    assert "No contract is left by these choices" in words_of(contracts(provider="Friends", commissioner="Public Health"))


def test_the_file_holds_every_contract_with_why(offered):
    found = held("exact", offer.all_services(), TODAY)
    first, *rest = csv.DictReader(io.StringIO(contracts_file.csv_of(found, TODAY)))
    assert {first["contract"], *(each["contract"] for each in rest)} == {"Falls clinic", "Front desk", "Garden", "Mystery"}
    clinic = next(each for each in (first, *rest) if each["contract"] == "Falls clinic")
    assert (clinic["value_a_year"], clinic["ends_on"], bool(clinic["why"])) == ("900.00", "2027-03-31", True)
    garden = next(each for each in (first, *rest) if each["contract"] == "Garden")
    assert (garden["verdict"], garden["value_a_year"], garden["review"]) == ("No measure yet", "", "no day known")


def test_without_a_contract_the_page_says_what_would_bring_one(filled):
    assert "No contract recorded" in words_of(show("service_map", "smt", {"view": "contracts"}))


def test_value_stands_beside_measures_and_nothing_is_divided_that_is_not_known(offered):
    clinic = next(each for each in offer.all_services() if each.service.name == "Falls clinic")
    made = Evidence("value", "One year", "As reported", people=30, cost=900.0, benefit=1000.0, anyway=20.0, others=50.0, assumptions="£10 a fall", service=clinic.key)  # fmt: skip
    evidence.save(offered, "990", made, by="ada", at=AT)
    evidence.save(offered, "990", replace(made, title="Next year", people=None, benefit=None), by="ada", at=AT)
    said = words_of(show("service_map", "smt", {"view": "value"}))
    assert "One of seven services has a recorded calculation of value" in said
    assert "£900 for 30 people" in said and "£0.44 for each £1" in said and "£10 a fall" in said
    assert "a part is not known" in said and "No benefit was worked out" in said
    assert "Beside, not because of" in said and "that the one brought about the other" in said
    assert "Tier 0 beside demand in the other tiers" in said and "New admissions to care homes" in said


def test_the_public_reads_no_value(offered):
    said = words_of(show("service_map", "scrutiny", {"view": "value"}))
    assert "not shown to the public" in said and "£" not in said


def test_workstreams_stand_with_scope_outcome_and_actions(filled):
    actions.save(
        filled, "990", Action("Put contracts in one register", "Ada", due_on=date(2026, 11, 1), part="Commissioning"), by="ada", at=AT
    )
    try:
        said = words_of(show("service_map", "smt", {"view": "workstreams"}, plan="leicestershire"))
    finally:
        with filled.writing() as cursor:
            cursor.execute("delete from action")
    for part in ("8. Local Area Co-ordination", "Centrally held record of contracts", "One overdue", "0 of 1 done", "No action recorded"):
        assert part in said
    assert said.count("In full") >= 7, "the scope, to be opened"
