"""The rows of one checked file into the store: rows, faults and the upload's own line, inside the caller's transaction."""

from __future__ import annotations

import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from data.client_level_data import reporting_period
from data.reading_aside import Kept
from data.receipt import Receipt, larger_before

KEEPING = Path(__file__).parent / "keeping"
FAR_AHEAD = datetime.date(9999, 1, 1)


def keep(
    cursor: duckdb.DuckDBPyConnection,
    path: Path,
    file_hash: str,
    checked: Kept,
    submitted_at: datetime.datetime,
    covers: tuple[datetime.date, datetime.date] | None,
    by: str,
) -> Receipt:
    """Rows (accepted, then faults) and receipt of one file, inside the caller's transaction."""
    definition = checked.definition  # as the file is laid out
    stated = (checked.stated_start, checked.stated_end) if checked.stated_start and checked.stated_end else None
    given = covers if definition.of_one_council or definition.table == "reported_figure" else None
    upload_id = _next_id(cursor)
    cursor.execute(
        (KEEPING / "upload.sql").read_text(encoding="utf-8"),
        {
            "upload_id": upload_id, "return_id": definition.id, "council": checked.council, "file_name": checked.file_name,
            "file_hash": file_hash, "file_bytes": path.stat().st_size, "submitted_at": submitted_at, "by": by,
            "stated_start": stated and stated[0], "stated_end": stated and stated[1],
            "given_start": given and given[0], "given_end": given and given[1],
            "rows_read": checked.rows_read, "rows_kept": checked.rows_kept,
            "rows_warned": checked.rows_warned, "rows_rejected": checked.rows_rejected,
        },
    )  # fmt: skip
    kept_as: dict[str, int | str] = {"upload_id": upload_id, "council": checked.council, "return_id": definition.id}
    insert(cursor, "accepted", checked.accepted, definition.table, kept_as)
    insert(cursor, "found_fault", checked.faults, "fault", {"upload_id": upload_id})
    derived = None
    if definition.table == "cld_row":
        derived = reporting_period(cursor, checked.council, upload_id, "M1", FAR_AHEAD)
    elif (KEEPING / f"{definition.table}_period.sql").exists():
        derived = _period_of_rows(cursor, definition.table, upload_id)
    cursor.execute("update upload set derived_start = ?, derived_end = ? where upload_id = ?", [*(derived or (None, None)), upload_id])
    cursor.execute(
        "insert into audit values (now()::timestamp, ?, 'loaded a file', ?, ?)",
        [by, f"upload {upload_id}", f"{definition.id}: {checked.rows_kept} rows kept, {checked.rows_rejected} rejected"],
    )
    return Receipt(
        upload_id, definition.id, checked.council, checked.file_name, checked.rows_read, checked.rows_kept, checked.rows_warned,
        checked.rows_rejected, submitted_at, stated, derived, given, notes=checked.notes, larger_before=larger_before(cursor, upload_id),
    )  # fmt: skip


def _period_of_rows(cursor: duckdb.DuckDBPyConnection, table: str, upload_id: int) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that the kept rows of a local or published return speak of, or None where they do not tell."""
    row = cursor.execute((KEEPING / f"{table}_period.sql").read_text(encoding="utf-8"), [upload_id]).fetchone()
    return None if row is None or row[0] is None or row[1] < row[0] else (row[0], row[1])


def insert(
    cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table | pa.RecordBatchReader, step: str, values: dict[str, int | str]
) -> None:
    """Run one keeping step over rows that another DuckDB read: they come in by registering, since no transaction spans two databases."""
    keep = (KEEPING / f"{step}.sql").read_text(encoding="utf-8")
    cursor.register(name, rows)
    cursor.execute(keep, {value: values[value] for value in values if f"${value}" in keep})
    cursor.unregister(name)


def _next_id(cursor: duckdb.DuckDBPyConnection) -> int:
    """One more than the largest upload number; safe because there is one writer at a time."""
    row = cursor.execute("select coalesce(max(upload_id), 0) + 1 from upload").fetchone()
    assert row is not None
    return int(row[0])
