"""What a figure was when it was last reported: which run that is, which periods are revised, and by which uploads."""

from datetime import date

import pytest

from data.store import Store
from metrics.results import Point
from metrics.revisions import last_reported

AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)


@pytest.fixture
def store(tmp_path):
    """Runs as of August, September and October 2026 (the current one), and one of September by another method."""
    opened = Store(tmp_path / "runs.duckdb")
    with opened.writing() as cursor:
        for run_id, method, as_of in ((1, "M1", AUGUST), (2, "M1", SEPTEMBER), (3, "M2", SEPTEMBER), (4, "M1", OCTOBER)):
            cursor.execute(
                "insert into run (run_id, council, method_version, as_of, is_default) values (?, '990', ?, ?, true)",
                [run_id, method, as_of],
            )
        cursor.execute("insert into current_run values (4)")
    yield opened
    opened.close()


def put(store, table):
    """run | month | number | uploads, of one measure; '' is no figure."""
    with store.writing() as cursor:
        for line in table.strip().splitlines():
            run, month, number, uploads = (each.strip() for each in line.split("|"))
            end = date.fromisoformat(month)
            cursor.execute(
                "insert into result (run_id, council, measure_id, basis, period_type, period_start, period_end, group_type, group_value, "
                "numerator, value, unit, status, uploads) values (?, '990', 'requests_all', 'CLD local', 'month', ?, ?, 'all', 'All', ?, ?, "
                "'requests', ?, ?)",
                [int(run), end.replace(day=1), end, number or None, number or None, "observed" if number else "suppressed", uploads],
            )  # fmt: skip


def point(end):
    return Point(
        "990", "requests_all", "", "M1", "CLD local", "month", end.replace(day=1), end, "all", "All", 1.0, None, 1.0, "requests", "observed",
        OCTOBER, "",
    )  # fmt: skip


def test_the_latest_earlier_reading_by_the_same_method_counts(store):
    put(store, "1 | 2026-07-31 | 7 | 1\n2 | 2026-07-31 | 8 | 1\n3 | 2026-07-31 | 99 | 1\n4 | 2026-07-31 | 9 | 1, 2")
    reported = last_reported(store, point(date(2026, 7, 31)))
    found = reported.of(point(date(2026, 7, 31)))
    assert reported.as_of == SEPTEMBER and (found.then.value, found.now.value) == (8.0, 9.0)
    assert found.is_revised and found.new_uploads == [2]


def test_a_reading_whose_figures_are_gone_is_passed_over(store):
    put(store, "1 | 2026-07-31 | 7 | 1\n4 | 2026-07-31 | 7 | 1")
    reported = last_reported(store, point(date(2026, 7, 31)))
    assert reported.as_of == AUGUST and reported.revised == []


def test_without_an_earlier_reading_there_is_nothing_to_say(store):
    put(store, "4 | 2026-07-31 | 7 | 1")
    assert last_reported(store, point(date(2026, 7, 31))) is None


def test_a_period_not_shown_then_is_new_and_one_that_is_gone_is_revised(store):
    put(store, "2 | 2026-06-30 | 5 | 1\n2 | 2026-07-31 | 6 | 1\n4 | 2026-07-31 | 6 | 1\n4 | 2026-08-31 | 8 | 1")
    reported = last_reported(store, point(date(2026, 7, 31)))
    assert reported.of(point(date(2026, 8, 31))) is None
    assert [each.then.period_end for each in reported.revised] == [date(2026, 6, 30)] and reported.revised[0].now is None


@pytest.mark.parametrize(
    ("then", "now", "revised"),
    [("7", "7", False), ("7", "8", True), ("", "8", True), ("7", "", True), ("", "", False), ("7.0000000001", "7", False)],
)
def test_what_counts_as_revised(store, then, now, revised):
    put(store, f"2 | 2026-07-31 | {then} | 1\n4 | 2026-07-31 | {now} | 1")
    assert bool(last_reported(store, point(date(2026, 7, 31))).revised) is revised
