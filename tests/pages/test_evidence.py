"""Evidence on screen: an evaluation's decision said later, the figures it gives, and two who write at once."""

from datetime import date, datetime

import pytest

from data.records import evidence
from data.records.evidence import Evidence
from tests.pages.showing import show, words_of

AT = datetime(2026, 11, 20, 9, 0)


@pytest.fixture
def written(filled):
    """An evaluation without a decision; what a test writes is taken away afterwards."""
    yield evidence.save(
        filled, "990", Evidence("evaluation", "What carers say", "They want one number.", service="gone club|x|"), by="ada", at=AT
    )
    with filled.writing() as cursor:
        cursor.execute("delete from evidence")


def one(kept, role="officer"):
    return show("evidence", role, {"evidence": str(kept.record.id)})


def press(at, name):
    next(button for button in at.button if button.label == name).click().run()
    assert not at.exception, at.exception
    return at


def decide(at, words):
    next(box for box in at.text_input if box.label.startswith("What was decided")).input(words)
    next(box for box in at.date_input if box.label == "Decided on").set_value(date(2026, 10, 1))
    return press(at, "Save it")


def test_what_an_evaluation_led_to_is_said_later_and_when_it_counts(filled, written):
    assert "No decision recorded" in words_of(one(written))
    said = words_of(decide(one(written), "One number from May."))
    assert "Saved. Figures count it from the next time they are worked out" in said and "version 2" in said
    (kept,) = evidence.evidence(filled, "990")
    assert (kept.evidence.led_to, kept.evidence.decided_on, kept.evidence.title) == (
        "One number from May.",
        date(2026, 10, 1),
        "What carers say",
    )


def test_the_second_to_write_is_told_and_sees_what_stands(filled, written):
    mine, theirs = one(written), one(written, "smt")
    decide(theirs, "Theirs.")
    said = words_of(decide(mine, "Mine."))
    assert "after you opened it" in said and "What stands now" in said and "Theirs." in said
    assert evidence.evidence(filled, "990")[0].evidence.led_to == "Theirs."
    assert "Mine." in said, "what was typed stands beside it"
    press(mine, "Put mine in its place")
    assert evidence.evidence(filled, "990")[0].evidence.led_to == "Mine."


def test_a_piece_is_taken_back_and_leaves_the_list(filled, written):
    said = words_of(press(one(written), "Take it back"))
    assert "No evidence recorded yet" in said and evidence.evidence(filled, "990") == []


def test_the_page_says_what_evaluations_are_counted_into_and_that_figures_wait(filled, written):
    said = words_of(show("evidence", "smt"))
    assert "Commissioning decisions that cite an evaluation" in said and "Evaluations finished" in said
    assert "gone club" in said, "a service that no register names any more"
    assert "Self-assessments of services" in said


def test_an_administrator_reads_and_changes_nothing(written):
    at = one(written, "administrator")
    assert "They want one number." in words_of(at) and not at.button
