"""Our own figure beside the published one of the same council, measure and year, on the page."""

import datetime

import pytest

from data.store import Store
from pages.parts import figures, remembered
from tests.pages.drawn_store import COLUMNS, row
from tests.pages.parts.test_comparison import section
from tests.pages.showing import html_of, words_of

YEAR = ("financial_year", datetime.date(2024, 4, 1), datetime.date(2025, 3, 31))
PUBLISHED = {"basis": "CLD published", "method": "", "uploads": "2"}


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """A store of Sampleham, an invented council that is taken for a real one: nobody's lookup knows its code."""
    store = Store(tmp_path / "both.duckdb")
    rows = [
        row("ascof_2a", YEAR, (90, 100, 90.0), "%", council="995", uploads="1"),
        row("ascof_2a", YEAR, (86, 99, 86.9), "%", council="995", **PUBLISHED),
        row("ascof_2a", YEAR, (142525, 184745, 77.1), "%", council="E92000001", **PUBLISHED),
        row("ascof_2e1", YEAR, (50, 60, 83.3333), "%", council="995", uploads="1"),
        row("ascof_2e1", YEAR, (50, 60, 83.3), "%", council="995", **PUBLISHED),
    ]
    with store.writing() as cursor:
        now = datetime.datetime(2026, 11, 1)
        cursor.execute("insert into home_council values ('995', 'E99999995', 'Sampleham', 'halton', false, false, ?, 'a test')", [now])
        cursor.execute("insert into current_run values (1)")
        cursor.executemany(f"insert into result ({COLUMNS}) values ({', '.join('?' * 20)})", rows)
        for upload_id, made, loaded, rejected in ((1, "2025-07-28", "2025-07-29", 12), (2, "2025-12-18", "2026-01-05", 0)):
            cursor.execute(
                "insert into upload (upload_id, return_id, file_name, submitted_at, loaded_at, rows_read, rows_kept, rows_rejected) "
                "values (?, 'client_level_data', 'a.csv', ?, ?, 100, 100, ?)",
                [upload_id, made, loaded, rejected],
            )
        names = [each[0] for each in cursor.execute("describe counted_nationally").fetchall()]
        known = {
            "upload_id": 1, "council": "995", "measure_id": "ascof_2a", "person": "P1", "period_start": YEAR[1], "period_end": YEAR[2],
            "group_type": "all", "group_value": "All", "in_denominator": True, "in_numerator": True,
        }  # fmt: skip
        cursor.execute(
            f"insert into counted_nationally ({', '.join(names)}) values ({', '.join('?' * len(names))})", [known.get(n) for n in names]
        )
    monkeypatch.setitem(figures._open, str(store.path), store)
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    remembered.forget()
    yield store
    store.close()


def test_both_with_the_difference_in_points_and_people_and_what_explains_it(pages):
    told = words_of(section("ascof_2a", "officer"))
    assert "2024/25: our own figure is up 3.1 points on the published one" in told
    assert "90.0% 90 of 100" in told and "86.9% 86 of 99" in told
    assert "Up 3.1 points: 4 more counted, 1 more looked at." in told
    assert "12 rows of our files could not be kept" in told and "method" not in told.partition("12 rows")[0].rpartition("Up 3.1")[2]


def test_the_way_to_the_comparison_of_people_is_for_those_who_may_see_people(pages):
    assert 'href="./reconciliation?id=ascof_2a&amp;period=2025-03-31' in html_of(section("ascof_2a", "officer"))
    for role in ("smt", "approver", "scrutiny"):
        assert "reconciliation" not in html_of(section("ascof_2a", role))


def test_where_they_agree_it_says_so(pages):
    told = words_of(section("ascof_2e1"))
    assert "2024/25: our own figure and the published one agree" in told and "They agree." in told


def test_the_public_reads_no_number_of_people_by_which_they_differ(pages):
    told = words_of(section("ascof_2a", "scrutiny"))
    assert "more counted" not in told and "more looked at" not in told


def test_a_council_that_no_lookup_knows_is_called_by_its_own_name_and_has_no_neighbours(pages):
    told = words_of(section("ascof_2a"))
    assert "England: 77.1%, below Sampleham’s likely range" in told
    assert "No list of councils like Sampleham is held, so there is no neighbours’ figure." in told
    assert "995" not in told
