"""How the store's file is opened: DuckDB's settings, the key, and in words why a file does not open."""

from __future__ import annotations

import logging
import re
from importlib import resources
from pathlib import Path

import duckdb
import duckdb_extension_httpfs
import pyarrow as pa

from data.errors import StoreError, StoreHeld

logger = logging.getLogger(__name__)


def connect(path: Path, key: str | None, megabytes: int) -> duckdb.DuckDBPyConnection:
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
        attach(connection, path, key, "store")
    except duckdb.Error as error:
        connection.close()
        raise _why_it_did_not_open(path, key, str(error)) from error
    connection.execute("set enable_external_access = false")
    connection.execute("set allowed_configs = ['memory_limit']")  # see `modestly`; everything else is locked
    connection.execute("set lock_configuration = true")
    return connection


def attach(connection: duckdb.DuckDBPyConnection, path: Path, key: str | None, name: str, only_to_read: bool = False) -> None:
    """Attach the file; ATTACH takes no bound values, so name and key are quoted as SQL text."""
    options = ["read_only"] if only_to_read else ["storage_version 'v1.5.0'"]
    if key is not None:
        options.append(f"encryption_key {_quoted(key)}")
    connection.execute(f"attach {_quoted(str(path))} as {name} ({', '.join(options)})")


def glance(path: Path, key: str | None, question: str) -> list[tuple[object, ...]] | None:
    """The answer of a store (attached as `store`) that is only looked at: nothing in it is made or brought up to date.

    None where it cannot be read: it is not there, another key locks it, or it is no store. Raises StoreHeld when another process has it.
    """
    if not path.is_file():
        return None
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as connection:
        try:
            attach(connection, path, key, "store", only_to_read=True)
            return connection.execute(question).fetchall()
        except duckdb.Error as error:
            if held := _who_holds(path, str(error)):
                raise held from error
            logger.debug("store %s was not looked at: %s", path, error)
            return None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _who_holds(path: Path, said: str) -> StoreHeld | None:
    """The refusal where another process has the store, None where that is not what DuckDB said."""
    if not any(words in said for words in ("Could not set lock", "lock is held", "being used by another process")):
        return None
    holder = re.search(r"PID (\d+)", said)
    who = f" by process {holder.group(1)}" if holder else ""
    return StoreHeld(
        f"The store {path} is already open{who}, most likely a running dashboard. "
        "Stop that first, or do this from the dashboard's own Upload page.",
        int(holder.group(1)) if holder else None,
    )


def _why_it_did_not_open(path: Path, key: str | None, said: str) -> StoreError:
    if held := _who_holds(path, said):
        return held
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
