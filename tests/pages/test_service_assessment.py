"""A service held against the foundations on its own page: what was found, the form, and two who assess at once."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from data.services import service
from data.services.assessment import ESTABLISHED, REVIEWED, Answer, Assessment
from data.services.service import Service
from tests.pages.showing import show, words_of

AT = datetime(2026, 11, 20, 9, 0)
FIRST = Assessment(ESTABLISHED, date(2024, 4, 1), "", (Answer("Equity", "Not yet", "Nobody asked."), Answer("Place-based", "Fully")))


@pytest.fixture
def club(filled):
    """A service of the register; what a test writes about it is taken away afterwards."""
    yield service.save(filled, "990", Service("Lunch Club", "Friends", starts_on=date(2024, 4, 1)), by="ada", at=AT)
    with filled.writing() as cursor:
        cursor.execute("delete from service_entry")


def page(kept, role="officer"):
    return show("service_map", role, {"service": kept.key})


def answer(at, of, score, why=""):
    next(radio for radio in at.radio if radio.label == of).set_value(score)
    next(box for box in at.text_input if box.label == f"What shows it: {of}").input(why)


def record(at):
    next(button for button in at.button if button.label == "Record the assessment").click().run()
    assert not at.exception, at.exception
    return at


def test_that_nobody_looked_is_said(club):
    said = words_of(page(club))
    assert "Nobody has held this service against the foundations yet" in said
    assert "these foundations should be considered and evaluated" in said


def test_the_six_foundations_stand_with_when_established_and_when_reviewed(filled, club):
    once = service.assess(filled, "990", club, FIRST, by="ada", at=AT)
    review = replace(FIRST, occasion=REVIEWED, on=date(2026, 6, 1), answers=(Answer("Equity", "In part", "A bus comes."),))
    service.assess(filled, "990", once, review, by="ben", at=AT)
    said = words_of(page(club, "smt"))
    assert "Self-assessment: none of one foundation looked at fully there; one of two foundations looked at when it was established" in said
    assert "When established, 1 April 2024" in said and "Reviewed, 1 June 2026" in said
    assert said.count("Not looked at") >= 9, "six foundations twice, three answers"
    assert "Nobody asked." in said and "A bus comes." in said and "Entered by ada and ben." in said


def test_an_assessment_is_recorded_with_what_was_answered_only(filled, club):
    at = page(club)
    answer(at, "Equity", "In part", "Half the wards.")
    record(at)
    (found,) = service.services(filled, "990")
    (made,) = found.service.assessments
    assert (made.occasion, made.by, made.answers) == (ESTABLISHED, "a test", (Answer("Equity", "In part", "Half the wards."),))
    assert "The assessment is recorded." in words_of(at)


def test_nothing_answered_is_said_in_an_error_box(club):
    said = words_of(record(page(club)))
    assert "There is a problem" in said and "Answer at least one of the foundations" in said


def test_words_without_an_answer_are_not_lost(filled, club):
    at = page(club)
    answer(at, "Equity", "Not looked at", "Half the wards.")
    answer(at, "Place-based", "Fully")
    said = words_of(record(at))
    assert "There is a problem" in said and "take out what shows it: Equity." in said
    assert service.services(filled, "990")[0].service.assessments == ()


def test_the_second_to_assess_is_told_sees_what_stands_and_may_then_save(filled, club):
    mine, theirs = page(club), page(club, "smt")
    answer(theirs, "Equity", "Fully", "Theirs.")
    record(theirs)
    answer(mine, "Equity", "Not yet", "Mine.")
    record(mine)
    said = words_of(mine)
    assert "after you opened it" in said and "What stands now:" in said and "Theirs." in said
    assert [each.answers[0].why for each in service.services(filled, "990")[0].service.assessments] == ["Theirs."]
    record(mine)
    assert service.services(filled, "990")[0].service.assessments[-1].answers[0].why == "Mine."


@pytest.mark.parametrize(("role", "may"), [("officer", True), ("approver", True), ("smt", True), ("administrator", False)])
def test_only_some_may_assess(club, role, may):
    assert any(button.label == "Record the assessment" for button in page(club, role).button) is may
