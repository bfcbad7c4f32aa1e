"""Editions: what a board was told, frozen. Drafted by one person, checked and approved by others, numbered, never changed afterwards.

An edition holds its figures, verdicts, commentary, definitions and versions as they were when it was approved. What turns out wrong is
put right by a dated correction beside it; what changed since is seen by comparing it with a later one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import duckdb
import pyarrow as pa

from data.errors import StoreError
from data.records import written
from data.records.plain import plain
from data.records.written import Record
from data.store import Store

DRAFT, CHECKED, APPROVED, DROPPED = "draft", "checked", "approved", "dropped"
SIGNATURE = "signature"
EVERY = """
select edition_id, number, name, period_end, run_id, checked_by, approved_by, approved_at, embargo_until, program, digest
from edition
where council = ?
order by number
"""
ITEMS = "select kind, subject, item, body from edition_item where edition_id = ? order by kind, subject, item"
CORRECTIONS = "select words, old_figure, new_figure, told, made_at, made_by from correction where edition_id = ? order by made_at"


@dataclass(frozen=True)
class Item:
    """One thing an edition holds: a result, a verdict, commentary, a definition. `body` is what it says."""

    kind: str
    subject: str
    item: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Edition:
    """A frozen edition. `digest` is of all it holds: it tells whether a byte of it has changed."""

    id: int
    number: int
    name: str
    period_end: date
    run_id: int
    checked_by: str
    approved_by: str
    approved_at: datetime
    embargo_until: datetime | None
    program: str
    digest: str

    def is_open(self, at: datetime) -> bool:
        """Whether its embargo is over."""
        return self.embargo_until is None or at >= self.embargo_until


@dataclass(frozen=True)
class Correction:
    """What was wrong in an edition, the figure it gave, the right one, and who was told."""

    words: str
    old_figure: str
    new_figure: str
    told: str
    at: datetime
    by: str


def drafts(store: Store, council: str) -> list[Record]:
    """The editions in the making."""
    return [record for record in written.newest(store, "edition_draft", council) if record.state in (DRAFT, CHECKED)]


def begun(store: Store, council: str) -> bool:
    """Whether anybody ever began an edition, be it signed, in the making or given up."""
    return bool(written.newest(store, "edition_draft", council) or editions(store, council))


def draft(store: Store, council: str, name: str, period_end: date, *, by: str, at: datetime) -> Record:
    """Begin an edition of a month. StoreError where one of that month is in the making already."""
    if any(each.period_end == period_end for each in drafts(store, council)):
        raise StoreError("An edition of that month is in the making already. Check it, or drop it.")
    if not name.strip():
        raise StoreError("Give the edition a name, like: October 2026.")
    body = {"name": name.strip(), "made_by": by}
    return written.save(store, "edition_draft", council, body, state=DRAFT, by=by, at=at, period_end=period_end)


def check(store: Store, council: str, record: Record, items: Sequence[Item], *, by: str, at: datetime) -> Record:
    """Say that what the edition would hold is right. StoreError for its maker: nobody checks their own work."""
    if _same(by, record.body["made_by"]):
        raise StoreError("You made this edition: somebody else checks it.")
    if not items:
        raise StoreError("There is nothing to check: no figure has been worked out for that month.")
    body = {**record.body, "checked_by": by, "digest": digest_of(items)}
    return written.save(store, "edition_draft", council, body, state=CHECKED, by=by, at=at, over=record)


def drop(store: Store, council: str, record: Record, *, by: str, at: datetime) -> Record:
    """Give up an edition in the making."""
    return written.save(store, "edition_draft", council, record.body, state=DROPPED, by=by, at=at, over=record)


def approve(
    store: Store, council: str, record: Record, items: Sequence[Item], *, run_id: int, program: str, by: str, at: datetime,
    embargo_until: datetime | None = None,
) -> Edition:  # fmt: skip
    """Freeze the edition. StoreError for its maker, where nobody has checked it, or where anything has changed since it was checked."""
    if _same(by, record.body["made_by"]):
        raise StoreError("You made this edition: somebody else approves it.")
    if record.state != CHECKED:
        raise StoreError("Nobody has checked this edition yet. Have it checked by somebody who did not make it.")
    if digest_of(items) != record.body["digest"]:
        raise StoreError(
            "Figures or words have changed since it was checked. Have it checked again, so that what is signed is what was seen."
        )
    assert record.period_end is not None
    with store.writing(figures_stand=True) as cursor:
        # first, so that of two who approve at once, or one who drops it meanwhile, the second is told and nothing of theirs is kept
        written.save(store, "edition_draft", council, record.body, state=APPROVED, by=by, at=at, over=record, inside=cursor)
        [(latest, number)] = cursor.execute("select coalesce(max(edition_id), 0), coalesce(max(number), 0) from edition").fetchall()
        signed = Edition(
            latest + 1, number + 1, str(record.body["name"]), record.period_end, run_id, str(record.body["checked_by"]), by, at,
            embargo_until, program, "",
        )  # fmt: skip
        held = [*items, _signature(signed)]
        made = replace(signed, digest=digest_of(held))
        cursor.execute(
            "insert into edition values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
            [
                made.id,
                council,
                made.number,
                made.name,
                made.period_end,
                run_id,
                made.checked_by,
                by,
                at,
                embargo_until,
                program,
                made.digest,
            ],
        )
        _keep(cursor, made.id, held)
        details = f"{made.name}, {len(held)} items, digest {made.digest[:12]}"
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, 'approved an edition', ?, ?)", [by, f"edition {made.number}", details]
        )
    return made


def editions(store: Store, council: str) -> list[Edition]:
    """Every edition, the oldest first; read again once something has been written."""
    return list(_editions(store, store.writes, council))


@lru_cache(maxsize=8)
def _editions(store: Store, writes: int, council: str) -> tuple[Edition, ...]:
    return tuple(Edition(*row) for row in store.rows(EVERY, [council]))


def items(store: Store, edition: Edition) -> list[Item]:
    """What an edition holds. StoreError when it is not what was signed: a store somebody has changed by other means."""
    found = [Item(kind, subject, item, json.loads(body)) for kind, subject, item, body in store.rows(ITEMS, [edition.id])]
    signatures = [each for each in found if each.kind == SIGNATURE]  # none in editions that were signed before there was one
    if digest_of(found) != edition.digest or any(each != _signature(edition) for each in signatures):
        raise StoreError(
            f"Edition {edition.number} is not what was signed: it has been changed outside the dashboard. "
            "Restore a backup made before that, and ask who had access to the file."
        )
    return [each for each in found if each.kind != SIGNATURE]


def correct(store: Store, edition: Edition, words: str, *, old: str, new: str, told: str, by: str, at: datetime) -> Correction:
    """Put a dated correction beside an edition, which itself stays as it was."""
    if not words.strip() or not told.strip():
        raise StoreError("Say what was wrong, and who was told.")
    words, old, new, told = (plain(each).strip() for each in (words, old, new, told))
    made = Correction(words, old, new, told, at, by)
    with store.writing(figures_stand=True) as cursor:
        [(latest,)] = cursor.execute("select coalesce(max(correction_id), 0) from correction").fetchall()
        cursor.execute(
            "insert into correction values (?, ?, ?, ?, ?, ?, ?, ?)",
            [latest + 1, edition.id, made.words, made.old_figure, made.new_figure, made.told, at, by],
        )
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, 'corrected an edition', ?, ?)", [by, f"edition {edition.number}", made.words]
        )
    return made


def corrections(store: Store, edition: Edition) -> list[Correction]:
    """What was put right in an edition since; read again once something has been written."""
    return list(_corrections(store, store.writes, edition.id))


@lru_cache(maxsize=32)
def _corrections(store: Store, writes: int, edition_id: int) -> tuple[Correction, ...]:
    return tuple(Correction(*row) for row in store.rows(CORRECTIONS, [edition_id]))


def digest_of(held: Sequence[Item]) -> str:
    """A fingerprint (SHA-256) of everything held, in an order of its own, so that the order of making does not matter."""
    lines = sorted(json.dumps([each.kind, each.subject, each.item, _canonical(each.body)]) for each in held)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _same(one: str, other: str) -> bool:
    """Whether two names are of one person: an e-mail address is the same in capitals."""
    return one.strip().casefold() == other.strip().casefold()


def _signature(edition: Edition) -> Item:
    """Who signed what, when and until when it is closed: part of what the fingerprint is of, so that none of it can be changed unseen."""
    told = {name: str(value) for name, value in asdict(edition).items() if name not in ("id", "digest")}
    return Item(SIGNATURE, "", str(edition.number), told)


def _keep(cursor: duckdb.DuckDBPyConnection, edition_id: int, held: Sequence[Item]) -> None:
    """Write what an edition holds, in one step: thousands of items one by one take seconds, during which nobody else can write."""
    columns = [[each.kind for each in held], [each.subject for each in held], [each.item for each in held]]
    rows = pa.Table.from_arrays(
        [pa.array(column, pa.string()) for column in [*columns, [_canonical(each.body) for each in held]]],
        names=["kind", "subject", "item", "body"],
    )
    cursor.register("held_item", rows)
    cursor.execute("insert into edition_item select ?, kind, subject, item, body from held_item", [edition_id])
    cursor.unregister("held_item")


def _canonical(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)
