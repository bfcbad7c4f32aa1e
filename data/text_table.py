"""A text file as rows in DuckDB, every row accounted for: read, blank, or unreadable and named."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb

from data.errors import UploadError
from data.given import Unreadable, fill
from data.quotation_marks import Lines
from data.text_file import TextFile

HERE = Path(__file__).parent
TOO_LONG = "A cell holds far more than any cell of this return may."


def read_text(connection: duckdb.DuckDBPyConnection, file: TextFile, lines: Lines, select: str, columns: Iterable[int]) -> Unreadable:
    """Make the table `given` out of a text file; `select` as for `fill`. UploadError when rows and lines do not add up."""
    if not file.is_plain:
        unreadable = Unreadable()
        fill(connection, select, _records(file, unreadable), columns)
    else:
        unreadable = _read_csv(connection, file, lines, select)
    _refuse_a_file_cut_short(lines, unreadable)
    _reconcile(connection, file, lines, unreadable)
    return unreadable


def _records(file: TextFile, unreadable: Unreadable) -> Iterator[tuple[int, Sequence[str | None]]]:
    """The rows below the headings, cut by Python: for encodings and line ends that DuckDB does not read."""
    width = len(file.headings)
    with file.text() as text:
        reader = csv.reader(text, delimiter=file.delimiter, strict=True)
        for number in itertools.count(1):
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as fault:
                cells = []
                if number > file.heading_record:
                    too_long = "field limit" in str(fault)
                    unreadable.because[number] = TOO_LONG if too_long else f"A quotation mark or a line end is out of place ({fault})."
            while len(cells) > width and cells[-1] == "":
                cells.pop()
            if number <= file.heading_record or number in unreadable.because:
                continue
            if not any(cells):
                unreadable.blank.append(number)
            elif len(cells) != width:
                unreadable.because[number] = _ragged(len(cells), width)
            else:
                yield number, [cell or None for cell in cells]


def _read_csv(connection: duckdb.DuckDBPyConnection, file: TextFile, lines: Lines, select: str) -> Unreadable:
    """Let DuckDB read the file from disk, dialect named; then hold its count against the count of raw lines."""
    width = len(file.headings)
    names = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(width))
    source = (
        f"(select null::bigint as row_number, * from read_csv($path, columns = {{{names}}}, delim = $delimiter, quote = '\"', "  # noqa: S608
        "escape = '\"', header = false, skip = $skip, auto_detect = false, compression = 'none', hive_partitioning = false, "
        "nullstr = ['', 'NULL'], store_rejects = true, rejects_scan = 'reject_scan', rejects_table = 'reject_row'))"
    )
    values = {"path": str(file.path.absolute()), "delimiter": file.delimiter, "skip": file.heading_record}
    connection.execute(f"create table given as {select.replace('from source', f'from {source}', 1)}", values)
    unreadable = Unreadable(blank=[record for record in lines.blank_records if record > file.heading_record])
    for record, kind, place, runs_on in connection.execute((HERE / "text_table_rejects.sql").read_text(encoding="utf-8")).fetchall():
        if runs_on:
            lost = "rows after it would be lost. Put that row right or export the file again."
            raise UploadError(f"The quotation marks of row {record} do not close: {lost}")
        if kind in ("MISSING COLUMNS", "TOO MANY COLUMNS"):
            unreadable.because[record] = _ragged(place, width)
        else:
            unreadable.because[record] = TOO_LONG if kind == "LINE SIZE OVER MAXIMUM" else "A quotation mark is out of place."
    _number_rows(connection, file, unreadable)
    connection.execute("drop table reject_row")
    connection.execute("drop table reject_scan")
    return unreadable


def _ragged(found: int, width: int) -> str:
    more = "at least " if found > width else ""
    cells, headings = "cell" if found == 1 else "cells", "is 1 heading" if width == 1 else f"are {width} headings"
    return f"The row has {more}{found} {cells} where there {headings}."


def _reconcile(connection: duckdb.DuckDBPyConnection, file: TextFile, lines: Lines, unreadable: Unreadable) -> None:
    [(kept,)] = connection.execute("select count(*) from given").fetchall()
    expected = lines.records - file.heading_record - len(unreadable.blank)
    if kept + len(unreadable.because) != expected:
        raise UploadError(
            f"The file has {expected:,} rows, but its quotation marks let only {kept + len(unreadable.because):,} be read. "
            "Look for a cell with a single quotation mark in it, or export the file again as CSV."
        )


def _number_rows(connection: duckdb.DuckDBPyConnection, file: TextFile, unreadable: Unreadable) -> None:
    """Number the rows as a spreadsheet shows them: DuckDB keeps the order but does not count the rows it passed over."""
    passed_over = sorted({*unreadable.because, *unreadable.blank})
    connection.execute("update given set row_number = rowid + ?", [file.heading_record + 1])
    if passed_over:
        # the j-th row passed over, record r, stands before the row kept as number r - heading - j, counted from 0
        first_after = [record - file.heading_record - place for place, record in enumerate(passed_over, start=1)]
        connection.execute((HERE / "text_table_row_number.sql").read_text(encoding="utf-8"), {"first_after": first_after})


def _refuse_a_file_cut_short(lines: Lines, unreadable: Unreadable) -> None:
    if not lines.ends_with_line_end and lines.records in unreadable.because:
        raise UploadError(
            f"The file stops in the middle of row {lines.records}: it was cut off. Export it again, and check that the copy is complete."
        )
