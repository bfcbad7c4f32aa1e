"""The one owner of the connection to the store.

DuckDB allows one process and one configuration, and a connection shared by threads returns other threads' rows.
So this module connects once, hands a cursor of its own to every call, and lets one writer in at a time.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from data.errors import StoreError
from data.store_connection import attach, connect
from data.store_version import bring_up

NO_ROOM = (
    "The disk of the store could not be written or read, most likely because it is full. Nothing of this was kept; "
    "what was kept before stands. Make room on the disk, and do it again."
)
SHUT = (
    "The store could not be written, most likely because its disk is full, and is shut so that it comes to no harm. "
    "Make room on the disk and start the dashboard, or the command, again: it says then what was kept."
)


class Store:
    """An open store: cursors for readers, one transaction at a time for writers."""

    def __init__(self, path: Path, key: str | None = None, megabytes: int = 1000) -> None:
        self.path = path
        self.folder = path.resolve().parent
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's business, the write-ahead log included
        self._writing = threading.RLock()
        self._version_known: int | None = None
        self._writes = 0
        self._key = key
        self._megabytes = self._limit = megabytes  # at most, and just now
        self._connection = connect(path.resolve(), key, megabytes)
        self.path.chmod(0o600)
        with self._writing, self.cursor() as cursor:
            bring_up(cursor, path)

    @contextlib.contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of the caller's own, closed afterwards. Temporary tables belong to it. StoreError where the disk fails meanwhile."""
        cursor = self._connection.cursor()
        try:
            cursor.execute("use store")
            yield cursor
        except (duckdb.IOException, duckdb.TransactionException) as fault:
            if "invalidated" in str(fault):  # DuckDB touches the file no more: what its log holds is read at the next start
                raise StoreError(SHUT) from fault
            if isinstance(fault, duckdb.IOException):
                raise StoreError(NO_ROOM) from fault
            raise
        finally:
            cursor.close()

    @contextlib.contextmanager
    def writing(self, *, figures_stand: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside the only write transaction there is; it commits and moves `version`, or leaves the store as it was.

        With `figures_stand` (a line of the audit table) the version stays, so that no page forgets what it has worked out.
        """
        with self._writing, self.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield cursor
                if not figures_stand:
                    cursor.execute("update store_state set version = version + 1")
                version = _one(cursor.execute("select version from store_state"))
                cursor.execute("commit")
                self._version_known = version
                self._writes += 1
            except BaseException:
                with contextlib.suppress(duckdb.TransactionException, duckdb.IOException):  # a failed statement may have ended it already
                    cursor.execute("rollback")
                raise

    @contextlib.contextmanager
    def trying(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside a write transaction that is always undone: for what would change. Other writers wait, readers do not."""
        with self._writing, self.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield cursor
            finally:
                with contextlib.suppress(duckdb.TransactionException, duckdb.IOException):  # a failed statement may have ended it already
                    cursor.execute("rollback")

    @contextlib.contextmanager
    def modestly(self, megabytes: int) -> Iterator[None]:
        """Meanwhile the store takes no more memory than this, where that is less than it may: what does not fit goes to its own folder.

        A query that can do with no less ends as out of memory: do it again outside.
        """
        with self.cursor() as cursor:
            if megabytes < self._megabytes:
                with contextlib.suppress(duckdb.OutOfMemoryException):  # more is in use just now: then it stays as it is
                    cursor.execute("set memory_limit = ?", [f"{megabytes}MB"])
                    self._limit = megabytes
            try:
                yield
            finally:
                self._limit = self._megabytes
                self.give_back()

    @property
    def is_modest(self) -> bool:
        """Whether it is held to little memory just now."""
        return self._limit < self._megabytes

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, by a cursor of its own."""
        with self.cursor() as cursor:
            try:
                return cursor.execute(sql, parameters).fetchall()
            except duckdb.OutOfMemoryException:
                if not self.is_modest:
                    raise
                # a reader's page comes before the thrift of an upload's work
                self._limit = self._megabytes
                cursor.execute("set memory_limit = ?", [f"{self._limit}MB"])
                return cursor.execute(sql, parameters).fetchall()

    @property
    def version(self) -> int:
        """A number that moves with every committed change: the key of every cache."""
        if self._version_known is None:
            self._version_known = int(self.rows("select version from store_state")[0][0])
        return self._version_known

    @property
    def writes(self) -> int:
        """A number that moves with every change committed here, those included that let the version stand."""
        return self._writes

    def checkpoint(self) -> None:
        """Write what is in the write-ahead log into the file."""
        # on a full disk it stays in the log, which is whole
        with self._writing, self.cursor() as cursor, contextlib.suppress(duckdb.TransactionException, duckdb.IOException):
            cursor.execute("checkpoint store")

    def give_back(self) -> None:
        """To the system, the memory that DuckDB keeps for the next time.

        A limit that it cannot keep makes it let go of all it can before it refuses: of blocks that it may read again, and of its list of
        blocks, which keeps those that are long gone (3 MB more after each run of the measures). Not while somebody writes, whose rows
        would be put on the disk meanwhile. Its allocator lets go when it is told a limit that it can keep.
        """
        with contextlib.suppress(duckdb.ConnectionException, StoreError), self.cursor() as cursor:  # it has been closed: nothing is kept
            if self._writing.acquire(blocking=False):
                try:
                    with contextlib.suppress(duckdb.TransactionException, duckdb.OutOfMemoryException, duckdb.IOException):
                        cursor.execute("checkpoint store")  # rows that stand in the log alone would be put on the disk too
                        cursor.execute("set memory_limit = '1KB'")
                finally:
                    self._writing.release()
            with contextlib.suppress(duckdb.OutOfMemoryException):  # more is in use just now
                cursor.execute("set memory_limit = ?", [f"{self._limit}MB"])

    def copy_to(self, path: Path) -> None:
        """Write the store as it is at this moment to a new file in its own folder, encrypted alike; others go on reading and writing.

        Never by reading the file: a process that closes a file it has read lets go of the lock that DuckDB holds on it.
        """
        with self.cursor() as cursor:
            name = f"copy_{secrets.token_hex(8)}"
            try:
                attach(cursor, path, self._key, name)
                cursor.execute(f"copy from database store to {name}")
            except duckdb.Error as error:
                raise StoreError(f"The store could not be copied. Make room in {path.parent} and try again.") from error
            finally:
                with contextlib.suppress(duckdb.BinderException):  # it was not attached
                    cursor.execute(f"detach {name}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def store_path() -> str:
    """Where the store is, as the environment says; `var/prevention.duckdb` otherwise."""
    return os.environ.get("PREVENTION_STORE") or "var/prevention.duckdb"


def open_store(path: str | Path | None = None) -> Store:
    """The store at `path` (or where the environment says), made if it is not there.

    Raises StoreError in words for people: held by another process, wrong key, not a store, newer than this program.
    """
    where = str(path or store_path())
    if where.startswith("ducklake:"):
        raise StoreError("A store shared by many machines (ducklake:) is not supported by this version: name a file instead.")
    return Store(Path(where), key=os.environ.get("PREVENTION_STORE_KEY") or None)


def _one(cursor: duckdb.DuckDBPyConnection) -> Any:
    row = cursor.fetchone()
    assert row is not None
    return row[0]
