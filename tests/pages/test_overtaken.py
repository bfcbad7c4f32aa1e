"""Two people at one action, question or commentary: whoever saves second reads both texts, and nothing is lost whatever they do next."""

from dataclasses import replace
from datetime import date

import pytest

from data.records import actions, commentary, questions
from data.records.actions import Action
from data.records.commentary import Commentary
from data.records.questions import Question
from data.services import service as services
from data.services.service import Service
from tests.data.test_written import AT, MEETING
from tests.pages.acting import OCTOBER, acting, box, press
from tests.pages.showing import html_of, words_of


@pytest.fixture
def store(nothing_written):
    return nothing_written


@pytest.fixture(params=["actions", "questions"])
def forms(request, store):
    """How to open the form of one record, and what stands in it: (open a window as a role, the text that is kept, save by other means)."""
    if request.param == "actions":
        kept = actions.save(store, "990", Action("Read all", "Ada"), by="ada", at=AT)

        def stands():
            return [(each.action.note, each.record.by) for each in actions.progress(store, "990", kept.record.id)]

        def meanwhile(said, state="open"):
            now = actions.actions(store, "990")[0]
            actions.save(store, "990", Action("Read all", "Ada", note=said), by="cem", at=AT, over=now.record, state=state)
    else:
        kept = questions.save(store, "990", Question("Why?", MEETING, date(2026, 11, 12)), by="ada", at=AT)

        def stands():
            return [(each.question.reply, each.record.by) for each in questions.said_before(store, "990", kept.record.id)]

        def meanwhile(said, state="replied"):
            now = questions.questions(store, "990")[0]
            made = Question("Why?", MEETING, date(2026, 11, 12), reply=said)
            questions.save(store, "990", made, by="cem", at=AT, over=now.record, state=state)

    def window(role="smt"):
        return acting(request.param, role, query={request.param.removesuffix("s"): str(kept.record.id)})

    return window, stands, meanwhile


def test_both_texts_stand_in_one_box_and_mine_stays_where_i_typed_it(forms):
    window, stands, meanwhile = forms
    mine = window()
    mine.text_area[0].input("Mine")
    meanwhile("Theirs")
    press(mine, "Save")
    said = words_of(mine)
    assert "There is a problem" in said and "cem saved this at 10:00" in said and "Stands now, by cem Yours" in said
    assert "Theirs Mine" in said and mine.text_area[0].value == "Mine"
    assert [text for text, _ in stands()] == ["", "Theirs"]


@pytest.mark.parametrize(
    ("then", "ends"),
    [
        (lambda at: press(at, "Put mine in its place"), ["", "Theirs", "Mine"]),
        (lambda at: press(at, "Leave what stands"), ["", "Theirs"]),
        (lambda at: press(type_in(at, "Both"), "Save"), ["", "Theirs", "Both"]),
        (lambda at: at.run(), ["", "Theirs"]),
    ],
)
def test_what_the_reader_says_then_is_done(forms, then, ends):
    window, stands, meanwhile = forms
    mine = type_in(window(), "Mine")
    meanwhile("Theirs")
    then(press(mine, "Save"))
    assert [text for text, _ in stands()] == ends


def test_a_third_who_saves_while_both_are_read_is_not_overwritten_unseen(forms):
    window, stands, meanwhile = forms
    mine = type_in(window(), "Mine")
    meanwhile("Theirs")
    press(mine, "Save")
    meanwhile("A third")
    press(mine, "Put mine in its place")
    assert [text for text, _ in stands()] == ["", "Theirs", "A third"] and "A third Mine" in words_of(mine)
    press(mine, "Put mine in its place")
    assert [text for text, _ in stands()] == ["", "Theirs", "A third", "Mine"]


def test_what_was_closed_meanwhile_says_so(store):
    kept = questions.save(store, "990", Question("Why?", MEETING, date(2026, 11, 12)), by="ada", at=AT)
    mine = type_in(acting("questions", query={"question": "1"}), "Mine")
    closed = Question("Why?", MEETING, date(2026, 11, 12), reply="Theirs")
    questions.save(store, "990", closed, by="cem", at=AT, over=kept.record, state="closed")
    press(mine, "Save")
    assert "State closed replied" in words_of(mine) and questions.questions(store, "990")[0].state == "closed"


def test_ones_own_other_window_is_called_so(forms):
    window, stands, _ = forms
    one, other = type_in(window(), "Here"), type_in(window(), "There")
    press(one, "Save")
    press(other, "Save")
    assert "You saved this in another window" in words_of(other)
    assert [text for text, _ in stands()] == ["", "Here"]
    press(other, "Leave what stands")
    assert other.text_area[0].value == "Here"


