"""The figures' commands: python -m metrics run | results | people. Exit codes: 0 done, 2 cannot be done (the reason is said)."""

from __future__ import annotations

import argparse
import csv
import dataclasses
import datetime
import json
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from data.errors import DashboardError, MeasureError
from data.periods import parse_day
from data.records import audit
from data.store import Store, open_store
from metrics.catalogue import catalogue
from metrics.people import people
from metrics.results import Point, results
from metrics.run import run

FRESH = (Path(__file__).parent / "run_is_fresh.sql").read_text(encoding="utf-8")
METHODS = ("M1", "M2")
PERIOD_TYPES = ("month", "quarter", "financial_year", "rolling_year", "snapshot")
# the columns of a result, in the order that scripts rely on
COLUMNS = (
    "council", "measure_id", "framework_year", "method_version", "basis", "period_type", "period_start", "period_end", "group_type",
    "group_value", "numerator", "denominator", "value", "unit", "status", "as_of", "uploads",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    options = _parser().parse_args(arguments)
    try:
        store = open_store(options.store)
        try:
            options.command(store, options)
        finally:
            store.close()
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _run(store: Store, options: argparse.Namespace) -> None:
    print(run(store, method_version=options.method, as_of=options.as_of))


def _results(store: Store, options: argparse.Namespace) -> None:
    _known(options.measure or [])
    points = results(
        store,
        run_id=_run_asked_for(store, options.method, options.as_of),
        measures=options.measure,
        period_types=options.period_type,
        audience=options.audience,
    )
    _write(COLUMNS, [_cells(point) for point in points], options.format)


def _people(store: Store, options: argparse.Namespace) -> None:
    _known([options.measure])
    listed = people(store, options.measure, options.period_end, options.period_type, method_version=options.method, as_of=options.as_of)
    _write(listed.columns, listed.rows, options.format)
    audit.note(store, options.by, "listed the people behind a figure", options.measure, f"{options.period_type} to {options.period_end}")


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


def _write(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    if form == "json":
        json.dump([dict(zip(columns, row, strict=True)) for row in rows], sys.stdout, default=str, ensure_ascii=False)
        print()
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _day(text: str) -> datetime.date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--store", help="the store's file (default: PREVENTION_STORE, else var/prevention.duckdb)")
    everywhere.add_argument("--by", default="command line", help="who does this, for the record")
    everywhere.add_argument("--method", choices=METHODS, help="the national method (default: the council's decision, else M1)")
    everywhere.add_argument("--as-of", type=_day, metavar="DATE", help="what was known on that day (default: today)")

    running = commands.add_parser("run", parents=[everywhere], help="work out every measure")
    running.set_defaults(command=_run)

    listing = commands.add_parser("results", parents=[everywhere], help="print the figures of one run")
    listing.set_defaults(command=_results)
    listing.add_argument("--measure", action="append", metavar="ID")
    listing.add_argument("--period-type", action="append", choices=PERIOD_TYPES)
    listing.add_argument("--audience", choices=("exact", "public"), default="exact")
    listing.add_argument("--format", choices=("csv", "json"), default="csv")

    behind = commands.add_parser("people", parents=[everywhere], help="who is counted, who is not, and why")
    behind.set_defaults(command=_people)
    behind.add_argument("--measure", required=True, metavar="ID")
    behind.add_argument("--period-end", required=True, type=_day, metavar="DATE")
    behind.add_argument("--period-type", choices=PERIOD_TYPES, default="financial_year")
    behind.add_argument("--format", choices=("csv", "json"), default="csv")
    return parser


if __name__ == "__main__":
    sys.exit(main())
