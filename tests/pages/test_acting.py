"""Actions, questions and commentary on screen: recorded, answered, kept as drafts, and never overwritten unseen."""

from datetime import date

import pytest

from data.records import actions, commentary, questions
from data.records.actions import Action
from data.records.questions import Question, record_first
from pages.access import Visitor
from pages.parts.waiting_on import waiting
from tests.data.test_written import AT, MEETING
from tests.pages.acting import OCTOBER, SEPTEMBER, acting, box, press
from tests.pages.showing import EVERY_ROLE, html_of, said_in, words_of


@pytest.fixture
def store(nothing_written):
    return nothing_written


def test_an_action_is_added_and_goes_its_way(store):
    at = acting("actions", "smt")
    assert "No action recorded yet" in words_of(at)
    at.text_input[0].input("Train the contact team")
    at.text_input[1].input("Head of Access")
    at.date_input[0].set_value(date(2026, 11, 1))
    press(at, "Add the action")
    assert "Train the contact team" in words_of(at) and "Overdue" in words_of(at)
    at.text_area[0].input("Half of them trained")
    at.slider[0].set_value(50)
    press(at, "Save")
    assert "50%: Half of them trained" in words_of(at)
    every = acting("actions", "smt")
    assert "One action overdue" in words_of(every)


def test_what_is_missing_is_said_in_an_error_box(store):
    at = press(acting("actions", "smt"), "Add the action")
    assert "There is a problem" in words_of(at) and "Say what will be done" in words_of(at)


@pytest.mark.parametrize(
    ("framework", "parts", "one"), [("oldham", 6, "Service Directory"), ("leicestershire", 8, "Local Area Co-ordination")]
)
def test_a_frameworks_priority_areas_and_workstreams_wait_for_actions(store, framework, parts, one):
    one_by_one = {6: "Six", 8: "Eight"}
    said = words_of(acting("actions", "smt", framework))
    assert said.count("No action recorded") >= parts and one in said
    assert f"{one_by_one[parts]} of {one_by_one[parts].lower()} without an action." in said


def test_an_address_restores_the_actions_of_one_workstream(store):
    late = Action("Agree the criteria", "Head of Contracts", due_on=date(2026, 11, 1), part="commissioning")
    for each in (late, Action("Draw up one contract", "Ada", due_on=date(2026, 12, 24), measure="front_door_share")):
        actions.save(store, "990", each, by="ada", at=AT)
    said = words_of(acting("actions", "smt", "leicestershire", {"part": "commissioning"}))
    assert "Commissioning: one action overdue" in said and "Agree the criteria" in said and "Draw up one contract" not in said
    assert "Done 0 of 1" in said and "Next due [z]" in said and "“Consider a joint approach" in said
    every = words_of(acting("actions", "smt", "leicestershire"))
    assert "One overdue 0 of 1 done Agree the criteria (overdue, 0%)" in every
    assert "0 of 1 done next due 24 December 2026 Draw up one contract (open, 0%)" in every, "it moves a measure of this workstream"


def test_an_address_that_leads_to_nothing_says_so(store):
    for query, says in (({"part": "x"}, "has no part called “x”"), ({"action": "77"}, "There is no action 77")):
        assert says in words_of(acting("actions", query=query))
    assert "There is no question 77" in words_of(acting("questions", query={"question": "77"}))


def test_an_action_is_added_for_a_workstream_and_a_measure(store):
    at = acting("actions", "smt", "leicestershire", {"part": "partnership"})
    at.text_input[0].input("Meet the districts")
    at.text_input[1].input("Ada")
    at.selectbox[1].set_value("front_door_share")
    press(at, "Add the action")
    [kept] = actions.actions(store, "990")
    assert (kept.action.part, kept.action.measure, kept.record.subject) == ("partnership", "front_door_share", "")


def test_what_else_changed_stands_in_the_history(store):
    first = actions.save(store, "990", Action("Read all", "Ada", due_on=date(2026, 11, 1)), by="ada", at=AT)
    later = Action("Read all", "Ben", due_on=date(2026, 12, 1), note="All but two.", percent=90)
    actions.save(store, "990", later, by="ben", at=AT, over=first.record, state="done")
    said = words_of(acting("actions", query={"action": "1"}))
    assert "100%: All but two. Done Owner: Ben, before Ada Due: 1 December 2026, before 1 November 2026 ben" in said


def test_the_overview_is_told_what_waits_and_the_public_is_not(store):
    record_first(store, "990", "halton")
    actions.save(store, "990", Action("Read all", "Ada", due_on=date(2026, 11, 1)), by="ada", at=AT)
    told = [said_in(each) for each in waiting(Visitor("a", "smt", "local"))]
    assert told == ["One action overdue: due 1 November 2026, Ada.", "Two questions of scrutiny wait for a reply."]
    assert waiting(Visitor("a", "scrutiny", "local")) == ()


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("page", ["actions", "questions"])
def test_every_role_reads_and_some_write(store, page, role):
    record_first(store, "990", "halton")
    at = acting(page, role)
    assert bool(at.button) is (role in ("officer", "approver", "smt"))


def test_the_minutes_of_2018_wait_for_replies_and_the_dashboard_shows_what_answers_them(store):
    record_first(store, "990", "halton")
    said = words_of(acting("questions", "scrutiny"))
    assert "Two questions wait for a reply, three are replied to and not closed" in said
    assert "how would success be measured" in said and "This dashboard answers it" in said and "No owner recorded" in said


