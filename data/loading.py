"""Accepted rows into the store, with a receipt.

A load is two transactions. The first keeps rows, faults and receipt: once it is through, the upload is durable and acknowledged.
The second (`accept`) works out figures; when it fails the upload stands, and the next start finishes what is unfinished.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from data import loading_rows, memory
from data.loading_council import council_expected
from data.loading_refusals import FaultsFound, naming, refuse_another_year, refuse_faults, refuse_too_long, refuse_where_nothing_is_kept
from data.person_key import person_key
from data.reading_aside import LARGE, read_to_keep
from data.reading_locality import lookup_in_force
from data.receipt import Receipt, earlier_upload, hash_of
from data.records import attempts
from data.records.value_mappings import mappings_in
from data.return_definition import load_return
from data.store import Store
from data.withdrawing import withdraw, withdraw_in

__all__ = ["FaultsFound", "Receipt", "accept", "finish", "keep_files", "load", "unfinished", "withdraw", "withdraw_in"]


def load(
    store: Store,
    return_id: str,
    paths: Sequence[Path],
    *,
    submitted_on: datetime.date | None = None,
    covers: tuple[datetime.date, datetime.date] | None = None,
    council: str | None = None,
    by: str = "",
    strict: bool = False,
) -> list[Receipt]:
    """Keep what can be kept of each file and acknowledge it; a file loaded before is recognised, not loaded again.

    `submitted_on` is the day the file was made for government (today otherwise), `covers` the period an officer vouches for.
    Raises UploadError, with nothing changed, when any file cannot be read or belongs to another council, or (strict, as
    FaultsFound) has a fault.
    """
    files = [(path.stat().st_size, file_hash) for path, file_hash in zip(paths, map(hash_of, paths), strict=True)]
    # one transaction for all the files: a bad one leaves nothing half done, and only one is in memory at a time
    with attempts.attempt(store, load_return(return_id).id, files, by) as going_on, store.writing() as cursor:
        receipts = keep_files(
            cursor, store, return_id, paths, submitted_on=submitted_on, covers=covers, council=council, by=by, strict=strict
        )
        going_on.through(cursor, [receipt.upload_id for receipt in receipts])
    store.checkpoint()
    return receipts


def keep_files(
    cursor: duckdb.DuckDBPyConnection,
    store: Store,
    return_id: str,
    paths: Sequence[Path],
    *,
    submitted_on: datetime.date | None = None,
    covers: tuple[datetime.date, datetime.date] | None = None,
    council: str | None = None,
    by: str = "",
    strict: bool = False,
) -> list[Receipt]:
    """The same inside the caller's transaction on the store, who may undo it: nothing is acknowledged before that is through."""
    definition = load_return(return_id)
    refuse_too_long(covers)
    key = person_key(store)
    submitted_at = (
        datetime.datetime.combine(submitted_on, datetime.time()) if submitted_on else datetime.datetime.now().replace(microsecond=0)
    )
    expected = council_expected(store, definition, council)
    receipts = []
    for path in paths:
        file_hash = hash_of(path)
        receipt = earlier_upload(cursor, return_id, file_hash, expected)
        refuse_another_year(definition, receipt, covers)
        if receipt is None:
            found = read_to_keep(path, definition, key, lookup_in_force(cursor), covers, expected, mappings_in(cursor, None))
            with naming(path, len(paths)), found as kept:
                if strict:
                    refuse_faults(path, kept)
                refuse_where_nothing_is_kept(kept)
                receipt = loading_rows.keep(cursor, path, file_hash, kept, submitted_at, covers, by)
            if path.stat().st_size > LARGE:
                memory.give_back_freed()  # its rows came through in tens of megabytes, which figures need next
        receipts.append(receipt)
    return receipts


def accept(store: Store, receipts: Sequence[Receipt], then: Callable[[], object]) -> None:
    """Run `then` (the measures) and note that these uploads' figures are worked out, and any that an earlier load left undone.

    What `then` raises is passed on: uploads stand.
    """
    waiting = [*unfinished(store), *(receipt.upload_id for receipt in receipts)]
    then()
    with store.writing() as cursor:
        cursor.execute(
            "update upload set accepted_at = now()::timestamp where accepted_at is null and list_contains(?::bigint[], upload_id)",
            [waiting],
        )


def unfinished(store: Store) -> list[int]:
    """Uploads that were acknowledged but whose figures were never worked out, oldest first."""
    rows = store.rows("select upload_id from upload where accepted_at is null and withdrawn_at is null order by upload_id")
    return [int(row[0]) for row in rows]


def finish(store: Store, then: Callable[[], object]) -> list[int]:
    """Work out what an interrupted load left undone; the uploads concerned, none when all was done."""
    left = unfinished(store)
    if left:
        then()
        with store.writing() as cursor:
            cursor.execute("update upload set accepted_at = now()::timestamp where list_contains(?::bigint[], upload_id)", [left])
    return left
