"""A service held against the foundations: when it was established, when reviewed, and what stays as the register has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from data.errors import StoreError
from data.records.home_council import name_home_council
from data.records.written import Overtaken
from data.services import assessment, service
from data.services.assessment import ESTABLISHED, REVIEWED, Answer, Assessment
from data.store import Store
from tests.data.services.registers import load_register

AT = datetime(2026, 11, 20, 10, 0)
FIRST = Assessment(ESTABLISHED, date(2024, 4, 1), "", (Answer("Equity", "Not yet", "Nobody asked."), Answer("Co-production", "In part")))


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "services.duckdb")
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    load_register(opened, "Lunch Club, Friends, 01/04/2024, 31/03/2027")
    yield opened
    opened.close()


def only(store):
    (found,) = service.services(store, "990")
    return found


def test_the_foundations_are_wirrals_six():
    plan, section = assessment.with_foundations()
    assert (plan.id, len(section.elements)) == ("wirral", 6)


def test_an_assessment_says_when_established_and_when_reviewed_and_by_whom(store):
    service.assess(store, "990", only(store), FIRST, by="ada", at=AT)
    review = Assessment(REVIEWED, date(2026, 10, 1), "", (Answer("Equity", "Fully", "A bus brings people from Millbank."),))
    service.assess(store, "990", only(store), review, by="ben", at=AT)
    found = only(store)
    assert [(each.occasion, each.on, each.by, each.fully) for each in found.service.assessments] == [
        (ESTABLISHED, date(2024, 4, 1), "ada", 0), (REVIEWED, date(2026, 10, 1), "ben", 1),
    ]  # fmt: skip
    assert found.service.assessments[1].answer("Co-production") is None, "not looked at is no answer"
    assert [each.state for each in service.history(store, "990", found)] == ["assessed", "assessed"]


def test_the_second_to_assess_is_told_and_nothing_is_lost(store):
    mine = theirs = only(store)
    service.assess(store, "990", theirs, FIRST, by="ben", at=AT)
    with pytest.raises(Overtaken, match="ben saved this"):
        service.assess(store, "990", mine, replace(FIRST, occasion=REVIEWED, on=date(2025, 1, 1)), by="ada", at=AT)
    assert [each.by for each in only(store).service.assessments] == ["ben"]


def test_a_service_that_was_only_assessed_stays_as_the_newest_register_has_it(store):
    service.assess(store, "990", only(store), FIRST, by="ada", at=AT)
    load_register(store, "Lunch Club, Friends, 01/04/2024, 31/03/2029")
    found = only(store)
    assert found.service.ends_on == date(2029, 3, 31) and len(found.service.assessments) == 1 and not found.is_changed


def test_editing_keeps_the_assessments_and_assessing_keeps_the_edits(store):
    assessed = service.assess(store, "990", only(store), FIRST, by="ada", at=AT)
    edited = service.save(store, "990", replace(assessed.service, value=500.0), by="ben", at=AT, kept=assessed)
    assert edited.is_changed and len(only(store).service.assessments) == 1
    service.assess(store, "990", edited, replace(FIRST, occasion=REVIEWED, on=date(2026, 1, 1)), by="ada", at=AT)
    found = only(store)
    assert found.service.value == 500.0 and found.is_changed and len(found.service.assessments) == 2


def test_there_is_one_of_when_it_was_established_and_one_a_day_of_reviews():
    again = replace(FIRST, on=date(2024, 5, 1))
    review = replace(FIRST, occasion=REVIEWED, on=date(2025, 5, 1))
    found = assessment.added(assessment.added(assessment.added(assessment.added((), FIRST), review), review), again)
    assert [(each.occasion, each.on) for each in found] == [(ESTABLISHED, again.on), (REVIEWED, review.on)]
    later = assessment.added(found, replace(review, on=date(2026, 5, 1)))
    assert [each.on.year for each in later] == [2024, 2025, 2026]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (replace(FIRST, answers=()), "Answer at least one"),
        (replace(FIRST, on=date(2026, 11, 21)), "a day that has been"),
        (replace(FIRST, occasion=REVIEWED, on=date(2024, 3, 31)), "A review comes after"),
        (replace(FIRST, answers=(Answer("Equity", "Fully", "Mrs Smith comes by bus."),)), "a person's name"),
        (replace(FIRST, occasion="guessed"), "established or reviewed"),
        (replace(FIRST, answers=(Answer("Luck", "Fully"),)), "established or reviewed"),
        (replace(FIRST, answers=(Answer("Equity", "Fully", "x" * 301),)), "at most 300"),
    ],
)
def test_an_assessment_says_what_is_wrong(store, said, says):
    with pytest.raises(StoreError, match=says):
        service.assess(store, "990", only(store), said, by="ada", at=AT)
