"""Accepted rows into the store, with a receipt; and out of use again.

A load is two transactions. The first keeps rows, faults and receipt: once it is through, the upload is durable and acknowledged.
The second (`accept`) works out figures; when it fails the upload stands, and the next start finishes what is unfinished.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from data.client_level_data import reporting_period
from data.errors import UploadError
from data.file_name import without_people
from data.person_key import person_key
from data.reading import require_file
from data.reading_aside import Kept, read_to_keep
from data.reading_locality import lookup_in_force
from data.records import attempts
from data.records.value_mappings import mappings_in
from data.return_definition import ReturnDefinition, load_return
from data.store import Store

KEEPING = Path(__file__).parent / "keeping"
LONGEST_COVER = datetime.timedelta(days=3660)  # ten years; a slip in a year's figures would ask for figures of centuries
FAR_AHEAD = datetime.date(9999, 1, 1)
logger = logging.getLogger(__name__)


class FaultsFound(UploadError):
    """A strict load met a fault. Nothing has changed."""


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


def load(
    store: Store,
    return_id: str,
    paths: Sequence[Path],
    *,
    submitted_on: datetime.date | None = None,
    covers: tuple[datetime.date, datetime.date] | None = None,
    council: str | None = None,
    by: str = "",
    strict: bool = False,
) -> list[Receipt]:
    """Keep what can be kept of each file and acknowledge it; a file loaded before is recognised, not loaded again.

    `submitted_on` is the day the file was made for government (today otherwise), `covers` the period an officer vouches for.
    Raises UploadError, with nothing changed, when any file cannot be read or belongs to another council, or (strict, as
    FaultsFound) has a fault.
    """
    files = [(path.stat().st_size, file_hash) for path, file_hash in zip(paths, map(_hash_of, paths), strict=True)]
    # one transaction for all the files: a bad one leaves nothing half done, and only one is in memory at a time
    with attempts.attempt(store, load_return(return_id).id, files, by) as going_on, store.writing() as cursor:
        receipts = keep_files(
            cursor, store, return_id, paths, submitted_on=submitted_on, covers=covers, council=council, by=by, strict=strict
        )
        going_on.through(cursor, [receipt.upload_id for receipt in receipts])
    store.checkpoint()
    return receipts


def keep_files(
    cursor: duckdb.DuckDBPyConnection,
    store: Store,
    return_id: str,
    paths: Sequence[Path],
    *,
    submitted_on: datetime.date | None = None,
    covers: tuple[datetime.date, datetime.date] | None = None,
    council: str | None = None,
    by: str = "",
    strict: bool = False,
) -> list[Receipt]:
    """The same inside the caller's transaction on the store, who may undo it: nothing is acknowledged before that is through."""
    definition = load_return(return_id)
    if covers and covers[1] - covers[0] > LONGEST_COVER:
        raise UploadError(f"No file covers {covers[0].isoformat()} to {covers[1].isoformat()}. Give the first and last day of its period.")
    key = person_key(store)
    submitted_at = (
        datetime.datetime.combine(submitted_on, datetime.time()) if submitted_on else datetime.datetime.now().replace(microsecond=0)
    )
    expected = council or _home_council(store, definition)
    receipts = []
    for path in paths:
        file_hash = _hash_of(path)
        receipt = _earlier_upload(cursor, return_id, file_hash, expected)
        _refuse_another_year(definition, receipt, covers)
        if receipt is None:
            found = read_to_keep(path, definition, key, lookup_in_force(cursor), covers, expected, mappings_in(cursor, None))
            with _naming(path, len(paths)), found as kept:
                if strict:
                    _refuse_faults(path, kept)
                _refuse_where_nothing_is_kept(kept)
                receipt = _keep(cursor, path, file_hash, kept, submitted_at, covers, by)
        receipts.append(receipt)
    return receipts


def accept(store: Store, receipts: Sequence[Receipt], then: Callable[[], object]) -> None:
    """Run `then` (the measures) and note that these uploads' figures are worked out, and any that an earlier load left undone.

    What `then` raises is passed on: uploads stand.
    """
    waiting = [*unfinished(store), *(receipt.upload_id for receipt in receipts)]
    then()
    with store.writing() as cursor:
        cursor.execute(
            "update upload set accepted_at = now()::timestamp where accepted_at is null and list_contains(?::bigint[], upload_id)",
            [waiting],
        )


