"""Rebases of control charts: the latest decision on a day counts, and none without a reason and an author."""

import datetime

import pytest

from data.errors import StoreError
from data.records.rebases import Rebase, rebases
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
