"""What people write, in versions: the one who saves over what somebody else has changed meanwhile is told, and nothing is lost.

A record is saved with the version it was read at. If a newer one is there, nothing is written and `Overtaken` says whose it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

import duckdb

from data.errors import StoreError
from data.periods import day_words
from data.records.plain import plain
from data.store import Store

Table = Literal["commentary", "action", "question", "evidence", "service_entry", "edition_draft"]

EVERY = """
-- one row per version of one record
select record_id, version, subject, period_end, body, state, changed_at, changed_by
from TABLE
where council = ? and record_id = ?
order by version
"""
NEWEST = """
-- one row per record: its newest version
select record_id, version, subject, period_end, body, state, changed_at, changed_by
from TABLE
where council = ?
qualify row_number() over (partition by record_id order by version desc) = 1
order by record_id
"""
LATEST_ID = "select coalesce(max(record_id), 0) from TABLE"
ADD = "insert into TABLE values (?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Record:
    """One version of something written. `subject` is the objective, measure or service it is about; `body` is what its module keeps."""

    id: int
    version: int
    subject: str
    period_end: date | None
    body: Mapping[str, Any]
    state: str
    at: datetime
    by: str


class Overtaken(StoreError):
    """A newer version is there. `theirs` is what stands now, `mine` and `state` what was not written: show both, and let a person decide.

    `theirs` may be one's own, from another window.
    """

    def __init__(self, theirs: Record, mine: Mapping[str, Any], by: str = "", state: str = "") -> None:
        when = f"{theirs.at:%H:%M} on {day_words(theirs.at.date())}"
        who = f"You saved this in another window at {when}" if by == theirs.by else f"{theirs.by} saved this at {when}"
        super().__init__(
            f"{who}, after you opened it here. Nothing you typed here has been written and nothing that stands is lost: "
            "read what stands now, then say which is to stand, or put into yours what you want to keep and save again."
        )
        self.theirs = theirs
        self.mine = mine
        self.state = state


def newest(store: Store, table: Table, council: str) -> list[Record]:
    """The records of a council, each in its newest version, oldest first; read again once something has been written."""
    return list(_newest(store, store.writes, table, council))


@lru_cache(maxsize=64)
def _newest(store: Store, writes: int, table: Table, council: str) -> tuple[Record, ...]:
    return tuple(_record(row) for row in store.rows(_in(NEWEST, table), [council]))


def history(store: Store, table: Table, council: str, record_id: int) -> list[Record]:
    """Every version of one record, the oldest first."""
    return [_record(row) for row in store.rows(_in(EVERY, table), [council, record_id])]


def save(
    store: Store,
    table: Table,
    council: str,
    body: Mapping[str, Any],
    *,
    state: str,
    by: str,
    at: datetime,
    subject: str = "",
    period_end: date | None = None,
    over: Record | None = None,
    alone: bool = False,
    inside: duckdb.DuckDBPyConnection | None = None,
) -> Record:
    """Keep a new record, or a new version of `over`, its texts made plain. Overtaken when a newer version is there.

    `alone`: there is one record for its subject and period, so that two people who each begin one do not write two. `inside`: the caller's
    own transaction, so that what follows from it stands or falls with it.
    """
    said = {name: plain(value) if isinstance(value, str) else value for name, value in body.items()}
    with nullcontext(inside) if inside is not None else store.writing(figures_stand=True) as cursor:
        stand = [_record(row) for row in cursor.execute(_in(NEWEST, table), [council]).fetchall()]
        known = [each for each in stand if over is not None and each.id == over.id]
        if over is None and alone:
            known = [each for each in stand if (each.subject, each.period_end) == (subject, period_end)]
        if known and (over is None or known[0].version != over.version):
            raise Overtaken(known[0], said, by, state)
        if over is not None and not known:
            raise StoreError("There is no such record any more. Read the list again.")
        [(latest,)] = cursor.execute(_in(LATEST_ID, table)).fetchall()
        made = Record(
            over.id if over is not None else latest + 1, over.version + 1 if over is not None else 1,
            over.subject if over is not None else subject, over.period_end if over is not None else period_end, said, state, at, by,
        )  # fmt: skip
        words = json.dumps(made.body, ensure_ascii=False)
        cursor.execute(_in(ADD, table), [made.id, made.version, council, made.subject, made.period_end, words, state, at, by])
    return made


def _in(sql: str, table: Table) -> str:
    """The query for one of the tables named above: a name of this module's, never a reader's."""
    return sql.replace("TABLE", table)


def _record(row: tuple[Any, ...]) -> Record:
    record_id, version, subject, period_end, body, state, at, by = row
    return Record(record_id, version, subject, period_end, json.loads(body), state, at, by)
