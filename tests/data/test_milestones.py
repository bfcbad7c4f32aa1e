"""Milestones: what is refused, which measures one is shown on, taking one off, and another council's left alone."""

import datetime

import pytest

from data.errors import EntryError
from data.records.home_council import name_home_council
from data.records.milestones import LONGEST, every_milestone, milestones, record, withdraw
from tests.drawing import new_store

AT = datetime.datetime(2026, 11, 20, 9, 30)
DAY = datetime.date(2026, 4, 1)
SAID = "New wellbeing service started"


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    name_home_council(opened, "990", "X99000990", "Exampleton", "halton", synthetic=True)
    yield opened
    opened.close()


def keep(store, subject="", on=DAY, words=SAID, why="Cabinet, 3 March", by="A. Osei", council="990"):
    return record(store, council, subject, on, words, why=why, by=by, at=AT)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"words": " "}, "Say what happened"),
        ({"words": "x" * (LONGEST + 1)}, "at most 60 letters.*these are 61"),
        ({"on": AT.date() + datetime.timedelta(days=1)}, "21 November 2026 is still to come"),
        ({"on": None}, "Enter a day like 01/04/2026"),
        ({"why": " "}, "where it is recorded"),
        ({"by": ""}, "has a council and an author"),
        ({"council": ""}, "has a council and an author"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_words(store, given, says):
    with pytest.raises(EntryError, match=says):
        keep(store, **given)
    assert every_milestone(store, "990") == ()


def test_every_fault_is_told_at_once(store):
    with pytest.raises(EntryError) as refused:
        keep(store, words="", on=None, why="", by="")
    assert [about for _, about in refused.value.faults] == ["words", "on", "why", ""]


def test_today_and_sixty_letters_are_kept_with_a_line_of_the_audit(store):
    made = keep(store, words="  " + "y" * LONGEST + " ", on=AT.date())
    assert (made.id, made.words, made.on) == (1, "y" * LONGEST, AT.date())
    assert store.rows("select who, what, subject from audit where what like '%milestone%'") == [
        ("A. Osei", "recorded a milestone", "milestone 1")
    ]


def test_the_same_twice_is_told_and_spaces_are_one(store):
    keep(store, words="New  wellbeing\nservice started")
    with pytest.raises(EntryError, match="recorded already"):
        keep(store)


def test_one_is_shown_on_its_measure_on_its_objective_s_and_for_all(store):
    late = datetime.date(2026, 6, 1)
    keep(store, "", late, "New case management system")
    keep(store, "front-door", DAY, "Contact centre took over")  # an objective: the measures it commits to and those beside them
    keep(store, "lts_year", DAY, "New reporting form")
    keep(store, "front_door_share", DAY, "Elsewhere", council="991")
    shown = {
        measure: [each.words for each in milestones(store, "990", measure)]
        for measure in ("front_door_share", "repeat_contact", "lts_year", "ascof_2c")
    }
    assert shown == {
        "front_door_share": ["Contact centre took over", "New case management system"],
        "repeat_contact": ["Contact centre took over", "New case management system"],  # a measure that balances two objectives
        "lts_year": ["New reporting form", "New case management system"],
        "ascof_2c": ["New case management system"],
    }
    assert [each.words for each in milestones(store, "991", "front_door_share")] == ["Elsewhere"], "no plan: by measure alone"


def test_one_taken_off_is_shown_nowhere_and_stays_in_the_record(store):
    kept, other = keep(store), keep(store, words="Another")
    for number, why, says in ((kept.id, " ", "Say why"), (99, "wrong", "no such milestone")):
        with pytest.raises(EntryError, match=says):
            withdraw(store, "990", number, why=why, by="B. Lee", at=AT)
    with pytest.raises(EntryError, match="no such milestone"):
        withdraw(store, "991", kept.id, why="not mine", by="B. Lee", at=AT)
    before = store.version
    withdraw(store, "990", kept.id, why="It began a month later", by="B. Lee", at=AT)
    assert store.version > before, "charts are drawn again"
    assert milestones(store, "990", "lts_year") == (other,)
    gone = next(each for each in every_milestone(store, "990") if each.id == kept.id)
    assert (gone.withdrawn_by, gone.withdrawn_at, gone.withdrawn_why) == ("B. Lee", AT, "It began a month later")
    with pytest.raises(EntryError, match="no such milestone"):
        withdraw(store, "990", kept.id, why="twice", by="B. Lee", at=AT)
    assert store.rows("select count(*) from audit where what = 'withdrew a milestone'") == [(1,)]
    assert keep(store).id == 3, "recorded again it is another one"
