"""What was known on a day: kept figures, figures worked out again, uploads withdrawn or purged since, days before there was anything."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import MeasureError
from data.framework import Commitment
from data.store import Store
from metrics import as_of
from metrics.results import Point
from metrics.run import run
from tests.drawing import copied, new_store, submit

D = datetime.date
TODAY = D(2026, 1, 31)
REQUESTS = (Commitment("requests_all", "Requests", "monitor", "month"),)
FIRST = "person | event_type | event_start_date | event_end_date | event_outcome\nA | Request | 2025-06-01 | 2025-06-02 | Odd word"
SECOND = f"{FIRST}\nB | Request | 2025-06-03 | 2025-06-04 | NFA: Other\nC | Request | 2025-09-03 | 2025-09-04 | NFA: Other"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The store below, of a test's own."""
    store = copied(two_uploads, tmp_path / "drawn.duckdb")
    yield store
    store.close()


def two_uploads(store: Store) -> None:
    """Upload 1 of August tells of one request in June; upload 2 of November of two, and one in September. Figures after each."""
    submit(store, FIRST, covers=("2025-04-01", "2025-06-30"), submitted_at="2025-08-05 10:00")
    run_on(store, D(2025, 8, 5))
    submit(store, SECOND, covers=("2025-04-01", "2025-09-30"), submitted_at="2025-11-05 10:00")
    run_on(store, D(2025, 11, 5))


def run_on(store: Store, day: datetime.date) -> None:
    """The run that made the figures of a day, as if it had been made at noon."""
    made = run(store, "M1", day, is_default=True)
    noon = datetime.datetime.combine(day, datetime.time(12))
    with store.writing() as cursor:
        cursor.execute("update run set started_at = ?, finished_at = ? where run_id = ?", [noon, noon, made.run_id])


def forget_results(store: Store, run_id: int = 1) -> None:
    with store.writing() as cursor:
        cursor.execute("delete from result where run_id = ?", [run_id])


def said(point: Point | None) -> tuple[int, float | None] | None:
    """Month and number of a point."""
    return None if point is None else (point.period_end.month, point.numerator)


def figures(store: Store, day: datetime.date) -> tuple[str, list[tuple[int, float | None] | None]]:
    """The road, and the one commitment's figure then, of the same period now, and now."""
    found = as_of.figures_on(store, as_of.known_on(store, day, TODAY), "990", REQUESTS)
    [row] = found.rows
    return found.road, [said(row.then), said(row.same_period_now), said(row.now)]


@pytest.mark.parametrize(
    ("day", "run_id", "uploads", "then"),
    [
        (D(2025, 8, 5), 1, [1], (6, 1)),
        (D(2025, 11, 4), 1, [1], (6, 1)),
        (D(2025, 11, 5), 2, [1, 2], (9, 1)),
        (TODAY, 2, [1, 2], (9, 1)),
    ],
)
def test_the_last_run_by_the_end_of_the_day_is_what_was_known(
    store: Store, day: datetime.date, run_id: int, uploads: list[int], then: tuple[int, float]
) -> None:
    known = as_of.known_on(store, day, TODAY)
    assert (known.run_id, known.kept, known.refusal) == (run_id, True, "")
    assert [each.upload_id for each in known.uploads] == uploads
    assert figures(store, day) == ("kept", [then, (6, 2) if then[0] == 6 else then, (9, 1)])


def test_figures_that_are_not_kept_are_worked_out_again_the_same_and_leave_no_trace(store: Store) -> None:
    forget_results(store)
    before = (store.version, store.rows("select count(*) from run"), store.rows("select upload_id, excluded, withdrawn_at from upload"))
    assert not as_of.known_on(store, D(2025, 9, 1), TODAY).kept
    assert figures(store, D(2025, 9, 1)) == ("same", [(6, 1), (6, 2), (9, 1)])
    assert before == (
        store.version,
        store.rows("select count(*) from run"),
        store.rows("select upload_id, excluded, withdrawn_at from upload"),
    )


def test_figures_that_come_out_otherwise_say_so(store: Store) -> None:
    forget_results(store)
    with store.writing() as cursor:
        cursor.execute("update run set digest = 'of other rules' where run_id = 1")
    assert figures(store, D(2025, 9, 1))[0] == "other"


