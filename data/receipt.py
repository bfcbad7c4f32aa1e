"""What became of a file that was loaded, and the file known again by its content."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.reading import require_file

LARGER_BEFORE = """
-- the newest upload of the same return and council that speaks of some of the same days, where it kept more rows than this one
with dated as (
    select *, coalesce(given_start, derived_start, stated_start) as first_day, coalesce(given_end, derived_end, stated_end) as last_day
    from upload
    where withdrawn_at is null
),
before as (
    select earlier.upload_id, earlier.rows_kept, this.rows_kept as now_kept
    from dated as earlier
    join dated as this
        on this.upload_id = ? and earlier.upload_id < this.upload_id
            and earlier.return_id = this.return_id and earlier.council = this.council
            and earlier.first_day <= this.last_day and this.first_day <= earlier.last_day
    order by earlier.upload_id desc
    limit 1
)
select upload_id, rows_kept from before where now_kept < rows_kept
"""


@dataclass(frozen=True)
class Receipt:
    """What became of one file: its reference, and the rows read, kept, kept with a warning and rejected.

    `larger_before` is the upload whose place it takes and the rows that one kept, where they are more; what takes an earlier upload's place
    with fewer rows is most often half an export.
    """

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
    larger_before: tuple[int, int] | None = None


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


def larger_before(cursor: duckdb.DuckDBPyConnection, upload_id: int) -> tuple[int, int] | None:
    """The number of the upload that this one takes the place of, at least for some days, and its rows kept; None unless they are more."""
    row = cursor.execute(LARGER_BEFORE, [upload_id]).fetchone()
    return None if row is None else (int(row[0]), int(row[1]))


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content, by which it is known again. Raises UploadError when it cannot be opened."""
    require_file(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