@pytest.mark.parametrize(
    "odd", ["<script>alert(1)</script>", "\"quoted\" & 'so' {x} $1 ; drop table action; --", "naïve 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "two\nlines"]
)
def test_odd_words_come_back_as_they_were_typed(forms, odd):
    window, stands, _ = forms
    at = press(type_in(window(), odd), "Save")
    assert stands()[-1][0] == odd and "<script>" not in html_of(at)


def test_marks_that_turn_a_line_round_are_left_out(forms):
    window, stands, _ = forms
    press(type_in(window(), "fin\u202eished\u200b"), "Save")
    assert stands()[-1][0] == "finished"


def test_five_thousand_letters_are_refused_in_words_and_stay_in_the_box(forms):
    window, stands, _ = forms
    at = press(type_in(window(), "x" * 5000), "Save")
    assert "5,000 letters. Say it in at most" in words_of(at) and len(at.text_area[0].value) == 5000 and len(stands()) == 1


@pytest.fixture
def hub(store):
    """A service that somebody added, with its form open as SMT and what stands of it."""
    kept = services.save(store, "990", Service("Hub", provider="Ada"), by="ada", at=AT)

    def meanwhile(**said):
        now = services.services(store, "990")[0]
        services.save(store, "990", replace(now.service, **said), by="cem", at=AT, kept=now)

    return acting("service_map", query={"service": kept.key}), meanwhile, lambda: services.services(store, "990")[0].service


def test_a_service_that_two_change_keeps_what_both_wrote(hub):
    mine, meanwhile, stands = hub
    mine.text_input[1].input("Mine")
    meanwhile(provider="Theirs", area="North")
    press(mine, "Save the service")
    assert "cem saved this" in words_of(mine) and "Provider Theirs Mine" in words_of(mine) and "Area North nothing" in words_of(mine)
    assert stands().provider == "Theirs" and mine.text_input[1].value == "Mine"
    press(mine, "Put mine in its place")
    assert (stands().provider, stands().area) == ("Mine", "")


def test_what_no_box_asks_for_is_nothing_to_decide_and_is_kept(hub):
    mine, meanwhile, stands = hub
    mine.text_input[1].input("Mine")
    meanwhile(website="https://hub.example")
    press(mine, "Save the service")
    assert (stands().provider, stands().website) == ("Mine", "https://hub.example")


def test_a_service_changed_meanwhile_is_not_taken_off_unseen(hub, store):
    mine, meanwhile, stands = hub
    meanwhile(provider="Theirs")
    press(mine, "Take it off")
    assert "State added taken off" in words_of(mine) and stands().provider == "Theirs"
    press(mine, "Put mine in its place")
    assert services.services(store, "990") == []


def test_a_service_that_was_taken_off_can_be_added_again(hub, store):
    press(hub[0], "Take it off")
    at = acting("service_map", query={"view": "add"})
    for box_number, words in ((0, "Hub"), (1, "Ada")):
        at.text_input[box_number].input(words)
    press(at, "Add the service")
    assert "State taken off added" in words_of(at)
    press(at, "Put mine in its place")
    assert [each.service.name for each in services.services(store, "990")] == ["Hub"]


def test_typing_on_does_not_decide_for_commentary(store):
    mine, theirs = box("smt"), box("officer")
    theirs.text_area[0].input("Theirs").run()
    mine.text_area[0].input("Mine").run()
    mine.text_area[1].input("Why").run()
    press(mine, "Finish the commentary")
    assert commentary.commentary(store, "990", "front-door", OCTOBER).commentary.happened == "Theirs"
    assert "Yours" in words_of(mine) and "Mine" in words_of(mine)
    press(mine, "Put mine in its place")
    kept = commentary.commentary(store, "990", "front-door", OCTOBER).commentary
    assert (kept.happened, kept.why) == ("Mine", "Why")
    mine.text_area[2].input("Next").run()
    assert commentary.commentary(store, "990", "front-door", OCTOBER).commentary.next == "Next", "from then on drafts are kept as before"


def test_commentary_finished_meanwhile_is_not_made_a_draft_again_unseen(store):
    mine = box("smt")
    commentary.save(store, "990", "front-door", OCTOBER, Commentary("a", "b", "c"), by="cem", at=AT, finished=True)
    mine.text_area[0].input("Mine").run()
    assert commentary.commentary(store, "990", "front-door", OCTOBER).is_finished
    assert "State finished draft" in words_of(mine)


def test_a_long_draft_is_kept_and_said_to_be_too_long(store):
    at = box("smt")
    at.text_area[0].input("x" * 5000).run()
    assert len(commentary.commentary(store, "990", "front-door", OCTOBER).commentary.happened) == 5000
    assert "What happened has 5,000 letters: cut it to 600 before you finish." in words_of(at)


def type_in(at, words):
    at.text_area[0].input(words)
    return at
