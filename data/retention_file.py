"""The store's file written anew after a purge. DuckDB frees the blocks of deleted rows and leaves their bytes until it needs the room.

So what is left is copied into a new file, which takes the old one's place. That needs the store for oneself alone: it is done by the
command, and by the dashboard when it starts.
"""

from __future__ import annotations

import datetime
import logging
import os
from pathlib import Path

import duckdb

from data.checking_rules import quoted
from data.errors import StoreError
from data.records import audit
from data.retention import CLOCK, purge_if_due
from data.store import Store, open_store, store_path

DONE = "wrote the store's file anew"
LATER = "Its purged rows are out of use; the next start tries again to remove their bytes."
logger = logging.getLogger(__name__)


def open_purged(path: str | Path | None = None, today: datetime.date | None = None) -> Store:
    """The store at `path` (or where the environment says), opened for a start: first what is due is purged, and its bytes with it."""
    store = open_store(path)
    purge_if_due(store, today or datetime.date.today())
    if not is_due(store):
        return store
    store.close()
    try:
        write_anew(path, CLOCK)
    except StoreError as fault:  # the rows are gone from every query: no reason to keep people from their figures
        logger.error("%s", fault)
    return open_store(path)


def is_due(store: Store) -> bool:
    """Whether rows were purged since the file was last written anew."""
    return store.rows(
        "select max(purged_at) > coalesce((select max(done_at) from audit where what = ?), timestamp '0001-01-01') from purge", [DONE]
    ) == [(True,)]


def write_anew_if_due(path: str | Path | None, by: str) -> None:
    """Write the file anew where rows were purged since that was last done. Raises StoreError as `write_anew` does."""
    store = open_store(path)
    due = is_due(store)
    store.close()
    if due:
        write_anew(path, by)


def write_anew(path: str | Path | None, by: str) -> None:
    """Copy what the store holds into a new file, and put that in its place: whole, or as it was.

    Raises StoreError when somebody else has the store open, or there is no room for a second file of its size.
    """
    where = Path(path or store_path()).resolve()
    fresh = where.with_name(f"{where.name}.rewritten")
    try:
        for left in (fresh, _log_of(fresh)):  # of one that was killed
            left.unlink(missing_ok=True)
        store = open_store(where)
        try:
            _copy(store, fresh)
        finally:
            store.close()
        if _log_of(where).exists():  # beside another file it would be taken for that one's own
            raise StoreError(f"The store {where} did not close cleanly. {LATER}")
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.chmod(0o600)
        fresh.replace(where)
    except OSError as fault:
        raise StoreError(f"The store {where} could not be written anew ({fault.strerror}). {LATER}") from fault
    store = open_store(where)
    audit.note(store, by, DONE, where.name, "after a purge")
    store.close()


def _log_of(path: Path) -> Path:
    """The write-ahead log that DuckDB keeps beside a file."""
    return path.with_name(f"{path.name}.wal")


def _copy(store: Store, fresh: Path) -> None:
    """Write everything the store holds into a new file, under the same key. Raises StoreError where the disk is full."""
    options = ["storage_version 'v1.5.0'"]
    if key := os.environ.get("PREVENTION_STORE_KEY"):
        options.append(f"encryption_key {quoted(key)}")
    store.checkpoint()
    try:
        with store.cursor() as cursor:
            cursor.execute(f"attach {quoted(str(fresh))} as fresh ({', '.join(options)})")  # ATTACH takes no bound values
            cursor.execute("copy from database store to fresh")
            cursor.execute("checkpoint fresh")
            cursor.execute("detach fresh")
    except duckdb.Error as fault:
        raise StoreError(
            f"The store could not be written anew beside {store.path}: is there room for a second file of its size? {LATER}"
        ) from fault
