"""Why a file that can be read is not loaded all the same, in words."""

from __future__ import annotations

import contextlib
import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data.errors import UploadError
from data.file_name import without_people
from data.reading_aside import Kept
from data.receipt import Receipt
from data.return_definition import ReturnDefinition

LONGEST_COVER = datetime.timedelta(days=3660)  # ten years; a slip in a year's figures would ask for figures of centuries


class FaultsFound(UploadError):
    """A strict load met a fault. Nothing has changed."""


def refuse_too_long(covers: tuple[datetime.date, datetime.date] | None) -> None:
    """A period that no file covers: UploadError."""
    if covers and covers[1] - covers[0] > LONGEST_COVER:
        raise UploadError(f"No file covers {covers[0].isoformat()} to {covers[1].isoformat()}. Give the first and last day of its period.")


def refuse_another_year(definition: ReturnDefinition, earlier: Receipt | None, covers: tuple[datetime.date, datetime.date] | None) -> None:
    """A published file that says no year may have been loaded as the wrong one: UploadError rather than "loaded before"."""
    if earlier is None or earlier.derived is None or covers is None or not any(shape.year for shape in definition.shapes):
        return
    if covers not in (earlier.derived, earlier.given):
        first, last = earlier.derived
        raise UploadError(
            f"The file was loaded before as upload {earlier.upload_id}, for {first.isoformat()} to {last.isoformat()}. "
            f"Withdraw that upload first ('python -m data withdraw {earlier.upload_id} --why ...'), then load the file for the other year."
        )


def refuse_faults(path: Path, checked: Kept) -> None:
    """A strict load takes no fault: FaultsFound with how many rows have one."""
    if checked.has_faults:
        raise FaultsFound(
            f"Nothing was loaded: in {without_people(path.name)}, {checked.rows_warned:,} rows have a warning and "
            f"{checked.rows_rejected:,} would be rejected. "
            "'python -m data check' lists every fault; load without --strict to keep what can be kept."
        )


def refuse_where_nothing_is_kept(checked: Kept) -> None:
    """An upload without a row would be a receipt for nothing: UploadError with what is wrong with most of its rows."""
    if checked.accepted_rows and checked.rows_kept:
        return
    rejected = Counter(fault["says"] for fault in checked.faults.to_pylist() if fault["severity"] == "rejected")
    most = "".join(f" On {count:,} of them: {says}" for says, count in rejected.most_common(1))
    raise UploadError(
        f"Nothing was loaded: none of the file's {checked.rows_read:,} rows can be kept.{most} "
        "'python -m data check' and the report on the upload page list every fault and what to do."
    )


@contextlib.contextmanager
def naming(path: Path, files: int) -> Iterator[None]:
    """Of several files, name the one that is refused."""
    try:
        yield
    except FaultsFound:
        raise  # it names its file already
    except UploadError as refused:
        if files == 1:
            raise
        raise UploadError(f"{without_people(path.name)}: {refused} Nothing was loaded, of the other files either.") from refused
