"""Rebases of control charts: the latest decision on a day counts, and none without a reason and an author."""

import datetime

import pytest

from data.errors import EntryError, StoreError
from data.records.rebases import Rebase, every_rebase, is_in_force, rebase, rebases, take_back
from tests.drawing import new_store

AT = datetime.datetime(2026, 5, 4, 9, 30)


def test_the_latest_decision_on_a_day_counts(tmp_path):
    store = new_store(tmp_path)
    drawn = [
        # council, subject, since, value, why, day, by
        ["990", "front_door_share", "2026-04-01", "yes", "first thought", 0, "B. Lee"],
        ["990", "front_door_share", "2026-04-01", "yes", "A new wellbeing service started", 1, "A. Osei"],
        ["990", "front_door_share", "2025-10-01", "yes", "Taken back below", 0, "A. Osei"],
        ["990", "front_door_share", "2025-10-01", "no", "The change did not last", 2, "A. Osei"],
        ["990", "front_door_share", "2025-04-01", "yes", " ", 0, "A. Osei"],
        ["990", "front_door_share", "2025-05-01", "yes", "An author once", 0, "A. Osei"],
        ["990", "front_door_share", "2025-05-01", "yes", "No author now", 1, None],
        ["990", "requests_all", "2025-04-01", "yes", "Another measure", 0, "A. Osei"],
        ["991", "front_door_share", "2025-04-01", "yes", "Another council", 0, "A. Osei"],
    ]
    with store.writing() as cursor:
        cursor.executemany(
            "insert into decision values (?, ?, 'rebase', ?, ?, ?, ?, ?, ?)",
            [[n, *row[:5], AT + datetime.timedelta(days=row[5]), row[6]] for n, row in enumerate(drawn, start=1)],
        )
    found = rebases(store, "990", "front_door_share")
    assert found == (Rebase(datetime.date(2026, 4, 1), "A new wellbeing service started", "A. Osei", AT + datetime.timedelta(days=1)),)
    store.close()


def test_a_rebase_from_no_day_is_told(tmp_path):
    store = new_store(tmp_path)
    with store.writing() as cursor:
        cursor.execute("insert into decision values (1, '990', 'rebase', 'requests_all', 'spring', 'yes', 'why', ?, 'A. Osei')", [AT])
    with pytest.raises(StoreError, match="'spring', which is no day"):
        rebases(store, "990", "requests_all")
    store.close()


MONTHS = [datetime.date(2023 + n // 12, n % 12 + 1, 1) for n in range(30)]  # January 2023 to June 2025
SAID = {"why": "A new wellbeing service started", "by": "A. Osei", "at": AT}


def decide(store, since, *, starts=MONTHS, showed="", council="990", measure="front_door_share", **said):
    rebase(store, council, measure, since, starts=starts, fewest=12, showed=showed, **{**SAID, **said})


@pytest.fixture
def store(tmp_path):
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("place", "says"),
    [(0, "Enter a day after 1 January 2023 and up to 1 June 2025"), (11, "before 1 December 2023 there would be 11"), (12, ""), (18, ""),
     (19, "from 1 August 2024 on there would be 11"), (29, "there would be 1")],
)  # fmt: skip
def test_limits_start_afresh_where_both_sides_have_enough_figures(store, place, says):
    if says:
        with pytest.raises(EntryError, match=says) as refused:
            decide(store, MONTHS[place])
        assert [about for _, about in refused.value.faults] == ["since"]
        assert store.rows("select count(*) from decision") == [(0,)]
    else:
        decide(store, MONTHS[place])
        assert [each.since for each in rebases(store, "990", "front_door_share")] == [MONTHS[place]]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"since": datetime.date(2025, 6, 2)}, "up to 1 June 2025"),
        ({"since": MONTHS[12], "starts": MONTHS[:23]}, "There are 23 final figures: it takes 24"),
        ({"since": MONTHS[12], "starts": []}, "no figure yet"),
        ({"since": None, "why": " "}, "Enter a day like 01/04/2026. Say why"),
        ({"since": MONTHS[12], "why": " "}, "Say why"),
        ({"since": MONTHS[12], "by": ""}, "an author"),
    ],
)
def test_what_cannot_be_rebased_is_refused_in_words(store, given, says):
    with pytest.raises(EntryError, match=says):
        decide(store, **given)
    assert rebases(store, "990", "front_door_share") == ()


def test_where_a_day_may_lie_is_said(store):
    with pytest.raises(EntryError, match="Enter a day from 1 January 2024 to 1 July 2024"):
        decide(store, MONTHS[3])


def test_a_second_rebase_leaves_no_stretch_too_short(store):
    forty = [datetime.date(2022 + n // 12, n % 12 + 1, 1) for n in range(40)]
    decide(store, forty[12], starts=forty)
    for place, says in ((12, "on 1 January 2023 already"), (20, "further from the others")):
        with pytest.raises(EntryError, match=says):
            decide(store, forty[place], starts=forty)
    decide(store, forty[24], starts=forty)
    assert [each.since for each in rebases(store, "990", "front_door_share")] == [forty[12], forty[24]]


def test_what_the_chart_showed_stays_in_the_record_also_when_it_is_taken_back(store):
    decide(store, MONTHS[14], showed="March 2024: above the upper limit.")
    decide(store, MONTHS[14], council="991")
    before = store.version
    for since, why, says in ((MONTHS[15], "wrong", "nothing to take back"), (MONTHS[14], "", "Say why")):
        with pytest.raises(EntryError, match=says):
            take_back(store, "990", "front_door_share", since, **{**SAID, "why": why})
    [now] = rebases(store, "990", "front_door_share")
    assert (now.showed, now.why) == ("March 2024: above the upper limit.", "A new wellbeing service started")
    later = {**SAID, "at": AT + datetime.timedelta(days=1), "why": "It did not last"}
    take_back(store, "990", "front_door_share", MONTHS[14], **later)
    assert store.version > before and rebases(store, "990", "front_door_share") == ()
    assert [(is_in_force(decision), each.showed) for decision, each in every_rebase(store, "990")] == [
        (False, ""), (False, "March 2024: above the upper limit."),
    ]  # fmt: skip
    assert [each.since for each in rebases(store, "991", "front_door_share")] == [MONTHS[14]], "another council's stands"
    assert {what for (what,) in store.rows("select what from audit")} == {"rebased a control chart", "took a rebase back"}
    assert any("March 2024: above the upper limit" in details for (details,) in store.rows("select details from audit"))
