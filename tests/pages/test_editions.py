"""Sign-off on screen: three people, one edition, what scrutiny reads, and what changed since."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.records import commentary, editions
from data.records.commentary import Commentary
from data.records.editions import Item
from metrics import edition_giveaway
from tests.pages.drawn_store import SMALL
from tests.pages.showing import EVERY_ROLE, TODAY, words_of


@pytest.fixture
def signed(filled):
    """The store with figures, and one edition made by three roles; taken away afterwards."""
    yield filled
    with filled.writing() as cursor:
        for table in ("edition", "edition_item", "edition_draft", "correction", "commentary"):
            cursor.execute(f"delete from {table}")


def _script(role):
    from pages import editions as page
    from pages.access import Visitor

    page.show(Visitor(f"a {role}", role, "sign-in"))


def show(role, **query):
    at = AppTest.from_function(_script, kwargs={"role": role}, default_timeout=30)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def press(at, label):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception, at.exception
    return at


def sign(name="October 2026"):
    at = show("officer")
    at.text_input[0].input(name)
    press(at, "Begin it")
    press(show("approver"), "I have checked it")
    press(show("approver"), "Approve and freeze it")


def test_an_edition_is_made_checked_and_approved_by_different_people(signed):
    assert "No edition has been signed off yet" in words_of(show("smt"))
    at = show("officer")
    at.text_input[0].input("October 2026")
    press(at, "Begin it")
    assert "You made it: somebody else checks and approves it" in words_of(at)
    assert [button.label for button in show("officer").button] == ["Drop it", "Begin it"]
    assert "I have checked it" in [button.label for button in show("approver").button]
    press(show("approver"), "I have checked it")
    press(show("approver"), "Approve and freeze it")
    assert "One edition signed off" in words_of(show("scrutiny"))


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_every_role_reads_an_edition_marked_not_for_publication(signed, role):
    sign()
    said = words_of(show(role, edition="1"))
    assert "Edition 1: October 2026" in said and "Not for publication" in said
    assert ("Of six objectives, " if role == "scrutiny" else "“Delay the need for adult social care” is on track") in said


def test_scrutiny_reads_no_small_number(signed):
    sign()
    said = words_of(show("scrutiny", edition="1"))
    assert "[c]" in said and not re.search(rf"(?<![\d.,]){SMALL} (people|of|per)", said)


def test_an_edition_stays_as_it_was_and_the_next_one_says_what_changed(signed):
    sign()
    with signed.writing() as cursor:
        cursor.execute(
            "update result set value = value + 1, numerator = numerator + 1 where measure_id = 'lts_year' and period_type = 'rolling_year'"
        )
    try:
        sign("November 2026")
        said = words_of(show("smt", edition="1", **{"with": "2"}))
        assert "Revised data" in said and "2,053 people in 12 months 2,054 people in 12 months" in said
        one, two = editions.editions(signed, "990")
        assert one.digest != two.digest and editions.items(signed, one)
        public = words_of(show("scrutiny", edition="1", **{"with": "2"}))
        assert "Revised data" in public and "2,054" not in public and "2,053" not in public
    finally:
        with signed.writing() as cursor:
            cursor.execute(
                "update result set value = value - 1, numerator = numerator - 1 where measure_id = 'lts_year' and period_type = 'rolling_year'"
            )


def test_words_that_give_a_hidden_number_away_stop_the_check(signed):
    months = [record.period_end for record in _begun(signed)]
    said = Commentary("More came", f"{SMALL} people moved in from abroad", "Look again")
    commentary.save(signed, "990", "delay-care-home", months[0], said, by="ada", at=_now(), finished=True)
    items = [
        Item("verdict", "delay-care-home", "x", {"measure": "ascof_2b", "word": "On track"}),
        Item("result", "ascof_2b", "a", {"numerator": float(SMALL)}),
        Item("public result", "ascof_2b", "a", {"numerator": None}),
        Item("commentary", "delay-care-home", "b", {"happened": said.happened, "why": said.why, "next": said.next}),
    ]
    assert len(edition_giveaway.giveaways(items)) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("3 people moved in", True), ("Three new admissions", True), ("3 of 9 went home", True), ("On 3 December it opened", False),
        ("Saturday starts in two towns", False), ("A few people moved in", False), ("13 people moved in", False), ("2023 people", False),
    ],
)  # fmt: skip
def test_only_counts_of_people_give_a_number_away(words, told):
    items = [
        Item("verdict", "o", "x", {"measure": "m", "word": "On track"}),
        Item("result", "m", "a", {"numerator": 3.0}),
        Item("public result", "m", "a", {"numerator": None}),
        Item("commentary", "o", "b", {"happened": words}),
    ]
    assert bool(edition_giveaway.giveaways(items)) is told


def test_a_correction_is_dated_and_stands_on_the_edition(signed):
    sign()
    at = show("approver", edition="1")
    at.text_area[0].input("One file was counted twice")
    at.text_input[2].input("The board, by letter")
    press(at, "Record the correction")
    assert "One file was counted twice" in words_of(show("scrutiny", edition="1"))


def _begun(store):
    at = show("officer")
    at.text_input[0].input("October 2026")
    press(at, "Begin it")
    return editions.drafts(store, "990")


def _now():
    from datetime import datetime

    return datetime.combine(TODAY, datetime.min.time())
