"""What a check finds in a file, small enough to keep while an officer reads it: counts and kinds of fault, the rows themselves not.

Nothing here draws a page, so that a large file can be checked in a process of its own (data/aside.py).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data.checking import Checked, check
from data.checking_kinds import KindOfFault, UnknownValue, kinds_of_fault
from data.reading import read
from data.records.value_mappings import Mapping
from data.return_definition import load_return

EXAMPLES = 3  # rows of a kind of fault that are shown with what they hold
ROWS_PRINTED = 200  # of one kind, in a list for a team; the CSV file has them all
SEVERITIES = ("rejected", "warning", "notice")


@dataclass(frozen=True)
class Asked:
    """What is to be checked: a file, as which return, with which key, for which council (None: whichever it names)."""

    path: Path
    return_id: str
    person_key: bytes
    council: str | None
    mapped: tuple[Mapping, ...] = ()
    localities: pa.Table | None = None
    covers: tuple[date, date] | None = None


@dataclass(frozen=True)
class Found:
    """A fault's row and what it holds there: shown to the officer, kept nowhere."""

    row: int
    value: str


@dataclass(frozen=True)
class Fault:
    """A kind of fault, its notices of one rule and column together, with the first rows that have it."""

    kind: KindOfFault
    count: int
    others: int  # further sentences of the same rule and column
    values: tuple[UnknownValue, ...]
    first: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Line:
    """One fault to put right: its row, what it holds, what is wrong, and the nearest value of the list."""

    row: int | None
    value: str
    says: str
    nearest: str


@dataclass(frozen=True)
class Sheet:
    """The faults of one column, with what to do about them; `count` is of all, `lines` are the first ROWS_PRINTED of each kind."""

    column: str
    count: int
    advice: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    """A checked file in numbers, its faults by kind, the most serious and most frequent first."""

    file_name: str
    file_hash: str
    council: str
    rows_read: int
    rows_kept: int
    rows_warned: int
    rows_rejected: int
    stated: tuple[date, date] | None
    notes: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def rows_clean(self) -> int:
        """Rows kept without a warning."""
        return self.rows_kept - self.rows_warned

    def of(self, *severities: str) -> tuple[Fault, ...]:
        """The faults of those severities."""
        return tuple(fault for fault in self.faults if fault.kind.severity in severities)


@contextlib.contextmanager
def checked_file(asked: Asked) -> Iterator[Checked]:
    """The file, read and checked as a load would; it is forgotten on the way out."""
    with read(asked.path, load_return(asked.return_id), asked.person_key, asked.localities, asked.covers) as reading:
        yield check(reading, asked.council if reading.definition.of_one_council else None, asked.mapped)


def check_file(asked: Asked) -> Report:
    """The report of a file. UploadError when it cannot be read at all, or belongs to another council."""
    with checked_file(asked) as checked:
        reading = checked.reading
        stated = (checked.stated_start, checked.stated_end) if checked.stated_start and checked.stated_end else None
        return Report(
            reading.file_name, _hash_of(asked.path), checked.council, checked.rows_read, checked.rows_kept, checked.rows_warned,
            checked.rows_rejected, stated, checked.notes, _faults(checked),
        )  # fmt: skip


def sheets_of(asked: Asked) -> tuple[Sheet, ...]:
    """The faults row by row for those who put them right, a sheet for each column; no notices."""
    sheets: dict[str, Sheet] = {}
    with checked_file(asked) as checked:
        found = checked.faults_for_officer()
        for fault in _merged(kinds_of_fault(checked)):
            if fault.kind.severity != "notice":
                before = sheets.get(fault.kind.column, Sheet(fault.kind.column, 0, (), ()))
                rows = _rows_of(found, fault.kind).slice(0, ROWS_PRINTED).to_pylist()
                lines = tuple(Line(row["row_number"], row["value"] or "", row["says"], row["nearest"] or "") for row in rows)
                advice = tuple(dict.fromkeys((*before.advice, fault.kind.what_to_do)))
                sheets[fault.kind.column] = Sheet(before.column, before.count + fault.count, advice, (*before.lines, *lines))
    return tuple(sheets.values())


def _faults(checked: Checked) -> tuple[Fault, ...]:
    found = checked.faults_for_officer()
    return tuple(replace(fault, first=_examples(found, fault.kind)) for fault in _merged(kinds_of_fault(checked)))


def _merged(kinds: Iterable[KindOfFault]) -> list[Fault]:
    """The kinds, those of one rule and column as one: notices come one for each distinct sentence."""
    merged: dict[tuple[str, str, str], Fault] = {}
    for kind in kinds:
        key = (kind.severity, kind.rule, kind.column)
        before = merged.get(key, Fault(kind, 0, -1, ()))
        merged[key] = Fault(before.kind, before.count + kind.faults, before.others + 1, (*before.values, *kind.values))
    return list(merged.values())


def _examples(faults: pa.Table, kind: KindOfFault) -> tuple[Found, ...]:
    rows = _rows_of(faults, kind).slice(0, EXAMPLES).to_pylist()
    return tuple(Found(row["row_number"], row["value"] or "") for row in rows if row["row_number"] is not None)


def _rows_of(faults: pa.Table, kind: KindOfFault) -> pa.Table:
    same = pc.and_(pc.equal(faults["rule"], kind.rule), pc.equal(faults["column_name"], kind.column))
    return faults.filter(pc.and_(same, pc.equal(faults["severity"], kind.severity)))


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
