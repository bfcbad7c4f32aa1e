"""What people write: versions, who is told that somebody else was quicker, and what each kind of record asks for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from data.errors import StoreError
from data.records import actions, commentary, evidence, questions, written
from data.records.actions import Action
from data.records.commentary import Commentary
from data.records.evidence import Evidence
from data.records.plain import plain
from data.records.questions import Question
from data.store import Store

AT = datetime(2026, 11, 20, 10, 0)
OCTOBER, SEPTEMBER = date(2026, 10, 31), date(2026, 9, 30)
MEETING = "Health Board, 12 November 2026"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("written") / "written.duckdb")
    yield store
    store.close()


@pytest.fixture
def store(opened):
    """One store for all tests of this file, emptied of what the last one wrote."""
    with opened.writing() as cursor:
        for table in ("commentary", "action", "question", "evidence", "service_entry"):
            cursor.execute(f"delete from {table}")
    return opened


def wrote(store, happened="More came", over=None, by="ada", finished=False, period=OCTOBER, kept=""):
    said = Commentary(happened, "A new form", "Train the team", kept)
    return commentary.save(store, "990", "front-door", period, said, by=by, at=AT, over=over, finished=finished)


@pytest.mark.parametrize("table", ["commentary", "action", "question", "evidence", "service_entry"])
def test_the_second_to_save_is_told_and_nothing_is_overwritten(store, table):
    first = written.save(store, table, "990", {"says": "a"}, state="open", by="ada", at=AT)
    theirs = written.save(store, table, "990", {"says": "b"}, state="open", by="ben", at=AT, over=first)
    with pytest.raises(written.Overtaken, match="ben saved this at 10:00 on 20 November 2026, after you opened it") as told:
        written.save(store, table, "990", {"says": "c"}, state="open", by="ada", at=AT, over=first)
    assert told.value.theirs == theirs and told.value.mine == {"says": "c"}
    assert [each.body["says"] for each in written.history(store, table, "990", first.id)] == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("open\u202e, 50%\u202c", "open, 50%"),
        ("\ufeffa\u200bb\u00ad\x00c\u2066", "abc"),
        ("one\r\ntwo\u2028three\ttab", "one\ntwo\nthree\ttab"),
        (" \u200b\u200d\u202e\n", ""),
        ("👩‍👩‍👧 🏴\U000e0067\U000e007f naïve مرحبا", "👩‍👩‍👧 🏴\U000e0067\U000e007f naïve مرحبا"),
    ],
)
def test_text_is_kept_without_marks_that_cannot_be_seen(store, typed, kept):
    assert plain(typed) == kept
    assert written.save(store, "evidence", "990", {"says": typed}, state="open", by="ada", at=AT).body == {"says": kept}


def test_two_who_each_begin_the_commentary_of_a_month_do_not_write_two(store):
    wrote(store)
    with pytest.raises(written.Overtaken):
        wrote(store, "Fewer came", by="ben")
    assert len(commentary.every(store, "990")) == 1


def test_of_many_who_save_at_once_one_writes_and_the_others_are_told(store):
    first = written.save(store, "question", "990", {"says": ""}, state="open", by="ada", at=AT)

    def save(number):
        try:
            written.save(store, "question", "990", {"says": str(number)}, state="open", by=f"b{number}", at=AT, over=first)
        except written.Overtaken:
            return "told"
        return "wrote"

    with ThreadPoolExecutor(8) as people:
        assert sorted(people.map(save, range(8))) == ["told"] * 7 + ["wrote"]
    assert [each.version for each in written.history(store, "question", "990", first.id)] == [1, 2]


def test_another_council_sees_nothing_of_it(store):
    wrote(store)
    assert commentary.every(store, "991") == [] and commentary.commentary(store, "991", "front-door", OCTOBER) is None


def test_writing_moves_no_figure(store):
    before = store.version
    wrote(store)
    assert store.version == before


def test_a_promise_stands_beside_the_next_period_until_somebody_says_whether_it_was_kept(store):
    wrote(store, period=SEPTEMBER)
    assert commentary.promised_before(store, "990", "front-door", OCTOBER) is None, "a draft promises nothing"
    wrote(store, period=SEPTEMBER, over=commentary.commentary(store, "990", "front-door", SEPTEMBER).record, finished=True)
    assert commentary.promised_before(store, "990", "front-door", OCTOBER).commentary.next == "Train the team"
    with pytest.raises(StoreError, match="whether what was promised before was kept"):
        wrote(store, finished=True)
    assert wrote(store, finished=True, kept="partly").is_finished


def test_what_was_said_of_the_latest_figure_speaks_for_a_later_month(store):
    wrote(store, "Of September", period=SEPTEMBER)

    def said(ends):
        return commentary.said_of(store, "990", "front-door", OCTOBER, ends)

    assert said(SEPTEMBER).commentary.happened == "Of September" and said(OCTOBER) is None and said(None) is None
    wrote(store, "Of October")
    assert said(SEPTEMBER).commentary.happened == "Of October"


@pytest.mark.parametrize(
    ("now", "before", "required"),
    [("Off track", "On track", True), ("At risk", "At risk", True), ("At risk", "On track", False), ("On track", "Off track", False)],
)
def test_commentary_is_asked_for_where_it_is_off_track_or_at_risk_twice_running(now, before, required):
    assert commentary.is_required(now, before) is required


@pytest.mark.parametrize(
    ("said", "finished", "says"),
    [
        (Commentary("x" * 601, "y", "z"), True, "What happened has 601 letters, and a box holds 600 at the end"),
        (Commentary("x", "y" * 6001), False, "Why has 6,001 letters, and a box holds 6,000"),
        (Commentary("x", "", "y"), True, "Write all three boxes"),
        (Commentary(kept="maybe"), False, "yes, partly or no"),
    ],
)
def test_commentary_says_what_is_missing(store, said, finished, says):
    with pytest.raises(StoreError, match=says):
        commentary.save(store, "990", "front-door", OCTOBER, said, by="ada", at=AT, finished=finished)


@pytest.mark.parametrize(
    ("due", "state", "standing"),
    [
        (None, "open", "no date"),
        (date(2026, 11, 19), "open", "overdue"),
        (date(2026, 11, 20), "open", "due soon"),
        (date(2026, 12, 20), "open", "due soon"),
        (date(2026, 12, 21), "open", "open"),
        (date(2026, 11, 19), "done", "done"),
    ],
)
def test_an_action_stands_by_its_day(store, due, state, standing):
    kept = actions.save(store, "990", Action("Train the team", "Ada", due_on=due), by="ada", at=AT, state=state)
    assert kept.standing(AT.date()) == standing
    assert actions.actions(store, "990") == [kept]


def test_the_progress_of_an_action_is_its_history(store):
    kept = actions.save(store, "990", Action("Train the team", "Ada"), by="ada", at=AT, subject="front-door")
    later = Action("Train the team", "Ada", note="Half of them", percent=50)
    actions.save(store, "990", later, by="ben", at=AT + timedelta(days=3), over=kept.record)
    assert [(each.action.percent, each.record.by) for each in actions.progress(store, "990", kept.record.id)] == [(0, "ada"), (50, "ben")]
    assert [each.record.subject for each in actions.actions(store, "990", "front-door")] == ["front-door"]


@pytest.mark.parametrize(
    ("action", "state", "says"),
    [
        (Action(" ", "Ada"), "open", "Say what will be done"),
        (Action("Train", " "), "open", "Say who will do it"),
        (Action("Train", "Ada", percent=101), "open", "from 0 to 100"),
        (Action("Train", "Ada"), "dropped", "why the action is dropped"),
        (Action("T" * 301, "Ada"), "open", "What will be done has 301 letters. Say it in at most 300"),
        (Action("T", "A" * 101), "open", "Owner has 101 letters. Say it in at most 100"),
        (Action("\u200b", "Ada"), "open", "Say what will be done"),
    ],
)
def test_an_action_says_what_is_missing(store, action, state, says):
    with pytest.raises(StoreError, match=says):
        actions.save(store, "990", action, by="ada", at=AT, state=state)


def test_why_an_action_is_dropped_is_said_anew_and_what_is_done_is_all_done(store):
    kept = actions.save(store, "990", Action("Train", "Ada", note="Half of them", percent=50), by="ada", at=AT)
    with pytest.raises(StoreError, match="why the action is dropped"):
        actions.save(store, "990", kept.action, by="ada", at=AT, over=kept.record, state="dropped")
    assert actions.save(store, "990", kept.action, by="ada", at=AT, over=kept.record, state="done").action.percent == 100


def test_a_question_is_carried_until_it_is_closed(store):
    asked = questions.save(store, "990", Question("Why so many?", MEETING, date(2026, 11, 12), due_on=date(2026, 11, 19)), by="ada", at=AT)
    assert asked.state == "open" and asked.is_late(AT.date())
    reply = Question("Why so many?", MEETING, date(2026, 11, 12), reply="A hospital ward closed.")
    replied = questions.save(store, "990", reply, by="ben", at=AT, over=asked.record)
    assert (replied.state, replied.question.replied_on) == ("replied", AT.date())
    assert questions.carried(store, "990") == [replied]
    closed = questions.save(store, "990", replied.question, by="ada", at=AT, over=replied.record, state="closed")
    assert questions.carried(store, "990") == [] and questions.questions(store, "990") == [closed]


@pytest.mark.parametrize(
    ("question", "state", "says"),
    [
        (Question("", MEETING, OCTOBER), "", "what was asked"),
        (Question("Why?", "", OCTOBER), "", "at which meeting"),
        (Question("Why?", MEETING, date(2026, 11, 21)), "", "still to come"),
        (Question("Why?", MEETING, OCTOBER), "closed", "closed by a reply"),
        (Question("Why?", MEETING, OCTOBER), "replied", "without a reply"),
        (Question("Why?", MEETING, OCTOBER, reply="x" * 1201), "", "The reply has 1,201 letters. Say it in at most 1,200"),
        (Question("Why?", MEETING, OCTOBER, kind="riddle"), "", "one of: question"),
    ],
)
def test_a_question_says_what_is_missing(store, question, state, says):
    with pytest.raises(StoreError, match=says):
        questions.save(store, "990", question, by="ada", at=AT, state=state)


def test_haltons_minutes_of_2018_are_the_first_entries_and_are_recorded_once(store):
    assert questions.record_first(store, "990", "halton") == 6
    assert questions.record_first(store, "990", "halton") == 0
    kinds = [(each.question.kind, each.state) for each in questions.questions(store, "990")]
    assert sorted(kinds) == sorted([("question", "open"), ("action", "open"), *[("question", "replied")] * 3, ("resolution", "closed")])
    assert {each.question.asked_on for each in questions.questions(store, "990")} == {date(2018, 6, 19)}
    assert questions.record_first(store, "990", "oldham") == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A person in her nineties joined a coffee morning.", ""),
        ("Her number is 943 476 5919.", "an NHS or telephone number"),
        ("She lives at WA8 7QF.", "a postcode"),
        ("Write to ada@example.org about it.", "an e-mail address"),
        ("Born 01/02/1931, she joined.", "a full date, which may be one of birth"),
        ("Mrs Smith joined.", "a person's name"),
        ("412 of 536 people were at home in 2025/26.", ""),
    ],
)
def test_a_case_study_with_a_personal_detail_is_refused(store, words, found):
    assert evidence.personal_detail(words) == found
    said = Evidence("case study", "A new start", words)
    if found:
        with pytest.raises(StoreError, match="Take out what could tell"):
            evidence.save(store, "990", said, by="ada", at=AT)
    else:
        assert evidence.save(store, "990", said, by="ada", at=AT, subject="front-door").evidence == said
        assert evidence.evidence(store, "990", "front-door") and not evidence.evidence(store, "990", "wellbeing")


def test_value_is_a_recorded_calculation_with_its_assumptions(store):
    with pytest.raises(StoreError, match="needs its cost and its assumptions"):
        evidence.save(store, "990", Evidence("value", "Return", "Three for one", cost=1000.0), by="ada", at=AT)
    said = Evidence("value", "Return", "Three for one", cost=1000.0, benefit=3000.0, assumptions="Ten fewer visits at £300.", people=10)
    assert evidence.save(store, "990", said, by="ada", at=AT).evidence == said
