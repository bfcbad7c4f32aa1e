"""A council drawn in a test: its extract through the whole national method, and what the measures make of it."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.client_level_data import build
from data.store import Store
from metrics import engine
from metrics.catalogue import catalogue
from metrics.people import people
from metrics.run import run
from tests.drawing import drawn, new_store, submit

D = datetime.date
AS_OF = D(2026, 8, 1)
BOTH_METHODS = pytest.mark.parametrize("method", ["M1", "M2"])
YEAR_END = D(2026, 3, 31)
HELD = {"covers": ("2024-04-01", "2026-06-30"), "submitted_at": "2026-07-15"}  # the extract of a council that says nothing else


class Council:
    """A store of one council, asked about one period. Figures are those of its newest run; of a drawn council nothing is run before a
    test asks for `store`: a measure is worked out when its figure is wanted.
    """

    def __init__(self, store: Store, method: str, drawn: bool = False) -> None:
        self._store = store
        self.method = method
        self._worked_out: set[str] = set()
        self._made: duckdb.DuckDBPyConnection | None = None  # with the nouns, in a transaction that holds the figures asked for
        self._open = contextlib.ExitStack()
        self._drawn = drawn

    @property
    def store(self) -> Store:
        """The store with every measure worked out."""
        if self._drawn:
            self._drawn = False
            self._open.close()
            report = run(self._store, self.method, AS_OF, is_default=True)
            assert report.failures == {}
        return self._store

    def _of(self, measure: str, query: str, values: list[Any]) -> list[tuple[Any, ...]]:
        """Rows of the newest figures, that one measure's among them."""
        if not self._drawn:
            return self._store.rows(query, values)
        with self._nouns() as cursor:
            if measure not in self._worked_out:
                self._worked_out.add(measure)
                engine.count(cursor, catalogue()[measure], engine.Calculation(1, "990", self.method, AS_OF))
            return cursor.execute(query, values).fetchall()

    def figure(
        self, measure: str, group: str = "All", *, group_type: str | None = None, end: D = YEAR_END, period_type: str = "financial_year"
    ) -> tuple[Any, ...] | None:
        """Numerator, denominator, value and status of one figure, or None when there is no such row."""
        rows = self._of(
            measure,
            "select numerator, denominator, value, status from result where run_id = (select max(run_id) from result) and measure_id = ? "
            "and group_value = ? and (? is null or group_type = ?) and period_end = ? and period_type = ?",
            [measure, group, group_type, group_type, end, period_type],
        )
        assert len(rows) <= 1
        return rows[0] if rows else None

    def excluded(self, measure: str, end: D = YEAR_END, period_type: str = "financial_year") -> dict[str, int]:
        """How many candidates each rule left out."""
        rows = self._of(
            measure,
            "select rule, candidates from exclusion where run_id = (select max(run_id) from result) and measure_id = ? and period_end = ? "
            "and period_type = ?",
            [measure, end, period_type],
        )
        return {str(rule): int(candidates) for rule, candidates in rows}

    def counted(self, measure: str, end: D = YEAR_END, period_type: str = "financial_year") -> dict[str, tuple[int, int]]:
        """Of each person, how often they are in the denominator and in the numerator."""
        found: dict[str, tuple[int, int]] = {}
        for person, in_denominator, in_numerator, *_ in people(self._store, measure, end, period_type, self.method, AS_OF).rows:
            before = found.get(person, (0, 0))
            found[person] = (before[0] + in_denominator, before[1] + in_numerator)
        return found

    def rules(self, measure: str, end: D = YEAR_END, period_type: str = "financial_year") -> dict[str, set[str]]:
        """Of each person, the rules that left them out."""
        found: dict[str, set[str]] = {}
        for person, _, _, rule, *_ in people(self._store, measure, end, period_type, self.method, AS_OF).rows:
            found.setdefault(person, set()).add(rule)
        return found

    def from_nouns(self, query: str) -> list[Any]:
        """What a query says about the nouns that measures read."""
        with self._nouns() as cursor:
            return cursor.execute(query).fetchall()

    def listed(self, end: D) -> dict[str, tuple[int, int, int]]:
        """Of each measure, the candidates for the financial year or month end, and how many are in denominator and numerator."""
        found = {}
        with self._nouns() as cursor:
            for measure in (each for each in catalogue().values() if each.sql):
                headline = "headline" if measure.beside else "true"
                engine.candidates(cursor, measure, "snapshot" if "snapshot" in measure.period_types else "financial_year", end)
                found[measure.id] = cursor.execute(
                    f"select count(*), count(*) filter (in_denominator and {headline}), count(*) filter (in_numerator and {headline}) "
                    "from candidate"
                ).fetchall()[0]
        return found

    @contextlib.contextmanager
    def _nouns(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._made is not None and self._drawn:
            yield self._made
            return
        with contextlib.ExitStack() as opened:
            cursor = opened.enter_context(self._store.cursor())
            cursor.execute("begin")
            build(cursor, "990", self.method, AS_OF)
            engine.prepare(cursor, "990")
            for noun in engine.nouns():
                engine.make_noun(cursor, noun)
            yield cursor
            if self._drawn:
                self._made, self._open = cursor, opened.pop_all()


def council(
    folder: Path,
    table: str,
    method: str = "M1",
    *,
    covers: tuple[str, str] = HELD["covers"],
    submitted_at: str = HELD["submitted_at"],
    settings: dict[str, str] | None = None,
    **common: str | None,
) -> Council:
    """A council with one extract that covers what the period needs before and after it."""
    store = new_store(folder)
    if drawn(table):
        submit(store, table, covers=covers, submitted_at=submitted_at, **common)
    with store.writing() as cursor:
        for name, value in (settings or {}).items():
            cursor.execute("insert into setting values (?, ?, 'test', now()::timestamp, 'test')", [name, value])
    return Council(store, method, drawn=True)
