"""What each of the figures' commands does with an open store, and how their words are read."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from data.commands.console import Console
from data.commands.program import Caller, Program, Work, value
from data.errors import MeasureError
from data.periods import parse_day
from data.records import audit
from data.safe_cells import write_csv
from data.store import Store
from metrics.catalogue import catalogue
from metrics.people import people
from metrics.results import Point, results
from metrics.run import run

ABOUT = "The figures' commands: python -m metrics run | results | people. Exit codes: 0 done, 2 cannot be done (the reason is said)."
FRESH = (Path(__file__).parent / "run_is_fresh.sql").read_text(encoding="utf-8")
METHODS = ("M1", "M2")
PERIOD_TYPES = ("month", "quarter", "financial_year", "rolling_year", "snapshot")
# the columns of a result, in the order that scripts rely on
COLUMNS = (
    "council", "measure_id", "framework_year", "method_version", "basis", "period_type", "period_start", "period_end", "group_type",
    "group_value", "numerator", "denominator", "value", "unit", "status", "as_of", "uploads",
)  # fmt: skip


def _run(store: Store, options: argparse.Namespace, console: Console) -> int:
    console.progress("Working out the figures ...")
    console.say(run(store, method_version=options.method, as_of=options.as_of))
    return 0


def _results(store: Store, options: argparse.Namespace, console: Console) -> int:
    _known(options.measure or [])
    points = results(
        store,
        run_id=_run_asked_for(store, options.method, options.as_of),
        measures=options.measure,
        period_types=options.period_type,
        audience=options.audience,
    )
    _write(console, COLUMNS, (_cells(point) for point in points), options.format)
    return 0


def _people(store: Store, options: argparse.Namespace, console: Console) -> int:
    _known([options.measure])
    listed = people(store, options.measure, options.period_end, options.period_type, method_version=options.method, as_of=options.as_of)
    _write(console, listed.columns, listed.rows, options.format)
    audit.note(store, options.by, "listed the people behind a figure", options.measure, f"{options.period_type} to {options.period_end}")
    return 0


def _run_asked_for(store: Store, method: str | None, as_of: datetime.date | None) -> int | None:
    """The latest run made, or the latest by the method and as of the date asked for; made now when what it rests on has changed since."""
    latest = "select max(run_id) from run where (? is null or method_version = ?) and (? is null or as_of = ?)"
    asked = [method, method, as_of, as_of]
    found = store.rows(latest, asked)[0][0]
    if method is None and as_of is None:
        return None if found is None else int(found)
    fresh = store.rows(FRESH, [found]) if found is not None else []
    if not fresh or not fresh[0][0]:
        run(store, method_version=method, as_of=as_of)
        found = store.rows(latest, asked)[0][0]
    return None if found is None else int(found)


def _known(measures: Iterable[str]) -> None:
    for measure in measures:
        if measure not in catalogue():
            raise MeasureError(f"There is no measure {measure!r}. The measures are: {', '.join(sorted(catalogue()))}.")


def _cells(point: Point) -> tuple[Any, ...]:
    """A point's contract columns; whole counts without a decimal point, unknown values empty."""
    cells = dataclasses.asdict(point)
    return tuple(
        int(cell) if isinstance(cell, float) and cell.is_integer() and name != "value" else cell
        for name, cell in ((c, cells[c]) for c in COLUMNS)
    )


def _write(console: Console, columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    if form == "json":
        json.dump([dict(zip(columns, row, strict=True)) for row in rows], console.out, default=str, ensure_ascii=False)
        console.say("")
    else:
        write_csv(console.out, columns, rows)


def _parser(caller: Caller) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description=ABOUT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--store", help="the store's file (default: PREVENTION_STORE, else var/prevention.duckdb)")
    everywhere.add_argument("--by", default=caller.name, help="who does this, for the record")
    everywhere.add_argument("--method", choices=METHODS, help="the national method (default: the council's decision, else M1)")
    everywhere.add_argument("--as-of", type=value(parse_day), metavar="DATE", help="what was known on that day (default: today)")

    def command(name: str, work: Work, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[everywhere], help=words)
        added.set_defaults(work=work)
        return added

    command("run", _run, "work out every measure")

    listing = command("results", _results, "print the figures of one run")
    listing.add_argument("--measure", action="append", metavar="ID")
    listing.add_argument("--period-type", action="append", choices=PERIOD_TYPES)
    listing.add_argument("--audience", choices=("exact", "public"), default="exact")
    listing.add_argument("--format", choices=("csv", "json"), default="csv")

    behind = command("people", _people, "who is counted, who is not, and why")
    behind.add_argument("--measure", required=True, metavar="ID")
    behind.add_argument("--period-end", required=True, type=value(parse_day), metavar="DATE")
    behind.add_argument("--period-type", choices=PERIOD_TYPES, default="financial_year")
    behind.add_argument("--format", choices=("csv", "json"), default="csv")
    return parser


PROGRAM = Program("metrics", _parser)
