"""A file that takes another's place with fewer rows: its receipt says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.commands.work import receipt_words
from data.loading import load
from data.records.uploads import take_out
from tests.drawing import new_store


def contacts(folder: Path, name: str, months: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(
        "month,referrals_total,referrals_front_door\n" + "".join(f"{month},10,7\n" for month in months.split()), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("before", "now", "larger"),
    [
        ("2026-01 2026-02 2026-03", "2026-01 2026-02", (1, 3)),
        ("2026-01 2026-02 2026-03", "2026-03 2026-04", (1, 3)),
        ("2026-01 2026-02", "2026-03", None),  # other months: no place is taken
        ("2026-01 2026-02", "2026-02 2026-03", None),  # as many
        ("2026-01", "2026-01 2026-02", None),  # more
    ],
)
def test_fewer_rows_than_the_upload_whose_place_it_takes(tmp_path, before, now, larger):
    store = new_store(tmp_path)
    load(store, "front_door_contacts", [contacts(tmp_path, "before", before)], council="990")
    load(store, "front_door_contacts", [contacts(tmp_path, "other", "2026-01 2026-02 2026-03 2026-04 2026-05")], council="991")
    [receipt] = load(store, "front_door_contacts", [contacts(tmp_path, "now", now)], council="990")
    assert receipt.larger_before == larger
    said = "Of upload 1, whose place it takes, 3 rows are kept, of this one 1 fewer: if it is not whole, withdraw it"
    assert (said in receipt_words(receipt)) is (larger is not None)
    store.close()


def test_the_newest_in_use_is_the_one_compared_with(tmp_path):
    store = new_store(tmp_path)
    for name, months in (("first", "2026-01 2026-02 2026-03"), ("second", "2026-01 2026-02"), ("third", "2026-01 2026-02 2026-03 2026-04")):
        load(store, "front_door_contacts", [contacts(tmp_path, name, months)], council="990")
    take_out(store, 3, "a slip", "ada")
    [receipt] = load(store, "front_door_contacts", [contacts(tmp_path, "now", "2026-02")], council="990")
    assert receipt.larger_before == (2, 2)
    store.close()
