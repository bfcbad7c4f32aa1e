"""Actions, questions and commentary on screen: recorded, answered, kept as drafts, and never overwritten unseen."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.records import commentary
from data.records.home_council import name_home_council
from data.records.questions import record_first
from data.store import Store
from pages.parts import figures
from tests.pages.showing import EVERY_ROLE, TODAY, html_of, words_of

OCTOBER, SEPTEMBER = date(2026, 10, 31), date(2026, 9, 30)
TABLES = ("commentary", "action", "question", "evidence")


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("acting") / "acting.duckdb")
    name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    figures._open[str(store.path)] = store
    yield store
    figures._open.pop(str(store.path)).close()


@pytest.fixture
def store(opened, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", str(opened.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    with opened.writing() as cursor:
        for table in TABLES:
            cursor.execute(f"delete from {table}")
    return opened


def _page(page, role, plan):
    import importlib

    from pages.access import Visitor

    importlib.import_module(f"pages.{page}").show(Visitor(f"a {role}", role, "local", plan=plan))


def _box(role, month, word, before):
    from datetime import date

    from data.framework import load_framework
    from pages.access import Visitor
    from pages.parts import commentary_box

    objective = load_framework("halton").objectives[0]
    commentary_box.show(Visitor(f"a {role}", role, "local"), objective, date.fromisoformat(month), word, before)


def opened_at(script, **given):
    at = AppTest.from_function(script, kwargs=given, default_timeout=30)
    at.query_params["write"] = "yes"
    at.run()
    assert not at.exception, at.exception
    return at


def press(at, label):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception, at.exception
    return at


def box(role="smt", month=OCTOBER, word="Off track", before="On track"):
    return opened_at(_box, role=role, month=month.isoformat(), word=word, before=before)


def test_an_action_is_added_and_goes_its_way(store):
    at = opened_at(_page, page="actions", role="smt", plan="")
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
    every = opened_at(_page, page="actions", role="smt", plan="")
    assert "One action overdue" in words_of(every)


def test_what_is_missing_is_said_in_an_error_box(store):
    at = press(opened_at(_page, page="actions", role="smt", plan=""), "Add the action")
    assert "There is a problem" in words_of(at) and "Say what will be done" in words_of(at)


def test_a_frameworks_priority_areas_wait_for_actions(store):
    said = words_of(opened_at(_page, page="actions", role="smt", plan="oldham"))
    assert said.count("No action recorded") >= 6 and "Service Directory" in said


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("page", ["actions", "questions"])
def test_every_role_reads_and_some_write(store, page, role):
    record_first(store, "990", "halton")
    at = opened_at(_page, page=page, role=role, plan="")
    assert bool(at.button) is (role in ("officer", "approver", "smt"))


def test_the_minutes_of_2018_wait_for_replies_and_the_dashboard_shows_what_answers_them(store):
    record_first(store, "990", "halton")
    said = words_of(opened_at(_page, page="questions", role="scrutiny", plan=""))
    assert "Two questions wait for a reply, three are replied to and not closed" in said
    assert "how would success be measured" in said and "This dashboard answers it" in said


def test_a_question_is_recorded_replied_to_and_closed(store):
    at = opened_at(_page, page="questions", role="officer", plan="")
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
    press(mine, "Let theirs stand")
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
    at = AppTest.from_function(_page, kwargs={"page": "evidence", "role": "smt", "plan": ""}, default_timeout=30)
    at.query_params["kind"] = kind
    at.run()
    at.text_input[0].input("What people say")
    at.text_area[0].input("Four in five would come again.")
    if kind == "value":
        at.number_input[1].set_value(1000.0)
        at.text_area[1].input("One visit saved in ten.")
    press(at, "Record it")
    assert "What people say" in words_of(at) and "One piece of evidence" in words_of(at)


def test_a_case_study_that_tells_who_somebody_is_is_refused(store):
    at = AppTest.from_function(_page, kwargs={"page": "evidence", "role": "smt", "plan": ""}, default_timeout=30)
    at.query_params["kind"] = "case study"
    at.run()
    at.text_input[0].input("A new start")
    at.text_area[0].input("Mrs Smith of WA8 7QF joined.")
    press(at, "Record it")
    assert "There is a problem" in words_of(at) and "Take out what could tell who somebody is" in words_of(at)


def test_scrutiny_reads_what_is_being_done_and_not_what_officers_say_of_it(store):
    from data.records import actions
    from tests.data.test_written import AT

    kept = actions.save(store, "990", actions.Action("Read each placement", "Ada", note="Three of nine read."), by="ada", at=AT)
    for role, told in (("smt", True), ("scrutiny", False)):
        assert ("Three of nine" in words_of(opened_at(_page, page="actions", role=role, plan=""))) is told
        at = AppTest.from_function(_page, kwargs={"page": "actions", "role": role, "plan": ""}, default_timeout=30)
        at.query_params["action"] = str(kept.record.id)
        assert ("Three of nine" in words_of(at.run())) is told