def test_a_question_is_recorded_replied_to_and_closed(store):
    at = acting("questions", "officer")
    at.text_area[0].input("Why so many?")
    at.text_input[0].input("Health Board, 12 November 2026")
    at.date_input[0].set_value(date(2026, 11, 12))
    press(at, "Record it")
    assert "No reply yet" in words_of(at)
    at.text_area[0].input("A ward closed.")
    press(at, "Save")
    assert "Question: replied" in words_of(at)
    at.radio[0].set_value("closed")
    press(at, "Save")
    assert "Question: closed" in words_of(at)


def test_commentary_is_kept_as_it_is_typed_and_promised_beside_the_next_month(store):
    at = box(month=SEPTEMBER)
    assert "Commentary is asked for: off track" in words_of(at)
    at.text_area[0].input("More came").run()
    assert commentary.commentary(store, "990", "front-door", SEPTEMBER).commentary.happened == "More came"
    at.text_area[1].input("A new form").run()
    at.text_area[2].input("Train the team").run()
    press(at, "Finish the commentary")
    assert commentary.commentary(store, "990", "front-door", SEPTEMBER).is_finished
    assert "write" not in at.query_params and not at.text_area, "it stands as text, and not in the boxes as well"
    assert "What happened More came" in words_of(at) and "Change the commentary" in words_of(at)
    later = box()
    assert "Promised in September 2026 “Train the team”" in words_of(later)
    later.radio[0].set_value("partly").run()
    assert "Was it kept? Partly" in words_of(later)


def test_commentary_that_lacks_a_box_is_not_finished(store):
    at = press(box(), "Finish the commentary")
    assert "Write all three boxes" in words_of(at)


def test_two_who_write_the_same_commentary_see_both_and_one_decides(store):
    mine, theirs = box("smt"), box("officer")
    theirs.text_area[0].input("Theirs").run()
    mine.text_area[0].input("Mine").run()
    assert "after you opened it" in words_of(mine) and "Theirs" in words_of(mine)
    mine.run()
    assert commentary.commentary(store, "990", "front-door", OCTOBER).commentary.happened == "Theirs", "nothing is saved by reading on"
    press(mine, "Put mine in its place")
    kept = commentary.commentary(store, "990", "front-door", OCTOBER)
    assert (kept.commentary.happened, kept.record.version, kept.record.by) == ("Mine", 2, "a smt")


def test_theirs_may_stand(store):
    mine, theirs = box("smt"), box("officer")
    theirs.text_area[0].input("Theirs").run()
    mine.text_area[0].input("Mine").run()
    press(mine, "Leave what stands")
    assert commentary.commentary(store, "990", "front-door", OCTOBER).commentary.happened == "Theirs"
    assert mine.text_area[0].value == "Theirs"


@pytest.mark.parametrize(("role", "writes"), [("smt", True), ("officer", True), ("approver", False), ("administrator", False)])
def test_an_approver_checks_commentary_and_does_not_write_it(store, role, writes):
    assert bool(box(role).text_area) is writes


def test_scrutiny_reads_commentary_in_editions_only(store):
    box().text_area[0].input("Not yet checked").run()
    assert html_of(box("scrutiny")) == ""


@pytest.mark.parametrize("kind", ["evaluation", "case study", "value", "assessment"])
def test_evidence_of_each_kind_is_recorded(store, kind):
    at = acting("evidence", query={"kind": kind})
    at.text_input[0].input("What people say")
    at.text_area[0].input("Four in five would come again.")
    if kind == "value":
        at.number_input[1].set_value(1000.0)
        at.text_area[1].input("One visit saved in ten.")
    press(at, "Record it")
    assert "What people say" in words_of(at) and "One piece of evidence" in words_of(at)


def test_a_case_study_that_tells_who_somebody_is_is_refused(store):
    at = acting("evidence", query={"kind": "case study"})
    at.text_input[0].input("A new start")
    at.text_area[0].input("Mrs Smith of WA8 7QF joined.")
    press(at, "Record it")
    assert "There is a problem" in words_of(at) and "Take out what could tell who somebody is" in words_of(at)


def test_scrutiny_reads_what_is_being_done_and_not_what_officers_say_of_it(store):
    kept = actions.save(store, "990", actions.Action("Read each placement", "Ada", note="Three of nine read."), by="ada", at=AT)
    for role, told in (("smt", True), ("scrutiny", False)):
        assert ("Three of nine" in words_of(acting("actions", role))) is told
        assert ("Three of nine" in words_of(acting("actions", role, query={"action": str(kept.record.id)}))) is told


def test_a_measures_own_page_shows_what_is_done_and_asked_about_it(store):
    assert "Add an action" in words_of(acting("measure", query={"id": "front_door_share"}))
    actions.save(store, "990", Action("Read all", "Ada", measure="front_door_share"), by="ada", at=AT, subject="wellbeing")
    questions.save(store, "990", Question("Why so many?", MEETING, date(2026, 11, 12)), by="ada", at=AT, subject="front_door_share")
    said = words_of(acting("measure", query={"id": "front_door_share"}))
    assert "What is being done" in said and "Read all" in said and "Why so many?" in said
    assert "Read all" not in words_of(acting("measure", "scrutiny", query={"id": "front_door_share"}))
    assert "Read all" not in words_of(acting("measure", query={"id": "lts_year"}))
