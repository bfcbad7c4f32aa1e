"""What we knew on a day: the figures as the dashboard showed them then, and the uploads they rested on.

Two roads. The figures of the last run of that day are read where they are kept (those of the last run of each month are, and those behind
editions). Otherwise they are worked out again from the uploads known then, in a transaction that is undone, and held against the digest
that the run left: the same digest means the same figures to the last one. For a day before the dashboard was in use here, the
uploads known are those made for government by then.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from data.errors import MeasureError
from data.framework import Commitment
from data.periods import day_words
from data.store import Store
from metrics import run
from metrics.results import BASES, QUERY, Point, current_run, latest_complete, results

HERE = Path(__file__).parent
END_OF_DAY = datetime.time(23, 59, 59, 999999)
# kept: as they were kept; same: worked out again, digest and all; other: worked out again, and no longer the same;
# before: worked out for a day before the dashboard was in use
Road = Literal["kept", "same", "other", "before"]


@dataclass(frozen=True)
class KnownUpload:
    """An upload known on a day. `withdrawn_at` is later than that day; `purged` says that rows of it are gone since."""

    upload_id: int
    return_id: str
    council: str
    file_name: str
    submitted_at: datetime.datetime | None
    loaded_at: datetime.datetime | None
    loaded_by: str
    withdrawn_at: datetime.datetime | None
    purged: bool


@dataclass(frozen=True)
class Known:
    """What was known on a day. `run_id` is the run whose figures pages showed in the evening, None before there was one; `kept` says that
    its figures are still there. `refusal` says why nothing can be shown; '' when it can."""

    day: datetime.date
    uploads: tuple[KnownUpload, ...]
    run_id: int | None
    kept: bool
    refusal: str = ""


@dataclass(frozen=True)
class ThenAndNow:
    """A commitment's headline figure as known then, the same period as known now, and the latest known now. None: no figure."""

    commitment: Commitment
    then: Point | None
    same_period_now: Point | None
    now: Point | None


@dataclass(frozen=True)
class Figures:
    """The figures of a day beside those of today, and by which road they came."""

    road: Road
    rows: tuple[ThenAndNow, ...]


@dataclass(frozen=True)
class _Run:
    run_id: int
    method: str
    as_of: datetime.date
    started_at: datetime.datetime
    digest: str


def known_on(store: Store, day: datetime.date, today: datetime.date | None = None) -> Known:
    """What was known at the end of a day: uploads and run, or why it cannot be told."""
    if day > (today or datetime.date.today()):
        return Known(day, (), None, False, f"{day_words(day)} is still to come. Choose a day up to today.")
    last = _run_by(store, day)
    uploads = _uploads(store, day, _end_of(day), last is not None)
    if last is not None:
        kept = _is_kept(store, last.run_id)
        return Known(day, uploads, last.run_id, kept, "" if kept else _why_gone(day, _needed(store, last, uploads)))
    if not uploads:
        return Known(day, (), None, False, _nothing_yet(store, day))
    return Known(day, uploads, None, False, _why_gone(day, uploads))


def figures_on(store: Store, known: Known, council: str, commitments: Sequence[Commitment]) -> Figures:
    """The headline figures of a day beside those of today.

    Where they are not kept this runs all measures again, which takes as long as a load and keeps other writers waiting.
    Raises MeasureError, with the reason, where they can no longer be known.
    """
    if known.refusal:
        raise MeasureError(known.refusal)
    measures = {commitment.measure for commitment in commitments}
    road: Road = "kept"
    if known.kept:
        then = results(store, run_id=known.run_id, measures=measures, councils=[council], groups=None)
    else:
        road, then = _worked_out_again(store, known, council, measures)
    now = results(store, measures=measures, councils=[council])
    return Figures(road, tuple(_then_and_now(commitment, then, now) for commitment in commitments))


def _then_and_now(commitment: Commitment, then: Sequence[Point], now: Sequence[Point]) -> ThenAndNow:
    before, after = latest_complete(_line(commitment, then)), _line(commitment, now)
    same = None
    if before is not None:
        of = (before.period_start, before.period_end, before.basis)
        every = [point for point in now if _is_of(point, commitment)]  # the line of today may be on another basis
        same = next((point for point in every if (point.period_start, point.period_end, point.basis) == of), None)
    return ThenAndNow(commitment, before, same, latest_complete(after))


