"""The words that pages of an edition share: a promise and whether it was kept, the mark of a correction, how sure a verdict is."""

from datetime import date, datetime

import pytest

from data.records.editions import Correction, Item
from pages import edition_line, edition_parts
from pages.access import Visitor
from pages.edition_held import sort_out
from pages.edition_reading import Reading
from pages.edition_words import sure

SAID = {"happened": "It rose", "why": "More came", "next": "Ring on day 80", "by": "dan"}


@pytest.mark.parametrize(
    ("more", "promised"),
    [
        ({"kept": "partly", "promised": "Saturday starts"}, True),
        ({"kept": "partly"}, False),  # signed before a promise was frozen with its answer
        ({"kept": "", "promised": "Saturday starts"}, False),
        ({"kept": "", "promised": ""}, False),
    ],
)
def test_whether_a_promise_was_kept_is_said_only_beside_the_promise(more, promised):
    drawn = edition_parts.commentary({**SAID, **more})
    assert ("“Saturday starts”" in drawn and "Was it kept?" in drawn and "Partly" in drawn) is promised
    assert ("kept" in drawn) is promised


def reading(old):
    made = Correction("The date was wrong.", old, "8 October 2026", "The board", datetime(2026, 11, 19), "ada")
    return Reading(Visitor("a member", "scrutiny", "local"), sort_out([]), "Edition 2: September", date(2026, 9, 30), corrections=(made,))


ASKED = {
    "kind": "question", "meeting": "Health Board", "words": "Why?", "asked_on": "2026-09-15", "state": "replied",
    "reply": "More came.", "replied_on": "2026-10-06", "owner": "Head of Access",
}  # fmt: skip


@pytest.mark.parametrize(
    ("old", "is_marked"),
    [("6 October 2026", True), ("More came", True), ("", False), ("6", False), ("16 October 2026", False), ("October 20", False)],
)
def test_what_a_correction_puts_right_is_marked_where_it_stands(old, is_marked):
    drawn = edition_parts.questions(reading(old), [Item("question", "", "1", ASKED)])
    assert ("See the correction" in drawn) is is_marked


def test_other_pages_lead_to_the_corrections_and_do_not_repeat_them():
    drawn = edition_parts.to_corrections(reading("6 October 2026"))
    assert "Corrections to this edition" in drawn and "The date was wrong" not in drawn


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"certainty": "within the margin", "distance": "inside the range"}, "within the margin: chance alone could have given it"),
        ({"certainty": "clearly", "distance": "10 above the limit"}, "clearly: chance alone would seldom give it"),
        ({"certainty": "", "distance": "10 above the limit"}, "10 above the limit"),
        ({}, ""),
    ],
)
def test_how_sure_a_verdict_is_explains_itself(said, says):
    assert sure(said) == says


def test_why_nothing_is_drawn_is_said_once():
    said = {"reason": "The plan sets no number. This version does not work this measure out yet."}
    assert edition_line._hole(said, f"No target. {said['reason']}") == "" and said["reason"] in edition_line._hole(said, "")
