"""The record of uploads: every file ever loaded, what it serves now, what was found in it, and back in use after it was withdrawn.

Nothing here is ever removed. An upload put back in use keeps the line of its withdrawal in the audit, and the decision to put it back
holds the moment it was withdrawn, so that what was in use on an earlier day can still be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from data.errors import UploadError
from data.loading import withdraw_in
from data.store import Store

HERE = Path(__file__).parent
KIND = "upload"
BACK = "put back in use"
Days = tuple[date, date]


@dataclass(frozen=True)
class Stretch:
    """Days without a break that an upload serves, or that `replaced_by` serves in its place; None where the file has no period."""

    days: Days | None
    replaced_by: int | None = None


@dataclass(frozen=True)
class Upload:
    """One accepted file. `stretches` say what it serves now and what others serve in its place."""

    upload_id: int
    reference: str
    return_id: str
    council: str
    file_name: str
    file_hash: str
    file_bytes: int
    submitted_at: datetime | None
    loaded_at: datetime | None
    loaded_by: str
    stated: Days | None
    derived: Days | None
    given: Days | None
    derived_words: str
    rows_read: int
    rows_kept: int
    rows_warned: int
    rows_rejected: int
    excluded: bool
    accepted_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str
    same_file_as: tuple[int, ...]
    stretches: tuple[Stretch, ...] = ()

    @property
    def serves(self) -> tuple[Days, ...]:
        """The stretches of days it serves itself."""
        return tuple(each.days for each in self.stretches if each.replaced_by is None and each.days is not None)

    @cached_property
    def replaced_by(self) -> tuple[int, ...]:
        """The uploads that serve in its place, for some or all of what it tells of."""
        return tuple(sorted({each.replaced_by for each in self.stretches if each.replaced_by is not None}))

    @property
    def state(self) -> str:
        """'withdrawn', 'left out', 'waiting' (figures not worked out yet), 'replaced', 'in part', 'in use' or 'serves nothing'."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.excluded:
            return "left out"
        if self.accepted_at is None:
            return "waiting"
        itself = any(each.replaced_by is None for each in self.stretches)
        if self.replaced_by:
            return "in part" if itself else "replaced"
        return "in use" if itself else "serves nothing"


@dataclass(frozen=True)
class KindOfFault:
    """The faults of one rule in one column of an upload, as stored; `first_rows` by their number in the file."""

    severity: str
    rule: str
    column: str
    rows: int
    says: str
    first_rows: tuple[int, ...]


@dataclass(frozen=True)
class Event:
    """One thing done to an upload, as the audit has it."""

    at: datetime
    who: str
    what: str
    details: str


def uploads(store: Store) -> list[Upload]:
    """Every upload, the newest first."""
    rows = store.rows(_query("uploads"))
    stretches: dict[int, list[Stretch]] = {}
    for upload_id, replaced_by, first, last in store.rows(_query("uploads_serving")):
        stretches.setdefault(upload_id, []).append(Stretch(_days(first, last), replaced_by))
    return [_upload(row, stretches.get(row[0], [])) for row in rows]


def faults_of(store: Store, upload_id: int) -> list[KindOfFault]:
    """The faults kept of an upload, by rule and column, the most serious first."""
    rows = store.rows(_query("uploads_faults"), [upload_id])
    return [KindOfFault(severity, rule, column, count, says, tuple(first)) for severity, rule, column, count, says, first in rows]


def events_of(store: Store, upload_id: int) -> list[Event]:
    """What was done to an upload, oldest first."""
    rows = store.rows(
        "select done_at, coalesce(who, ''), what, coalesce(details, '') from audit where subject = ? order by done_at",
        [f"upload {upload_id}"],
    )
    return [Event(*row) for row in rows]


def take_out(store: Store, upload_id: int, why: str, by: str = "") -> None:
    """Withdraw an upload, with the reason. Figures are then to be worked out: where that is cut off, the next start does it.

    Raises UploadError as `data.loading.withdraw` does.
    """
    with store.writing() as cursor:
        withdraw_in(cursor, upload_id, why, by)
        # a start looks for uploads whose figures are not worked out: one that serves in its place is such a one until they are
        cursor.execute(
            "update upload set accepted_at = null where upload_id = ("
            "select other.upload_id from upload as other join upload as gone on gone.upload_id = ? "
            "where other.withdrawn_at is null and not coalesce(other.excluded, false) "
            "order by other.return_id = gone.return_id desc, other.upload_id desc limit 1)",
            [upload_id],
        )


def put_back(store: Store, upload_id: int, why: str, by: str = "") -> None:
    """Put a withdrawn upload in use again, with the reason; its figures are then to be worked out.

    Raises UploadError when there is none such, it is in use, or the same file is in use under another number.
    """
    if not why.strip():
        raise UploadError("Say why the upload is put back in use.")
    with store.writing() as cursor:
        row = cursor.execute(
            "select withdrawn_at, withdrawn_by, withdrawn_why, return_id, file_hash, council from upload where upload_id = ?", [upload_id]
        ).fetchone()
        if row is None:
            raise UploadError(f"There is no upload {upload_id}.")
        withdrawn_at, withdrawn_by, withdrawn_why, return_id, file_hash, council = row
        if withdrawn_at is None:
            raise UploadError(f"Upload {upload_id} is in use already.")
        same = cursor.execute(
            "select max(upload_id) from upload where return_id = ? and file_hash = ? and withdrawn_at is null", [return_id, file_hash]
        ).fetchall()[0][0]
        if same is not None:
            raise UploadError(f"The same file is in use as upload {same}. Withdraw that one first, or leave things as they are.")
        cursor.execute(
            "insert into decision select coalesce(max(decision_id), 0) + 1, ?, ?, ?, ?, ?, ?, now()::timestamp, ? from decision",
            [council, KIND, f"upload {upload_id}", BACK, withdrawn_at.isoformat(sep=" "), why, by],
        )
        cursor.execute(
            "insert into audit values (now()::timestamp, ?, 'put an upload back in use', ?, ?)",
            [by, f"upload {upload_id}", f"{why} (It was withdrawn by {withdrawn_by or 'somebody not named'}: {withdrawn_why})"],
        )
        cursor.execute(
            "update upload set withdrawn_at = null, withdrawn_by = null, withdrawn_why = null, accepted_at = null where upload_id = ?",
            [upload_id],
        )


def _upload(row: Sequence[Any], stretches: Sequence[Stretch]) -> Upload:
    (
        upload_id, reference, return_id, council, file_name, file_hash, file_bytes, submitted_at, loaded_at, loaded_by, stated_start,
        stated_end, derived_start, derived_end, given_start, given_end, derived_words, rows_read, rows_kept, rows_warned, rows_rejected,
        excluded, accepted_at, withdrawn_at, withdrawn_by, withdrawn_why, same_file_as,
    ) = row  # fmt: skip
    return Upload(
        upload_id, reference or f"Upload {upload_id}", return_id, council or "", file_name or "", file_hash or "", file_bytes or 0,
        submitted_at, loaded_at, loaded_by or "", _days(stated_start, stated_end), _days(derived_start, derived_end),
        _days(given_start, given_end), derived_words or "", rows_read or 0, rows_kept or 0, rows_warned or 0, rows_rejected or 0,
        excluded, accepted_at, withdrawn_at, withdrawn_by or "", withdrawn_why or "", tuple(same_file_as), tuple(stretches),
    )  # fmt: skip


def _days(first: object, last: object) -> Days | None:
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def _query(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
