"""A backup is one file with the store and the person key, made beside whoever uses the store; a restore puts both back, alone."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from data.errors import StoreError
from data.records import audit
from data.safe_cells import write_csv
from data.store import Store, open_store

STORE_NAME = "store.duckdb"
KEY_NAME = "person.key"
COPY = "backup-"
EXPORTED = ("upload", "result", "exclusion", "reported_figure", "population", "activity", "decision", "commentary", "action", "question")

_one_copy_at_a_time = threading.Lock()


def backup(store_path: Path, to: Path) -> Path:
    """Open a store and back it up. Raises StoreError when it is open elsewhere or missing."""
    if not store_path.exists():
        raise StoreError(f"There is no store at {store_path} to back up.")
    store = open_store(store_path)
    try:
        return backup_of(store, to)
    finally:
        store.close()


def backup_of(store: Store, to: Path) -> Path:
    """Write an open store as it is at this moment, and the person key, to one zip file, mode 600; who uses the store may go on."""
    part = to.with_name(f"{to.name}.part")  # an earlier backup of that name stays until this one is whole
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with (
            _copied(store) as copy,
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack,
        ):
            pack.write(copy, STORE_NAME)
            key = store.folder / KEY_NAME
            if key.exists():
                pack.write(key, KEY_NAME)
        part.replace(to)
    except OSError as fault:
        with contextlib.suppress(OSError):
            part.unlink()
        raise StoreError(f"No backup could be written to {to} ({fault.strerror}). Name a file in a folder that has room.") from fault
    return to


@contextlib.contextmanager
def _copied(store: Store) -> Iterator[Path]:
    """A copy of the store in a private folder below its own, where DuckDB may write; gone afterwards."""
    with _one_copy_at_a_time:
        folder = store.folder / "temporary"
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{COPY}*"):  # of a process that was killed: no other holds this store
            shutil.rmtree(left)
        private = Path(tempfile.mkdtemp(prefix=COPY, dir=folder))  # mode 700
        try:
            store.copy_to(private / STORE_NAME)
            yield private / STORE_NAME
        finally:
            shutil.rmtree(private)


def restore(store_path: Path, source: Path) -> None:
    """Put a backup in place of the store, keeping the store that was there, and its key, as `<name>.before-restore`.

    Raises StoreError, with nothing changed, when the file is not a backup, does not open, or the store is in use.
    """
    folder = store_path.resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    if store_path.exists():
        open_store(store_path).close()
    trial = folder / f"{store_path.name}.restoring"
    try:
        if not source.is_file():  # a device may never end
            raise FileNotFoundError(source)
        with zipfile.ZipFile(source) as pack:
            with pack.open(STORE_NAME) as inside, trial.open("wb") as outside:
                shutil.copyfileobj(inside, outside)
            key = pack.read(KEY_NAME) if KEY_NAME in pack.namelist() else None
    except (OSError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        trial.unlink(missing_ok=True)
        raise StoreError(f"{source} is not a backup of this dashboard. Name a file that 'python -m data backup' wrote.") from error
    try:
        open_store(trial).close()
    except StoreError:
        trial.unlink(missing_ok=True)
        raise
    if store_path.exists():
        store_path.replace(folder / f"{store_path.name}.before-restore")
    (folder / f"{store_path.name}.wal").unlink(missing_ok=True)
    trial.replace(store_path)
    if key is not None:
        if (folder / KEY_NAME).exists():
            (folder / KEY_NAME).replace(folder / f"{KEY_NAME}.before-restore")
        with os.fdopen(os.open(folder / KEY_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(key)


def export(store: Store, folder: Path, by: str) -> list[Path]:
    """One CSV file for each table that holds no person: results, published figures, uploads, decisions and what people wrote."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_export_table(store, table, folder / f"{table}.csv") for table in EXPORTED]
    except OSError as fault:
        raise StoreError(f"The tables could not be written to {folder} ({fault.strerror}). Name a folder that has room.") from fault
    audit.note(store, by, "exported tables", str(folder), f"{len(written)} files")
    return written


def _export_table(store: Store, table: str, path: Path) -> Path:
    with store.cursor() as cursor, path.open("w", encoding="utf-8", newline="") as file:
        cursor.execute(f"from {table}")
        write_csv(file, [column[0] for column in cursor.description or []], cursor.fetchall(), line_end="\r\n")
    return path
