"""Two windows at one commentary, one action, one question, in a real browser, by keyboard: nothing typed is lost, nothing overwritten unseen."""

import pytest

from tests.browser.conftest import serving
from tests.sample import made

COMMENTARY = "/objective-6?period=2026-06-30&write=yes&as="
FORMS = {"action": ("/actions?action=2&as=", "How it goes"), "question": ("/questions?question=7&as=", "Reply")}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on a sample of this file's own, which it writes in."""
    with serving(made.copied_to(tmp_path_factory.mktemp("overtaken"))) as address:
        yield address


def typed(seen, label, words):
    """Words put into an empty or filled box as a paste puts them, and the box left."""
    box = seen.page.get_by_label(label, exact=True).first
    box.focus()
    seen.page.keyboard.press("Control+A")
    seen.page.keyboard.insert_text(words)
    seen.page.keyboard.press("Tab")
    return seen.settle()


def pressed(seen, name, then):
    """A button reached and pressed by the keyboard."""
    seen.page.get_by_role("button", name=name, exact=True).first.focus()
    seen.page.keyboard.press("Enter")
    seen.page.get_by_text(then).first.wait_for()
    return seen.settle()


def left_as_it_stands(seen):
    """The other's words taken: they stood on the page before, so what is waited for is that the question is gone."""
    seen.page.get_by_role("button", name="Leave what stands", exact=True).first.focus()
    seen.page.keyboard.press("Enter")
    seen.page.get_by_text("after you opened it").first.wait_for(state="hidden")
    return seen.settle()


def stands(seen, label):
    return seen.page.get_by_label(label, exact=True).first.input_value()


@pytest.mark.parametrize("name", FORMS)
def test_a_form_keeps_what_both_wrote_and_does_what_the_second_says(server, look, name):
    address, box = FORMS[name]
    smt, officer = look(server).open(f"{address}smt"), look(server, elsewhere=True).open(f"{address}officer")
    typed(officer, box, "Theirs")
    pressed(officer, "Save", "Saved.")
    typed(smt, box, "Mine, <b>bold</b> & “quoted” 👩‍👩‍👧")
    pressed(smt, "Save", "after you opened it")
    assert stands(smt, box) == "Mine, <b>bold</b> & “quoted” 👩‍👩‍👧" and "Theirs" in smt.words and "Mine, <b>bold</b>" in smt.words
    assert smt.violations() == [] and not smt.scrolls_sideways()
    pressed(smt, "Put mine in its place", "Saved.")
    assert "Mine, <b>bold</b>" in officer.open(f"{address}officer").words
    # the other way round: what stands goes into the box
    typed(officer, box, "Theirs again")
    pressed(officer, "Save", "Saved.")
    typed(smt, box, "Not this")
    pressed(smt, "Save", "after you opened it")
    left_as_it_stands(smt)
    assert stands(smt, box) == "Theirs again"


@pytest.mark.parametrize("name", FORMS)
def test_five_thousand_letters_without_a_space_are_answered_and_stay_in_the_box(server, look, name):
    address, box = FORMS[name]
    seen = typed(look(server, width=320).open(f"{address}smt"), box, "x" * 5000)
    pressed(seen, "Save", "5,000 letters")
    assert len(stands(seen, box)) == 5000 and not seen.scrolls_sideways()


def test_commentary_of_two_at_once(server, look):
    smt, officer = look(server).open(f"{COMMENTARY}smt"), look(server, elsewhere=True).open(f"{COMMENTARY}officer")
    typed(officer, "What happened", "Theirs")
    typed(smt, "What happened", "Mine")
    assert "after you opened it" in smt.words and stands(smt, "What happened") == "Mine"
    typed(smt, "Why", "x" * 900)
    assert "after you opened it" in smt.words and smt.violations() == []
    assert "Theirs" in officer.open(f"{COMMENTARY}officer").words and "Mine" not in officer.words
    assert "A draft" in left_as_it_stands(smt).words
    assert (stands(smt, "What happened"), stands(smt, "Why")) == ("Theirs", "")
    typed(smt, "Why", "x" * 900)
    assert "Why has 900 letters: cut it to 600 before you finish." in smt.words and not smt.scrolls_sideways()
    typed(smt, "What next", "Ring on day 80.")
    pressed(smt, "Finish the commentary", "900 letters, and a box holds 600 at the end")
    assert len(stands(smt, "Why")) == 900
