"""Who is behind a figure, and who was left out and why: for officers only, by the council's own person number."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.client_level_data import build
from data.errors import MeasureError
from data.periods import day_words, period_words
from data.store import Store
from data.unforeseen import said_of_query
from metrics import engine
from metrics.catalogue import Measure, catalogue
from metrics.run import councils_with_records, default_method

LIST = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True)
class People:
    """One row per candidate of a measure in one period. `person` is the council's own number; the last columns are the groups."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def people(
    store: Store,
    measure_id: str,
    period_end: datetime.date,
    period_type: str = "financial_year",
    method_version: str | None = None,
    as_of: datetime.date | None = None,
    council: str | None = None,
) -> People:
    """Everyone considered for a figure: counted or not, by which rule, and why.

    The tables are made afresh for the method and the as-of date asked for; nothing is kept.
    Raises MeasureError for a measure or period that is not there, saying what is.
    """
    measure = _measure(measure_id, period_type)
    with store.cursor() as cursor:
        method = method_version or default_method(cursor)
        build(cursor, _council(cursor, council), method, as_of or datetime.date.today())
        engine.prepare(cursor, _council(cursor, council))
        try:
            for noun in engine.nouns():
                engine.make_noun(cursor, noun)
            found = engine.candidates(cursor, measure, period_type, period_end)
        except duckdb.Error as error:
            raise MeasureError(f"Who is behind {measure_id} cannot be listed: {said_of_query(error)}.") from error
        if not found:
            raise MeasureError(_no_such_period(cursor, measure_id, period_type, period_end))
        return _listed(cursor, measure)


def _listed(cursor: duckdb.DuckDBPyConnection, measure: Measure) -> People:
    groups = "".join(f", candidate.{name}" for name in measure.breakdowns)
    query = LIST.read_text(encoding="utf-8").replace("$GROUPS$", groups).replace("$HEADLINE$", "headline" if measure.beside else "true")
    cursor.execute(query, {"rules": list(measure.rules), "reasons": list(measure.rules.values())})
    return People(("person", "in_denominator", "in_numerator", "rule", "reason", *measure.breakdowns), tuple(cursor.fetchall()))


def _measure(measure_id: str, period_type: str) -> Measure:
    measure = catalogue().get(measure_id)
    if measure is None:
        raise MeasureError(f"There is no measure {measure_id!r}. The measures are: {', '.join(sorted(catalogue()))}.")
    if not measure.sql:
        raise MeasureError(f"{measure_id} does not come from the extract, so nobody can be listed behind it.")
    if period_type not in measure.period_types:
        raise MeasureError(f"{measure_id} has no period of type {period_type!r}: ask for {' or '.join(measure.period_types)}.")
    return measure


def _council(cursor: duckdb.DuckDBPyConnection, council: str | None) -> str:
    held = councils_with_records(cursor)
    if council is None and len(held) == 1:
        return held[0]
    if council is None and held:
        raise MeasureError(f"Say of which council: {', '.join(held)}.")
    if council not in held:
        raise MeasureError("No Client Level Data extract is held" + (f" for council {council}." if council else ".") + " Load one first.")
    return council


def _no_such_period(cursor: duckdb.DuckDBPyConnection, measure_id: str, period_type: str, period_end: datetime.date) -> str:
    ends = cursor.execute(
        "select period_start, period_end from known_period where period_type = ? order by abs(date_diff('day', period_end, ?)) limit 1",
        [period_type, period_end],
    ).fetchall()
    if not ends:
        return f"The uploads wholly cover no period of type {period_type}, so {measure_id} has no figure."
    nearest = f"{period_words(period_type, *ends[0])}, which ends on {day_words(ends[0][1])} ({ends[0][1]})"
    return f"The uploads do not wholly cover a {period_type} that ends on {day_words(period_end)}. The nearest they cover is {nearest}."
