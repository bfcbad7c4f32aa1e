"""The one owner of the connection to the store.

DuckDB allows one process and one configuration, and a connection shared by threads returns other threads' rows.
So this module connects once, hands a cursor of its own to every call, and lets one writer in at a time.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import secrets
import threading
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import duckdb_extension_httpfs
import pyarrow as pa

from data.errors import StoreError, StoreHeld

SCHEMA_VERSION = 4
HERE = Path(__file__).parent
logger = logging.getLogger(__name__)


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
        self._connection = _connect(path.resolve(), key, megabytes)
        self.path.chmod(0o600)
        self._migrate()

    @contextlib.contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of the caller's own, closed afterwards. Temporary tables belong to it."""
        cursor = self._connection.cursor()
        try:
            cursor.execute("use store")
            yield cursor
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
                with contextlib.suppress(duckdb.TransactionException):  # a failed statement may have ended it already
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
                with contextlib.suppress(duckdb.TransactionException):  # a failed statement may have ended it already
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

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, by a cursor of its own."""
        with self.cursor() as cursor:
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
        with self._writing, self.cursor() as cursor, contextlib.suppress(duckdb.TransactionException):
            cursor.execute("checkpoint store")

    def give_back(self) -> None:
        """To the system, the memory that DuckDB keeps for the next time.

        A limit that it cannot keep makes it let go of all it can before it refuses: of blocks that it may read again, and of its list of
        blocks, which keeps those that are long gone (3 MB more after each run of the measures). Not while somebody writes, whose rows
        would be put on the disk meanwhile. Its allocator lets go when it is told a limit that it can keep.
        """
        with contextlib.suppress(duckdb.ConnectionException), self.cursor() as cursor:  # it has been closed: nothing is kept
            if self._writing.acquire(blocking=False):
                try:
                    with contextlib.suppress(duckdb.TransactionException, duckdb.OutOfMemoryException):
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
                _attach(cursor, path, self._key, name)
                cursor.execute(f"copy from database store to {name}")
            except duckdb.Error as error:
                raise StoreError(f"The store could not be copied. Make room in {path.parent} and try again.") from error
            finally:
                with contextlib.suppress(duckdb.BinderException):  # it was not attached
                    cursor.execute(f"detach {name}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _migrate(self) -> None:
        """Bring the tables to this program's version, forward only."""
        with self._writing, self.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
            found = cursor.execute("select schema_version from store_state").fetchone()
            made_now = found is None
            if found is None:  # schema.sql makes version 1; the steps below bring a new store up like an old one
                cursor.execute("insert into store_state values (1, 1)")
                found = (1,)
            elif found[0] > SCHEMA_VERSION:
                cursor.execute("rollback")
                raise StoreError(
                    f"The store {self.path} was written by a newer version of the dashboard (tables {found[0]}, this program "
                    f"knows {SCHEMA_VERSION}). Start the newer version, or restore a backup made before the update."
                )
            for number, step in _migrations():
                if found[0] < number <= SCHEMA_VERSION:
                    cursor.execute(step.read_text(encoding="utf-8"))
                    cursor.execute("update store_state set schema_version = ?, version = version + ?", [number, 0 if made_now else 1])
            cursor.execute("commit")


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


def _connect(path: Path, key: str | None, megabytes: int) -> duckdb.DuckDBPyConnection:
    """A connection with the store attached, shut in afterwards: the order matters, since the last two lines cannot be undone."""
    temporary = path.parent / "temporary"
    backups = path.parent / "backups"
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    if key is not None:
        # DuckDB encrypts with the OpenSSL of httpfs; by path, since councils' machines reach no extension server
        extension = next(Path(str(resources.files(duckdb_extension_httpfs))).rglob("httpfs.duckdb_extension"))
        connection.load_extension(str(extension))
        connection.execute("set temp_file_encryption = true")
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what a large load needed, even when asked for it
    connection.execute("set memory_limit = ?", [f"{megabytes}MB"])
    # without it a gigabyte that one load needed stays with this process until it ends
    connection.execute("set allocator_background_threads = true")
    connection.execute("set allocator_flush_threshold = '16MB'")
    connection.execute("set allocator_bulk_deallocation_flush_threshold = '16MB'")
    connection.execute("set temp_directory = ?", [str(temporary)])
    connection.execute("set max_temp_directory_size = '20GB'")
    connection.execute("set allowed_directories = ?", [[str(path.parent), str(temporary), str(backups)]])
    connection.execute("set preserve_insertion_order = false")
    try:
        _attach(connection, path, key, "store")
    except duckdb.Error as error:
        connection.close()
        raise _why_it_did_not_open(path, key, str(error)) from error
    connection.execute("set enable_external_access = false")
    connection.execute("set allowed_configs = ['memory_limit']")  # see `modestly`; everything else is locked
    connection.execute("set lock_configuration = true")
    return connection


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, key: str | None, name: str) -> None:
    """Attach the file; ATTACH takes no bound values, so name and key are quoted as SQL text."""
    options = ["storage_version 'v1.5.0'"]
    if key is not None:
        options.append(f"encryption_key {_quoted(key)}")
    connection.execute(f"attach {_quoted(str(path))} as {name} ({', '.join(options)})")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _why_it_did_not_open(path: Path, key: str | None, said: str) -> StoreError:
    holder = re.search(r"PID (\d+)", said)
    if "Could not set lock" in said or "lock is held" in said or "being used by another process" in said:
        who = f" by process {holder.group(1)}" if holder else ""
        return StoreHeld(
            f"The store {path} is already open{who}, most likely a running dashboard. "
            "Stop that first, or do this from the dashboard's own Upload page.",
            int(holder.group(1)) if holder else None,
        )
    if key is None and "encrypt" in said.lower():
        return StoreError(f"The store {path} is encrypted. Set PREVENTION_STORE_KEY to its key and try again.")
    if key is not None and ("encrypt" in said.lower() or "key" in said.lower() or "decrypt" in said.lower()):
        return StoreError(
            f"The store {path} does not open with the key in PREVENTION_STORE_KEY. "
            "Check the key, or unset it if this store is not encrypted."
        )
    if "not a valid DuckDB database file" in said:
        return StoreError(f"{path} is not a store of this dashboard. Name another file in PREVENTION_STORE or --store.")
    logger.error("store %s did not open: %s", path, said)
    return StoreError(
        f"The store {path} cannot be opened. Check that the folder can be written to and the disk is not full, or restore a backup."
    )


def _migrations() -> list[tuple[int, Path]]:
    """The steps in data/migrations/, by the schema version they lead to: `0002_what_it_does.sql`."""
    return sorted((int(step.name[:4]), step) for step in (HERE / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql"))


def _one(cursor: duckdb.DuckDBPyConnection) -> Any:
    row = cursor.fetchone()
    assert row is not None
    return row[0]
