"""Loads as they were begun and as they ended: how a start knows of one that was killed before anybody had a receipt for it.

A line of the audit is kept before a load reads its file, and another in the transaction that keeps the rows. A load with the first line
and not the second kept nothing: DuckDB undoes a transaction that was not through. The file is told by its size and the beginning of its
hash, since its name may hold a person's and is not cleaned of it before it is read.
"""

from __future__ import annotations

import contextlib
import itertools
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import duckdb

from data.periods import day_words
from data.records import audit
from data.return_definition import all_returns
from data.store import Store

BEGAN = "began a load"
ENDED = "ended a load"
NOTHING = "nothing was kept"
SEEN = "interrupted, and seen"
INTERRUPTED = Path(__file__).with_name("attempts_interrupted.sql").read_text(encoding="utf-8")

_going_on: set[str] = set()
_counter = itertools.count(1)
_turn = [0]  # moves whenever a load begins, ends or is seen: lines of the audit do not move the store's version


@dataclass(frozen=True)
class Attempt:
    """A load that goes on: `through` is called in the transaction that keeps its rows."""

    name: str
    by: str

    def through(self, cursor: duckdb.DuckDBPyConnection, uploads: Sequence[int]) -> None:
        """Note, with the rows and not before, that they are kept."""
        kept = ", ".join(f"upload {upload}" for upload in uploads)
        cursor.execute("insert into audit values (now()::timestamp, ?, ?, ?, ?)", [self.by, ENDED, self.name, kept])


@dataclass(frozen=True)
class Interrupted:
    """A load that a process did not live to end."""

    name: str
    began_at: datetime
    by: str
    return_id: str
    files: str

    def __str__(self) -> str:
        who = f" by {self.by}" if self.by else ""
        when = f"{day_words(self.began_at.date())} at {self.began_at:%H:%M}"
        return (
            f'The load of "{_title(self.return_id)}" ({self.files}), begun on {when}{who}, was interrupted before its receipt: '
            "nothing of it is kept. Load it again."
        )


@contextlib.contextmanager
def attempt(store: Store, return_id: str, files: Sequence[tuple[int, str]], by: str) -> Iterator[Attempt]:
    """A load of files (the size in bytes and the hash of each), noted when it begins; and when it fails, that nothing was kept."""
    going_on = Attempt(f"load {secrets.token_hex(8)}", by)
    _going_on.add(going_on.name)
    _turn[0] = next(_counter)
    try:
        audit.note(store, by, BEGAN, going_on.name, f"{return_id}: {'; '.join(_file_words(*file) for file in files)}")
        try:
            yield going_on
        except Exception:
            audit.note(store, by, ENDED, going_on.name, NOTHING)
            raise
    finally:
        _going_on.discard(going_on.name)
        _turn[0] = next(_counter)


def interrupted(store: Store) -> list[Interrupted]:
    """Loads of earlier processes that kept nothing, oldest first: until one of the same return is through, or somebody has seen it."""
    return [each for each in _left(store, store.version, _turn[0]) if each.name not in _going_on]


def seen(store: Store, each: Interrupted, by: str) -> None:
    """Somebody knows of it; it is not said again."""
    audit.note(store, by, ENDED, each.name, SEEN)
    _turn[0] = next(_counter)


@lru_cache(maxsize=4)
def _left(store: Store, version: int, turn: int) -> tuple[Interrupted, ...]:
    """Loads without an end, those that go on included: asked on every page, and read again only when a load has moved."""
    found = store.rows(INTERRUPTED, {"began": BEGAN, "ended": ENDED, "nothing": NOTHING, "seen": SEEN})
    return tuple(Interrupted(*row) for row in found)


def _title(return_id: str) -> str:
    """What a return is called; its id when this program no longer has it."""
    return next((each.title for each in all_returns() if each.id == return_id), return_id)


def _file_words(size: int, file_hash: str) -> str:
    amount = f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"
    return f"{amount}, SHA-256 {file_hash[:8]}"