def _line(commitment: Commitment, points: Sequence[Point]) -> list[Point]:
    """The points of a commitment on the first basis there is, as pages choose it."""
    found = [point for point in points if _is_of(point, commitment)]
    first = min((point.basis for point in found), key=BASES.index, default="")
    return [point for point in found if point.basis == first]


def _is_of(point: Point, commitment: Commitment) -> bool:
    of = (commitment.measure, commitment.period_type, commitment.group_type, commitment.group_value)
    return (point.measure_id, point.period_type, point.group_type, point.group_value) == of


def _worked_out_again(store: Store, known: Known, council: str, measures: set[str]) -> tuple[Road, list[Point]]:
    """The figures of that day from the uploads known then; nothing of it stays in the store."""
    last = _run_by(store, known.day)
    # the uploads that the run itself could read, not those loaded later on the same day
    uploads = known.uploads if last is None else _uploads(store, known.day, last.started_at, True)
    failures: dict[str, str] = {}
    while True:
        with store.trying() as cursor:
            _rewind(cursor, [each.upload_id for each in uploads], last)
            try:
                made = run.run_in(
                    cursor, last.method if last else None, last.as_of if last else known.day, is_default=False, failures=failures
                )
            except run.TransactionLost:
                continue
            asked = {"run": made.run_id, "measures": list(measures), "period_types": None, "councils": [council]}
            points = [Point(*row) for row in cursor.execute(QUERY, asked).fetchall()]
            digest = cursor.execute("select digest from run where run_id = ?", [made.run_id]).fetchall()[0][0]
            return "before" if last is None else "same" if digest == last.digest else "other", points


def _rewind(cursor: duckdb.DuckDBPyConnection, known: Sequence[int], last: _Run | None) -> None:
    """Make the record what it was, inside a transaction that is undone. Decisions of today count where there was no dashboard yet."""
    decided_by = last.started_at if last is not None else datetime.datetime.max
    for statement in cursor.extract_statements((HERE / "as_of_rewind.sql").read_text(encoding="utf-8")):
        values = {"known": list(known), "decided_by": decided_by}
        cursor.execute(statement, {name: values[name] for name in statement.named_parameters})


def _run_by(store: Store, day: datetime.date) -> _Run | None:
    """The last run that became the current one by the end of a day."""
    rows = store.rows(
        "select run_id, method_version, as_of, started_at, digest from run where is_default and finished_at <= ? "
        "order by run_id desc limit 1",
        [_end_of(day)],
    )
    return _Run(*rows[0]) if rows else None


def _uploads(store: Store, day: datetime.date, moment: datetime.datetime, in_use: bool) -> tuple[KnownUpload, ...]:
    query = (HERE / "as_of.sql").read_text(encoding="utf-8")
    return tuple(KnownUpload(*row) for row in store.rows(query, {"moment": moment, "day": day, "in_use": in_use}))


def _is_kept(store: Store, run_id: int) -> bool:
    return run_id == current_run(store) or bool(store.rows("select 1 from result where run_id = ? limit 1", [run_id]))


def _needed(store: Store, last: _Run, uploads: Sequence[KnownUpload]) -> list[KnownUpload]:
    """The uploads whose rows a run read; those that served no period were not needed."""
    rows = store.rows("select distinct upload_id from served_quarter where run_id = ?", [last.run_id])
    served = {row[0] for row in rows}
    return [each for each in uploads if each.upload_id in served]


def _why_gone(day: datetime.date, needed: Sequence[KnownUpload]) -> str:
    """Why the figures of a day cannot be worked out again, '' when they can."""
    gone = [each for each in needed if each.purged]
    if not gone:
        return ""
    which = f"upload {gone[0].upload_id}" if len(gone) == 1 else f"{len(gone)} uploads"
    return (
        f"The figures of {day_words(day)} cannot be worked out again: rows of {which} that they need were purged since, "
        "when their time was up. The figures of the last run of each month are kept: choose the end of a month."
    )


def _nothing_yet(store: Store, day: datetime.date) -> str:
    first = store.rows("select min(least(submitted_at, loaded_at))::date from upload")[0][0]
    if first is None:
        return "Nothing has been uploaded yet."
    if first > day:
        return f"Nothing was known on {day_words(day)}: the first upload is of {day_words(first)}. Choose that day or a later one."
    return f"No upload was in use on {day_words(day)}."


def _end_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, END_OF_DAY)
