"""Oddities in the records that bend a measure: how many there are, which measures they distort and how, and whom to look at."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.store import Store

HERE = Path(__file__).parent / "problems"
COMMENT = re.compile(r"\s*/\*(.*?)\*/\s*(.*)", re.DOTALL)
SCOPES = ("tail", "national")  # the newest tables there are


@dataclass(frozen=True)
class Problem:
    """A kind of oddity: what it is in words, the measures it distorts, how, and what to do about it."""

    id: str
    title: str
    says: str
    distorts: tuple[str, ...]
    how: str
    do: str
    sql: str


@dataclass(frozen=True)
class Found:
    """A problem in the council's records now: how many of how many."""

    problem: Problem
    faults: int
    rows: int

    @property
    def words(self) -> str:
        """What was found, in a sentence."""
        return self.problem.says.format(faults=f"{self.faults:,}", rows=f"{self.rows:,}")


@dataclass(frozen=True)
class ToLookAt:
    """One record at fault: the person by the council's own number, what it is, and since when."""

    person: str
    detail: str
    since: datetime.date | None


@cache
def problems() -> tuple[Problem, ...]:
    """Every kind of problem that is looked for."""
    return tuple(_read(path) for path in sorted(HERE.glob("*.sql")))


def look(store: Store, council: str) -> tuple[Found, ...]:
    """What is found in the tables of the current run, the largest share first; nothing where no extract is in use."""
    where = _newest_tables(store, council)
    if where is None:
        return ()
    found = []
    for problem in problems():
        counts = f"select count(*) filter (is_fault), count(*) from ({problem.sql})"  # noqa: S608
        faults, rows = store.rows(counts, _named(counts, council, where))[0]
        found.append(Found(problem, int(faults), int(rows)))
    return tuple(sorted(found, key=lambda each: -(each.faults / each.rows if each.rows else 0)))


def to_look_at(store: Store, council: str, problem: Problem) -> tuple[ToLookAt, ...]:
    """The records at fault, the oldest first. For officers only: the caller notes the look in the audit."""
    where = _newest_tables(store, council)
    if where is None:
        return ()
    query = f"select person, detail, since from ({problem.sql}) where is_fault order by since nulls last, person, detail"  # noqa: S608
    return tuple(ToLookAt(person or "", detail or "", since) for person, detail, since in store.rows(query, _named(query, council, where)))


def _newest_tables(store: Store, council: str) -> tuple[str, datetime.date] | None:
    """The scope of the newest tables, and the last day that uploads serve."""
    last_day = store.rows(
        "select max(served.period_end) from served_quarter as served join upload on upload.upload_id = served.upload_id "
        "where served.run_id in (select run_id from current_run) and served.council = ? and upload.return_id = 'client_level_data'",
        [council],
    )[0][0]
    held = {scope for (scope,) in store.rows("select distinct scope from event where council = ?", [council])}
    scope = next((scope for scope in SCOPES if scope in held), None)
    return None if last_day is None or scope is None else (scope, last_day)


def _named(query: str, council: str, where: tuple[str, datetime.date]) -> dict[str, object]:
    values = {"council": council, "scope": where[0], "last_day": where[1]}
    return {name: value for name, value in values.items() if f"${name}" in query}


def _read(path: Path) -> Problem:
    match = COMMENT.fullmatch(path.read_text(encoding="utf-8"))
    if match is None:
        raise ValueError(f"{path.name} must open with a comment that describes the problem")
    head = tomllib.loads(match[1])
    return Problem(path.stem, head["title"], head["says"], tuple(head["distorts"]), head["how"], head["do"], match[2].strip())
