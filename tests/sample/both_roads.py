"""One fuzzed council by both roads: the product's figures and people, and the same counted again; what they differ in, in words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

from data.client_level_data import build
from data.store import Store
from metrics import engine
from metrics.catalogue import catalogue
from tests.sample import counted_people, fuzzed_council
from tests.sample.counted_people import Counted, totals
from tests.sample.fuzzed_council import THEMES, Theme
from tests.sample.national_tables import COUNCIL, Day, Submission, Tables, tables

AS_OF = Day(2026, 8, 1)
SCOPES = ("national", "tail", "early")
GROUPED_BY = {"ascof_2e1": "gender", "ascof_2e2a": "gender", "ascof_2e2b": "gender", "front_door_split": "outcome",
              "ascof_2b": "", "ascof_2c": ""}  # fmt: skip
GENDERS = ("Male", "Female")


class Comparison:
    """How many figures and people were compared, and what differed."""

    def __init__(self) -> None:
        self.compared: Counter[str] = Counter()
        self.differences: list[str] = []

    def same(self, what: str, where: Any, product: Any, again: Any) -> None:
        self.compared[what] += 1
        if product != again:
            self.differences.append(f"{what} {where}: product {product}, counted again {again}")


def compare(folder: Path, seed: int, method: str, people: int | None = None, themes: tuple[Theme, ...] = THEMES) -> Comparison:
    """Everything that a council's files come to, by both roads: as of 1 August 2026."""
    found = Comparison()
    uploads = fuzzed_council.make(seed, people, themes)
    submissions = fuzzed_council.submissions(uploads, method, AS_OF)
    again = {scope: tables(submissions, scope) for scope in SCOPES}
    store = Store(folder / f"fuzzed_{seed}_{method}.duckdb")
    fuzzed_council.put_into(store, uploads)
    with store.cursor() as cursor:
        build(cursor, COUNCIL, method, AS_OF)
        _compare_tables(found, cursor, again)
        engine.prepare(cursor, COUNCIL)
        for noun in engine.nouns():
            engine.make_noun(cursor, noun)
        _compare_measures(found, cursor, again, submissions, method)
    store.close()
    return found


def _compare_tables(found: Comparison, cursor: duckdb.DuckDBPyConnection, again: dict[str, Tables]) -> None:
    """Events row by row: which record won and when it ended; people detail by detail."""
    events: dict[str, dict[int, Any]] = {scope: {} for scope in SCOPES}
    for scope, record, end in cursor.execute("select scope, record_id, event_end from event").fetchall():
        events[scope][record] = end
    people: dict[str, dict[str, Any]] = {scope: {} for scope in SCOPES}
    rows = cursor.execute(
        "with who as (select distinct event.scope, event.person, upper(row.person) as key from event join cld_row as row using (record_id)) "
        "select scope, key, birth, died_on, accommodation_status, gender, primary_support_reason, also_seen_with_nhs_number "
        "from person join who using (scope, person)"
    ).fetchall()
    for scope, key, *details in rows:
        people[scope][key] = tuple(details)
    for scope in SCOPES:
        second = again[scope]
        ends = {row.record: row.end for row in second.events}
        for record in ends.keys() | events[scope].keys():
            found.same("event", (scope, record), events[scope].get(record, "no row"), ends.get(record, "no row"))
        for key in second.people.keys() | people[scope].keys():
            one = second.people.get(key)
            details = one and (one.birth, one.died, one.accommodation, one.gender, one.support_reason, one.seen_with_nhs_number)
            found.same("person", (scope, key), people[scope].get(key), details)


def _compare_measures(
    found: Comparison,
    cursor: duckdb.DuckDBPyConnection,
    again: dict[str, Tables],
    submissions: list[Submission],
    method: str,
) -> None:
    periods = counted_people.periods(submissions)
    product = {
        (str(kind), first, last): scope
        for scope, kind, first, last in cursor.execute("select scope, period_type, period_start, period_end from known_period").fetchall()
    }
    for period in periods.keys() | product.keys():
        found.same("period", period, product.get(period), periods.get(period))
    cursor.execute("begin")
    cursor.execute(
        "create or replace temp table who as select distinct event.person, upper(row.person) as key from event join cld_row as row using (record_id)"
    )
    for name, counting in counted_people.MEASURES.items():
        measure = catalogue()[name]
        asked = {period: scope for period, scope in periods.items() if period[0] in measure.period_types}
        entries = {period: counting(again[scope], *period[1:]) for period, scope in asked.items()}
        engine.count(cursor, measure, engine.Calculation(1, COUNCIL, method, AS_OF))
        _compare_figures(found, cursor, name, entries)
        _compare_people(found, cursor, name, entries)
    cursor.execute("rollback")


def _compare_figures(
    found: Comparison, cursor: duckdb.DuckDBPyConnection, name: str, entries: dict[tuple[str, Day, Day], list[Counted]]
) -> None:
    """Numerator and denominator in all and by group. A count has no denominator and a rate's is the population."""
    split = GROUPED_BY.get(name, "age_band")
    kind = catalogue()[name].kind
    figures: dict[Any, dict[str, Any]] = {period: {} for period in entries}
    for *period, group_type, group, numerator, denominator in cursor.execute(
        "select period_type, period_start, period_end, group_type, group_value, numerator, denominator from result where measure_id = ?",
        [name],
    ).fetchall():
        if group_type in ("all", split):
            figures.setdefault(tuple(period), {})[group] = (numerator, denominator if kind == "proportion" else None)
        elif group_type == "client_type" and group == "Unpaid carer":
            found.same("figure", (name, *period, group), numerator, sum(each.beside for each in entries[tuple(period)]))
    for period, figure in figures.items():
        counted = totals([each for each in entries[period] if not each.beside])
        for group in figure.keys() | ({"All"} if split == "" else counted.keys()):
            if split == "gender" and group not in (*GENDERS, "All"):
                continue
            numerator, denominator = counted.get(group, (0, 0))
            if name == "front_door_split":
                denominator = counted.get("All", (0, 0))[1]
            expected = (numerator, denominator if kind == "proportion" else None)
            found.same("figure", (name, *period, group), figure.get(group, (0, expected[1] and 0)), expected)


def _compare_people(
    found: Comparison, cursor: duckdb.DuckDBPyConnection, name: str, entries: dict[tuple[str, Day, Day], list[Counted]]
) -> None:
    """Who is counted, to the person and to how often."""
    measure = catalogue()[name]
    beside = "not headline" if measure.beside else "false"
    listed: dict[Any, Counter[Any]] = {period: Counter() for period in entries}
    for period_type in measure.period_types:
        engine.candidates(cursor, measure, period_type, None)  # type: ignore[arg-type]  # no day: every period there is
        for *period, key, in_numerator, is_beside in cursor.execute(
            f"select period_type, period_start, period_end, key, in_numerator, {beside} from candidate left join who using (person) where in_denominator"
        ).fetchall():
            listed.setdefault(tuple(period), Counter())[key, in_numerator, is_beside] += 1
    for period, people in listed.items():
        counted = Counter((each.person, each.in_numerator, each.beside) for each in entries[period])
        extra, missing = people - counted, counted - people
        found.same("list", (name, *period), dict(extra), dict(missing))