def unfinished(store: Store) -> list[int]:
    """Uploads that were acknowledged but whose figures were never worked out, oldest first."""
    rows = store.rows("select upload_id from upload where accepted_at is null and withdrawn_at is null order by upload_id")
    return [int(row[0]) for row in rows]


def finish(store: Store, then: Callable[[], object]) -> list[int]:
    """Work out what an interrupted load left undone; the uploads concerned, none when all was done."""
    left = unfinished(store)
    if left:
        then()
        with store.writing() as cursor:
            cursor.execute("update upload set accepted_at = now()::timestamp where list_contains(?::bigint[], upload_id)", [left])
    return left


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


@contextlib.contextmanager
def _naming(path: Path, files: int) -> Iterator[None]:
    """Of several files, name the one that is refused."""
    try:
        yield
    except FaultsFound:
        raise  # it names its file already
    except UploadError as refused:
        if files == 1:
            raise
        raise UploadError(f"{without_people(path.name)}: {refused} Nothing was loaded, of the other files either.") from refused


def _refuse_another_year(definition: ReturnDefinition, earlier: Receipt | None, covers: tuple[datetime.date, datetime.date] | None) -> None:
    """A published file that says no year may have been loaded as the wrong one: UploadError rather than "loaded before"."""
    if earlier is None or earlier.derived is None or covers is None or not any(shape.year for shape in definition.shapes):
        return
    if covers not in (earlier.derived, earlier.given):
        first, last = earlier.derived
        raise UploadError(
            f"The file was loaded before as upload {earlier.upload_id}, for {first.isoformat()} to {last.isoformat()}. "
            f"Withdraw that upload first ('python -m data withdraw {earlier.upload_id} --why ...'), then load the file for the other year."
        )


def _refuse_faults(path: Path, checked: Kept) -> None:
    if checked.has_faults:
        raise FaultsFound(
            f"Nothing was loaded: in {without_people(path.name)}, {checked.rows_warned:,} rows have a warning and "
            f"{checked.rows_rejected:,} would be rejected. "
            "'python -m data check' lists every fault; load without --strict to keep what can be kept."
        )


def _refuse_where_nothing_is_kept(checked: Kept) -> None:
    """An upload without a row would be a receipt for nothing: UploadError with what is wrong with most of its rows."""
    if checked.accepted_rows and checked.rows_kept:
        return
    rejected = Counter(fault["says"] for fault in checked.faults.to_pylist() if fault["severity"] == "rejected")
    most = "".join(f" On {count:,} of them: {says}" for says, count in rejected.most_common(1))
    raise UploadError(
        f"Nothing was loaded: none of the file's {checked.rows_read:,} rows can be kept.{most} "
        "'python -m data check' and the report on the upload page list every fault and what to do."
    )


def _keep(
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
    _insert(cursor, "accepted", checked.accepted, definition.table, kept_as)
    _insert(cursor, "found_fault", checked.faults, "fault", {"upload_id": upload_id})
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
        checked.rows_rejected, submitted_at, stated, derived, given, notes=checked.notes,
    )  # fmt: skip


def _period_of_rows(cursor: duckdb.DuckDBPyConnection, table: str, upload_id: int) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that the kept rows of a local or published return speak of, or None where they do not tell."""
    row = cursor.execute((KEEPING / f"{table}_period.sql").read_text(encoding="utf-8"), [upload_id]).fetchone()
    return None if row is None or row[0] is None or row[1] < row[0] else (row[0], row[1])


def _insert(
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


def _home_council(store: Store, definition: ReturnDefinition) -> str | None:
    """The store's own council, for person-level returns; a regional store and published files take any."""
    if not definition.of_one_council:
        return None
    rows = store.rows("select council from home_council where not coalesce(regional, false)")
    return str(rows[0][0]) if rows else None


def _earlier_upload(cursor: duckdb.DuckDBPyConnection, return_id: str, file_hash: str, council: str | None) -> Receipt | None:
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


def _hash_of(path: Path) -> str:
    """SHA-256 of a file's content, by which it is known again. Raises UploadError when it cannot be opened."""
    require_file(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
