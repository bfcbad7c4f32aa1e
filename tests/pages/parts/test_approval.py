"""Who approved a figure: its publisher, an edition that gives it as shown, one that gives another, or nobody yet."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from data.store import Store
from metrics.edition_contents import place
from pages.parts import approval, figures
from tests.pages.parts.points import point

SHOWN = point(412.0, 536.0, 76.9)
APPROVED = datetime(2026, 11, 20, 10)


@pytest.fixture
def store(tmp_path, monkeypatch):
    opened = Store(tmp_path / "editions.duckdb")
    monkeypatch.setattr(figures, "store", lambda: opened)
    yield opened
    opened.close()


def edition(store, number, value, kind="result", embargo=None):
    """An approved edition that gives the figure of August with that value."""
    body = json.dumps({"numerator": 412, "denominator": 536, "value": value})
    with store.writing(figures_stand=True) as cursor:
        cursor.execute(
            "insert into edition (edition_id, council, number, name, run_id, checked_by, approved_by, approved_at, embargo_until) "
            "values (?, '990', ?, 'August 2026', 1, 'R. Clerk', 'D. Head', ?, ?)",
            [number, number, APPROVED, embargo],
        )
        cursor.execute("insert into edition_item (edition_id, kind, subject, item, body) values (?, ?, 'front_door_share', ?, ?)",
                       [number, kind, place(SHOWN), body])  # fmt: skip


def test_nobody_yet_and_its_publisher(store):
    assert approval.approved("exact", SHOWN) == approval.NOT_YET
    assert approval.approved("exact", replace(SHOWN, basis="CLD published")) == "By its publisher"


def test_the_newest_edition_that_holds_it_is_named_with_who_and_when(store):
    edition(store, 1, 70.0)
    edition(store, 2, 76.9)
    assert approval.approved("exact", SHOWN) == (
        "In edition 2 (August 2026), approved by D. Head, checked by R. Clerk, on 20 November 2026"
    )


def test_another_figure_than_the_one_shown_is_not_passed_off_as_approved(store):
    edition(store, 1, 70.0)
    assert approval.approved("exact", SHOWN).startswith("Not as it is shown here: edition 1 (August 2026), approved by D. Head")


def test_the_public_reads_no_names_and_nothing_before_its_day(store):
    edition(store, 1, 76.9, kind="public result", embargo=datetime(2999, 1, 1))
    assert approval.approved("public", SHOWN) == approval.NOT_YET
    edition(store, 2, 76.9, kind="public result")
    assert approval.approved("public", SHOWN) == "In edition 2 (August 2026), approved on 20 November 2026"


def test_the_stamp_moves_when_an_edition_is_approved_though_the_version_does_not(store):
    version, before = store.version, approval.stamp()
    edition(store, 1, 76.9)
    assert store.version == version and approval.stamp() != before
