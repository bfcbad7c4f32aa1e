"""What became of a file that was loaded, and the file known again by its content."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.reading import require_file


@dataclass(frozen=True)
class Receipt:
    """What became of one file: its reference, and the rows read, kept, kept with a warning and rejected."""

    upload_id: int
    return_id: str
    council: str
    file_name: str
    rows_read: int
    rows_kept: int
    rows_warned: int
    rows_rejected: int
    submitted_at: datetime.datetime
    stated: tuple[datetime.date, datetime.date] | None
    derived: tuple[datetime.date, datetime.date] | None
    given: tuple[datetime.date, datetime.date] | None
    already_loaded: bool = False
    notes: tuple[str, ...] = ()


def earlier_upload(cursor: duckdb.DuckDBPyConnection, return_id: str, file_hash: str, council: str | None) -> Receipt | None:
    """The receipt of the same file loaded before, for this council or for nobody, and still in use; or None."""
    row = cursor.execute(
        "select upload_id, council, file_name, rows_read, rows_kept, rows_warned, rows_rejected, submitted_at, stated_start, stated_end, "
        "derived_start, derived_end, given_start, given_end from upload where return_id = ? and file_hash = ? and withdrawn_at is null "
        "and (? is null or council = '' or ltrim(upper(council), '0') = ltrim(upper(trim(?)), '0')) order by upload_id desc limit 1",
        [return_id, file_hash, council, council],
    ).fetchone()
    if row is None:
        return None
    upload_id, whose, name, read_, kept, warned, rejected, submitted_at, *days = row
    stated, derived, given = ((first, last) if first else None for first, last in zip(days[::2], days[1::2], strict=True))
    return Receipt(
        upload_id, return_id, whose, name, read_, kept, warned, rejected, submitted_at, stated, derived, given, already_loaded=True
    )  # fmt: skip


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content, by which it is known again. Raises UploadError when it cannot be opened."""
    require_file(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