def test_what_was_decided_later_is_not_known(store: Store) -> None:
    forget_results(store)
    with store.writing() as cursor:
        cursor.execute(
            "insert into decision values (1, '990', 'value_mapping', 'event_outcome', 'Odd word', 'NFA: Other', '', '2025-12-01 10:00', 'a test')"
        )
    assert figures(store, D(2025, 9, 1))[0] == "same"


def test_an_upload_withdrawn_later_was_known(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("update upload set withdrawn_at = '2025-12-01 10:00' where upload_id = 2")
    run_on(store, D(2025, 12, 1))
    forget_results(store, 2)
    assert [each.upload_id for each in as_of.known_on(store, D(2025, 11, 30), TODAY).uploads] == [1, 2]
    assert [each.upload_id for each in as_of.known_on(store, D(2025, 12, 1), TODAY).uploads] == [1]
    assert figures(store, D(2025, 11, 30)) == ("same", [(9, 1), None, (6, 1)])


def test_an_upload_put_back_was_not_known_while_it_was_withdrawn(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute(
            "insert into decision values (1, '990', 'upload', 'upload 2', 'put back in use', '2025-12-01 10:00:00', 'a mistake', "
            "'2025-12-05 10:00', 'a test')"
        )
    known = {day: [each.upload_id for each in as_of.known_on(store, D(2025, 12, day), TODAY).uploads] for day in (1, 4, 5)}
    assert known == {1: [1], 4: [1], 5: [1, 2]}


def test_before_the_dashboard_was_in_use_the_files_of_that_time_count(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("update upload set loaded_at = '2026-01-05 10:00'")
        cursor.execute("update run set started_at = '2026-01-05 12:00', finished_at = '2026-01-05 12:00'")
    known = as_of.known_on(store, D(2025, 9, 1), TODAY)
    assert (known.run_id, known.kept, [each.upload_id for each in known.uploads]) == (None, False, [1])
    assert figures(store, D(2025, 9, 1)) == ("before", [(6, 1), (6, 2), (9, 1)])


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (D(2025, 8, 4), "Nothing was known on 4 August 2025: the first upload is of 5 August 2025."),
        (D(2026, 2, 1), "1 February 2026 is still to come."),
    ],
)
def test_a_day_that_nothing_can_be_said_of_is_refused_with_the_reason(store: Store, day: datetime.date, says: str) -> None:
    known = as_of.known_on(store, day, TODAY)
    assert known.refusal.startswith(says) and known.uploads == ()
    with pytest.raises(MeasureError, match=says[:20]):
        as_of.figures_on(store, known, "990", REQUESTS)


def test_an_empty_store_knows_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert as_of.known_on(store, TODAY, TODAY).refusal == "Nothing has been uploaded yet."
    store.close()


@pytest.mark.parametrize(
    ("purged_at", "table", "kept", "refused"),
    [
        ("2026-01-10 03:00", "cld_row", False, True),
        ("2026-01-10 03:00", "cld_row", True, False),  # kept figures hold no person, so they stay
        ("2026-01-10 03:00", "fault", False, False),
        ("2025-08-04 03:00", "cld_row", False, False),  # gone before that day: the figures of that day did without
    ],
)
def test_a_day_whose_rows_were_purged_is_refused_unless_its_figures_are_kept(
    store: Store, purged_at: str, table: str, kept: bool, refused: bool
) -> None:
    if not kept:
        forget_results(store)
    with store.writing() as cursor:
        cursor.execute("insert into purge values (?, 'the clock', '2025-07-01', 1, ?, 1)", [purged_at, table])
    known = as_of.known_on(store, D(2025, 9, 1), TODAY)
    assert ("rows of upload 1 that they need were purged" in known.refusal) is refused
    assert known.uploads[0].purged is (table == "cld_row" and purged_at.startswith("2026"))


def test_rows_purged_of_an_upload_that_served_nothing_refuse_nothing(store: Store) -> None:
    submit(store, SECOND, covers=("2025-04-01", "2025-09-30"), submitted_at="2025-11-06 10:00")
    run_on(store, D(2025, 12, 6))
    run_on(store, D(2026, 1, 6))
    forget_results(store, 3)
    with store.writing() as cursor:
        cursor.execute("insert into purge values ('2026-01-10 03:00', 'the clock', '2025-07-01', 1, 'cld_row', 1)")
    assert as_of.known_on(store, D(2025, 12, 7), TODAY).refusal == ""
