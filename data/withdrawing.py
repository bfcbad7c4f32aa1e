"""An upload out of use again. Nothing is deleted: its rows stay for the record, and figures are worked out without them."""

from __future__ import annotations

import duckdb

from data.errors import UploadError
from data.store import Store


def withdraw(store: Store, upload_id: int, why: str, by: str = "") -> None:
    """Take an upload out of use, with the reason; its rows stay for the record. Raises UploadError when there is none such."""
    with store.writing() as cursor:
        withdraw_in(cursor, upload_id, why, by)


def withdraw_in(cursor: duckdb.DuckDBPyConnection, upload_id: int, why: str, by: str = "") -> None:
    """The same inside the caller's transaction, who may undo it."""
    if not why.strip():
        raise UploadError("Say why the upload is withdrawn: --why 'the reason'.")
    row = cursor.execute("select withdrawn_at from upload where upload_id = ?", [upload_id]).fetchone()
    if row is None:
        raise UploadError(f"There is no upload {upload_id}. 'python -m data uploads' lists them.")
    if row[0] is not None:
        raise UploadError(f"Upload {upload_id} is already withdrawn.")
    cursor.execute(
        "update upload set withdrawn_at = now()::timestamp, withdrawn_by = ?, withdrawn_why = ? where upload_id = ?",
        [by, why, upload_id],
    )
    cursor.execute("insert into audit values (now()::timestamp, ?, 'withdrew an upload', ?, ?)", [by, f"upload {upload_id}", why])
