"""One engine for every measure: it makes the nouns and the periods, counts by period and breakdown in one pass, and lists candidates."""

from __future__ import annotations

import csv
import datetime
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

import data
from data import local_returns
from data.council import council as council_of
from metrics.catalogue import COMMENT, Measure

HERE = Path(__file__).parent
DATA = Path(data.__file__).parent
VIEWS = DATA / "views"
FRONT_DOOR_OUTCOMES = DATA / "reference" / "front_door_outcomes.csv"


@dataclass(frozen=True)
class Calculation:
    """Whose figures, by which method, as of when, and for which run."""

    run_id: int
    council: str
    method_version: str
    as_of: datetime.date


def prepare(cursor: duckdb.DuckDBPyConnection, council: str) -> None:
    """Make what all measures share, from the tables of the national method: words, periods, populations."""
    local_returns.serve(cursor)
    cursor.execute(_step("persons"))
    cursor.execute(_step("setup"))
    columns = list(zip(*_front_door_outcomes(), strict=True))
    cursor.execute("insert into front_door_outcome select unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::boolean[])", columns)
    cursor.execute(_step("periods"))
    known = council_of(council)
    named_at_first_start = cursor.execute("select ons_code from home_council where council = ?", [council]).fetchone()
    ons_code = known.ons_code if known else named_at_first_start[0] if named_at_first_start else None
    cursor.execute(_step("population"), {"council": council, "ons_code": ons_code})


def nouns() -> tuple[str, ...]:
    """The nouns that measures read, each after those it needs."""
    return tuple(_nouns())


def make_noun(cursor: duckdb.DuckDBPyConnection, noun: str) -> None:
    """Make the table of one noun, computed once for all the measures that read it."""
    cursor.execute(f"drop table if exists temp.{noun}")
    cursor.execute(f"create temp table {noun} as {_nouns()[noun]}")


def count(cursor: duckdb.DuckDBPyConnection, measure: Measure, calculation: Calculation) -> None:
    """Add a measure's results and exclusion counts to the store's tables, for every period that uploads wholly serve."""
    if measure.adds_up:
        cursor.execute(_step("asked_months"), {"period_types": list(measure.period_types), "reads": measure.reads})
    else:
        _ask(cursor, measure, measure.period_types)
    cursor.execute(_counting(measure))
    if measure.adds_up:
        cursor.execute(_step("add_up"), {"period_types": list(measure.period_types), "reads": measure.reads})
    groups = [(name, value) for name, values in measure.always.items() for value in values]
    whose = {"run_id": calculation.run_id, "council": calculation.council, "measure_id": measure.id}
    cursor.execute(
        _step("result"),
        {
            **whose, "method_version": calculation.method_version, "as_of": calculation.as_of, "framework_year": measure.framework_year,
            "basis": measure.basis, "kind": measure.kind, "per": measure.per, "unit": measure.unit, "population": measure.population,
            "look_back_days": measure.look_back_days, "look_ahead_days": measure.look_ahead_days,
            "period_types": list(measure.period_types), "shares": list(measure.shares), "beside": measure.beside,
            "always_types": [name for name, _ in groups], "always_values": [value for _, value in groups],
            "reads": measure.reads, "reads_longer": measure.reads_longer or measure.reads,
            "rules_in_force": _rules_in_force(cursor, measure),
        },
    )  # fmt: skip
    cursor.execute(_step("exclusion"), whose)


def candidates(cursor: duckdb.DuckDBPyConnection, measure: Measure, period_type: str, period_end: datetime.date) -> bool:
    """Make the table `candidate`: everyone considered for one period. False when uploads do not wholly serve that period."""
    _ask(cursor, measure, [period_type], period_end)
    cursor.execute(f"create or replace temp table candidate as {measure.sql}")
    return bool(cursor.execute("select count(*) from temp.periods").fetchall()[0][0])


def _ask(cursor: duckdb.DuckDBPyConnection, measure: Measure, period_types: Sequence[str], period_end: datetime.date | None = None) -> None:
    """Fill `periods` and `period_months`, which a measure's query joins. Both statements want their values, so one at a time."""
    periods, months = _step("asked_periods").split(";\n\n")
    reads = {"reads": measure.reads, "reads_longer": measure.reads_longer or measure.reads}
    cursor.execute(periods, {"period_types": list(period_types), "period_end": period_end, **reads})
    cursor.execute(months)


def _rules_in_force(cursor: duckdb.DuckDBPyConnection, measure: Measure) -> str:
    """What the council has settled about our own definitions, in words; '' where there is nothing to settle."""
    subjects = [f"{measure.topic}, {measure.basis}", measure.id]
    query = "select string_agg(says, ' ' order by place) from rule_in_force where list_contains($subjects::varchar[], applies_to)"
    return str(cursor.execute(query, {"subjects": subjects}).fetchall()[0][0] or "")


def _counting(measure: Measure) -> str:
    """The counting step for one measure. Only names that the catalogue has checked are written into it."""
    filled = {
        "QUERY": measure.sql,
        "HOW_MANY": "sum(weight)" if measure.weighted else "count(*)",
        "HEADLINE": "headline" if measure.beside else "true",
        "COLUMNS": "".join(f", {name}" for name in measure.breakdowns),
        "GROUP_TYPE": " ".join(f"when grouping({name}) = 0 then '{name}'" for name in measure.breakdowns),
        "GROUP_VALUE": " ".join(f"when grouping({name}) = 0 then {name}::varchar" for name in measure.breakdowns),
        "SETS": "".join(f"(period_type, period_start, period_end, {name}), " for name in measure.breakdowns),
    }
    step = _step("count")
    for name, text in filled.items():
        step = step.replace(f"${name}$", text)
    return step


@cache
def _step(name: str) -> str:
    return (HERE / f"engine_{name}.sql").read_text(encoding="utf-8")


@cache
def _nouns() -> dict[str, str]:
    """The query of each noun by its name, each after those it needs."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("*.sql"))}
    needs = {}
    for name, text in found.items():
        match = COMMENT.fullmatch(text)
        first = match[1].strip().split("\n")[0] if match else ""
        needs[name] = tomllib.loads(first)["needs"] if first.startswith("needs") else []
    return {name: found[name] for name in TopologicalSorter(needs).static_order()}


@cache
def _front_door_outcomes() -> tuple[tuple[str, str, bool], ...]:
    """Which way each outcome of a request counts, and whether it counts at all."""
    with FRONT_DOOR_OUTCOMES.open(encoding="utf-8", newline="") as lines:
        return tuple((row["outcome"], row["way"], row["in_denominator"] == "true") for row in csv.DictReader(lines))
