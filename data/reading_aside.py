"""A file read and checked for keeping: what is kept of it, and the file's own database already gone.

A large file is read in a process of its own (data/aside.py), which holds the kept rows packed and hands them over a few thousand at a
time as the store takes them, so that the process that holds the store never has them all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO

import pyarrow as pa

from data.aside import aside_with_bytes
from data.checking import Checked, check
from data.reading import read
from data.records.value_mappings import Mapping
from data.return_definition import ReturnDefinition, load_return

LARGE = 5_000_000  # bytes: below, starting a process takes longer than the reading does
ROWS_AT_A_TIME = 10_000
READ_ONCE = frozenset({"cld_row"})  # tables whose keeping step looks at each accepted row once, so that a stream of them will do


@dataclass(frozen=True)
class Kept:
    """A checked file without its database: the numbers of `Checked`, and the tables as packed streams of Arrow batches."""

    file_name: str
    definition: ReturnDefinition
    council: str
    rows_read: int
    rows_kept: int
    rows_warned: int
    rows_rejected: int
    stated_start: date | None
    stated_end: date | None
    has_faults: bool
    notes: tuple[str, ...]
    accepted_rows: int
    packed_faults: bytes
    packed_accepted: bytes | IO[bytes] = b""

    @property
    def accepted(self) -> pa.Table | pa.RecordBatchReader:
        """The rows kept, with the columns of the store's table but for upload_id and record_id: to be asked for, and read, once."""
        stream = pa.ipc.open_stream(self.packed_accepted)
        return stream if self.definition.table in READ_ONCE else stream.read_all()

    @property
    def faults(self) -> pa.Table:
        """Every fault, as it may be stored."""
        return pa.ipc.open_stream(self.packed_faults).read_all()


@contextlib.contextmanager
def read_to_keep(
    path: Path,
    definition: ReturnDefinition,
    person_key: bytes,
    localities: pa.Table | None,
    covers: tuple[date, date] | None,
    council: str | None,
    mapped: Iterable[Mapping],
) -> Iterator[Kept]:
    """What is kept of a file, whose database is gone by then. UploadError as `read` and `check` say it.

    The rows of a large file are to be read inside the `with`; where they did not all come, it raises at its end.
    """
    given = (path, definition.id, person_key, localities, covers, council, tuple(mapped))
    if path.stat().st_size <= LARGE:
        kept, rows = _read_to_keep(*given)
        yield replace(kept, packed_accepted=rows)
        return
    with aside_with_bytes(_read_to_keep, *given) as (kept, stream):
        yield replace(kept, packed_accepted=stream)


def _read_to_keep(
    path: Path,
    return_id: str,
    person_key: bytes,
    localities: pa.Table | None,
    covers: tuple[date, date] | None,
    council: str | None,
    mapped: tuple[Mapping, ...],
) -> tuple[Kept, bytes]:
    """What is kept of it but for the rows, and the rows packed."""
    with read(path, load_return(return_id), person_key, localities, covers) as reading:
        checked = check(reading, council if reading.definition.of_one_council else None, mapped)
        return _kept(checked)


def _kept(checked: Checked) -> tuple[Kept, bytes]:
    accepted = checked.accepted
    kept = Kept(
        checked.reading.file_name, checked.reading.definition, checked.council, checked.rows_read, checked.rows_kept, checked.rows_warned,
        checked.rows_rejected, checked.stated_start, checked.stated_end, checked.has_faults, checked.notes, accepted.num_rows,
        _packed(checked.faults),
    )  # fmt: skip
    return kept, _packed(accepted)


def _packed(table: pa.Table) -> bytes:
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(table, max_chunksize=ROWS_AT_A_TIME)
    return bytes(out.getvalue())
