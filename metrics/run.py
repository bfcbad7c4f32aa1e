"""One run of the measures: every measure, period and breakdown of the councils whose extracts are held, into the store at once."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from data import local_returns
from data.client_level_data import build
from data.errors import MeasureError, kind_and_place
from data.retention import require_not_purged
from data.store import Store
from data.unforeseen import said_of_query
from metrics import engine, program
from metrics.catalogue import catalogue

HERE = Path(__file__).parent
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class RunReport:
    """What a run made. `failures` names the measures that could not be worked out, with the reason; the others stand."""

    run_id: int
    councils: tuple[str, ...]
    method_version: str
    as_of: datetime.date
    is_default: bool
    results: int
    failures: dict[str, str]

    def __str__(self) -> str:
        whose = f"council {', '.join(self.councils)}" if self.councils else "published figures only"
        lines = [f"Run {self.run_id}: {self.results:,} figures, method {self.method_version}, as of {self.as_of:%d %B %Y}, {whose}."]
        lines += [f"  {measure} could not be worked out: {reason}" for measure, reason in self.failures.items()]
        return "\n".join(lines)


class TransactionLost(Exception):
    """A measure's query failed in a way that ends the transaction: all is undone, to be done again without that measure."""


def run(store: Store, method_version: str | None = None, as_of: datetime.date | None = None, is_default: bool | None = None) -> RunReport:
    """Work out every measure and copy published figures, under a new run number; all of it appears, or nothing.

    Without a method the council's own is used (M1 until it decides otherwise). A run by that method as of today becomes the current one;
    any other stands beside it. A measure that fails is named in the report and the rest go on; but where the store is held to little memory
    (`Store.modestly`) and it is too little, all is undone and that is raised (duckdb.OutOfMemoryException), to be done again in more.
    StoreError, by `Store.writing`, where the disk is full.
    """
    failures: dict[str, str] = {}
    while True:
        try:
            with store.writing() as cursor:
                return run_in(cursor, method_version, as_of, is_default, failures, in_little=store.is_modest)
        except TransactionLost:
            continue


def default_method(cursor: duckdb.DuckDBPyConnection) -> str:
    """The method that the council decided on, M1 until it does."""
    row = cursor.execute("select arg_max(value, decided_at) from decision where kind = 'method'").fetchall()[0]
    return str(row[0] or "M1")


def councils_with_records(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """The councils with a file of their own in use that measures are worked out from, or with evidence recorded in the dashboard."""
    rows = cursor.execute(
        "select distinct council from upload where list_contains(?::varchar[], return_id) and withdrawn_at is null "
        "and not coalesce(excluded, false) and council <> '' union select council from evidence order by council",
        [["client_level_data", *local_returns.ids()]],
    ).fetchall()
    return [str(row[0]) for row in rows]


def run_in(
    cursor: duckdb.DuckDBPyConnection,
    method: str | None = None,
    as_of: datetime.date | None = None,
    is_default: bool | None = None,
    failures: dict[str, str] | None = None,
    *,
    in_little: bool = False,
) -> RunReport:
    """One attempt inside the caller's transaction. A measure in `failures` is passed over; one that fails now joins them.

    Raises MeasureError where rows that a run as of that day would count were purged, and TransactionLost when a failure ended the
    transaction: begin it again, with the same `failures`. `in_little`, being out of memory is no measure's own failure: it is raised.
    """
    failures = {} if failures is None else failures
    if as_of is not None:
        require_not_purged(cursor, as_of)
    usual, today = default_method(cursor), datetime.date.today()
    method, as_of = method or usual, as_of or today
    current = is_default if is_default is not None else method == usual and as_of == today
    run_id = int(cursor.execute("select coalesce(max(run_id), 0) + 1 from run").fetchall()[0][0])
    started_at = datetime.datetime.now()
    councils = councils_with_records(cursor)
    for council in councils:
        try:
            build(cursor, council, method, as_of)
        except duckdb.Error as error:
            if _is_of_the_machine(error, in_little):
                raise
            raise MeasureError(f"The national method failed on the files of council {council} ({said_of_query(error)}).") from error
        _measure(cursor, engine.Calculation(run_id, council, method, as_of), failures, in_little=in_little)
        _keep_tables(cursor, run_id, council, current)
    cursor.execute(_step("published"), {"run_id": run_id})
    _record(cursor, run_id, councils, method, as_of, current, started_at, failures)
    results = cursor.execute("select count(*) from result where run_id = ?", [run_id]).fetchall()[0][0]
    return RunReport(run_id, tuple(councils), method, as_of, current, int(results), dict(failures))


def _measure(
    cursor: duckdb.DuckDBPyConnection, calculation: engine.Calculation, failures: dict[str, str], *, in_little: bool
) -> None:  # fmt: skip
    """Every noun and measure for one council, but those that failed before."""
    engine.prepare(cursor, calculation.council)
    for noun in engine.nouns():
        _attempt(cursor, noun, partial(engine.make_noun, cursor, noun), failures, in_little=in_little)
    for measure in catalogue().values():
        if measure.sql:
            _attempt(cursor, measure.id, partial(engine.count, cursor, measure, calculation), failures, in_little=in_little)


def _attempt(
    cursor: duckdb.DuckDBPyConnection, name: str, work: Callable[[], None], failures: dict[str, str], *, in_little: bool
) -> None:  # fmt: skip
    """Do one piece of work; a failure is named and the rest go on. Raises TransactionLost when that takes a fresh start."""
    if name in failures:
        return
    try:
        work()
    except duckdb.Error as error:
        if _is_of_the_machine(error, in_little):
            raise
        logger.error("%s failed: %s", name, kind_and_place(error))
        failures[name] = said_of_query(error)
        # DuckDB ends a transaction at some errors (a sum too large) and not at others (an unknown column)
        try:
            cursor.execute("select 1")
        except duckdb.TransactionException as ended:
            raise TransactionLost from ended


def _is_of_the_machine(error: duckdb.Error, in_little: bool) -> bool:
    """Whether no measure is at fault: the disk is full or broken, or the store is held to too little memory."""
    return isinstance(error, duckdb.IOException) or (in_little and isinstance(error, duckdb.OutOfMemoryException))


def _keep_tables(cursor: duckdb.DuckDBPyConnection, run_id: int, council: str, current: bool) -> None:
    """What served this run; and, for the current run, the tables of the national method themselves."""
    cursor.execute(_step("served"), {"run_id": run_id, "council": council})
    if current:
        cursor.execute(_step("keep_tables"))


def _record(
    cursor: duckdb.DuckDBPyConnection, run_id: int, councils: list[str], method: str, as_of: datetime.date, current: bool,
    started_at: datetime.datetime, failures: dict[str, str],
) -> None:  # fmt: skip
    """The run's own row, the flip of the current one, and old runs reduced to their digest."""
    cursor.execute(
        _step("record"),
        {
            "run_id": run_id, "councils": ";".join(councils), "method_version": method, "as_of": as_of, "started_at": started_at,
            "is_default": current, "failures": "; ".join(f"{name}: {reason}" for name, reason in failures.items()),
        },
    )  # fmt: skip
    if current:
        cursor.execute("delete from current_run")
        cursor.execute("insert into current_run values (?)", [run_id])
        program.note(cursor)
    cursor.execute(_step("reduce"))


def _step(name: str) -> str:
    return (HERE / f"run_{name}.sql").read_text(encoding="utf-8")
