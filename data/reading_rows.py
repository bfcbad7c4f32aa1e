"""A return laid out in rows under one row of headings, read from a text file or a spreadsheet into the table `given`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import python_calamine

from data import headings, spreadsheet, text_file, text_table
from data.errors import UploadError
from data.given import Unreadable, fill
from data.headings import Headings
from data.reading_select import select_given
from data.reading_sheet import SerialDates, notes_on_sheet, refuse_formulas_without_result
from data.return_definition import ReturnDefinition
from data.spreadsheet_marks import marks_of
from data.text_file import TextFile

DATES = ("date", "month", "birth date")
ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


@dataclass(frozen=True)
class RowsRead:
    """What was found besides the rows: fields the file has no column for, what was tolerated, and the words above the headings."""

    missing: frozenset[str]
    notes: tuple[str, ...]
    shape: str
    words: tuple[str, ...] = ()


def read_rows(connection: duckdb.DuckDBPyConnection, path: Path, definition: ReturnDefinition) -> RowsRead:
    """Make the tables `given` and `unreadable` of a file. UploadError when it cannot be read."""
    read_file = _read_spreadsheet if spreadsheet.is_spreadsheet(path) else _read_text
    found, notes, unreadable, words = read_file(connection, path, definition)
    if unreadable.because:
        numbers, reasons = zip(*sorted(unreadable.because.items()), strict=True)
        connection.execute("insert into unreadable select unnest(?::bigint[]), unnest(?::varchar[])", [list(numbers), list(reasons)])
    repeated = _forget_repeated_headings(connection, found)
    return RowsRead(found.missing, (*notes, *found.notes, *_forget_blank_rows(connection, unreadable), *repeated), found.shape, words)


def _read_text(
    connection: duckdb.DuckDBPyConnection, path: Path, definition: ReturnDefinition
) -> tuple[Headings, list[str], Unreadable, tuple[str, ...]]:
    spreadsheet.refuse_web_page(path)
    file, looked_through = text_file.manners(path, lambda cells: headings.count_known(definition, cells))
    if not file.headings:
        raise headings.refuse_unknown(definition, looked_through)
    found = headings.match(definition, file.headings)
    file, lines = text_file.count_lines(file)
    select = select_given(definition, found.columns, found.width if file.is_plain else 0)
    try:
        unreadable = text_table.read_text(connection, file, lines, select, found.columns.values())
    except duckdb.InvalidInputException as fault:
        raise UploadError(
            "The rows cannot be told apart: line ends or quotation marks are mixed up. Export the file again as CSV (UTF-8)."
        ) from fault
    with file.text() as text:
        words = tuple(line.strip() for line in itertools.islice(text, file.heading_record - 1))
    return found, _notes_on_manners(file), unreadable, words


def _notes_on_manners(file: TextFile) -> list[str]:
    notes = [f"The file is in {ENCODINGS[file.encoding]}, not UTF-8; its letters were converted."] if file.encoding in ENCODINGS else []
    notes += ["The file begins with a byte order mark, as Excel writes it; it was left out."] if file.byte_order_mark else []
    notes += [f"The cells are parted by {text_file.DELIMITERS[file.delimiter]}."] if file.delimiter != "," else []
    notes += ["The lines end in more than one way; they were read all the same."] if not file.even_line_ends else []
    return notes + _note_on_titles(file.heading_record)


def _note_on_titles(heading_row: int) -> list[str]:
    return [f"The headings stand in row {heading_row}; what is above them was left out."] if heading_row > 1 else []


def _read_spreadsheet(
    connection: duckdb.DuckDBPyConnection, path: Path, definition: ReturnDefinition
) -> tuple[Headings, list[str], Unreadable, tuple[str, ...]]:
    with spreadsheet.opened(path) as workbook:
        sheet, heading_row, cells, looked_through = _sheet_with_headings(workbook, definition)
        if sheet is None:
            raise headings.refuse_unknown(definition, looked_through)
        found = headings.match(definition, cells)
        wanted = found.columns.values()
        marks = marks_of(path, sheet.name, heading_row, wanted, found.width)
        refuse_formulas_without_result(sheet.name, marks)
        unreadable = Unreadable()
        dates = SerialDates([place for name, place in found.columns.items() if definition.field(name).kind in DATES], marks.from_1904)
        fill(connection, select_given(definition, found.columns, 0), dates.read(_rows_below(sheet, heading_row, unreadable)), wanted)
        notes = [*notes_on_sheet(workbook, sheet, marks, heading_row, wanted), *dates.note()]
        above = itertools.islice(spreadsheet.rows_of(sheet), heading_row - 1)
        words = (sheet.name, *(cell for row in above for cell in row if cell))
    return found, notes + _note_on_titles(heading_row), unreadable, words


def _sheet_with_headings(
    workbook: python_calamine.CalamineWorkbook, definition: ReturnDefinition
) -> tuple[python_calamine.CalamineSheet | None, int, Sequence[str], list[Sequence[str]]]:
    """The sheet whose headings match best, the row they stand in, the headings, and the rows looked through.

    UploadError where another sheet matches as well and has rows too: they would be lost.
    """
    best: tuple[int, python_calamine.CalamineSheet | None, int, Sequence[str]] = (0, None, 0, ())
    looked_through: list[Sequence[str]] = []
    for sheet in spreadsheet.sheets(workbook):
        for number, row in enumerate(spreadsheet.rows_of(sheet), start=1):
            if number > text_file.TITLE_ROWS:
                break
            looked_through.append([cell or "" for cell in row])
            matched = headings.count_known(definition, looked_through[-1])
            if matched > best[0]:
                best = (matched, sheet, number, looked_through[-1])
            elif matched and matched == best[0] and best[1] and best[1].name != sheet.name:
                _refuse_rows_in_two_sheets((best[1], best[2]), (sheet, number))
    return best[1], best[2], best[3], looked_through


def _refuse_rows_in_two_sheets(*places: tuple[python_calamine.CalamineSheet, int]) -> None:
    """UploadError when every one of these sheets has rows below its headings."""
    if all(next(_rows_below(sheet, heading_row, Unreadable()), None) for sheet, heading_row in places):
        names = " and ".join(repr(sheet.name) for sheet, _ in places)
        raise UploadError(f"The sheets {names} both hold rows of this return. Put all the rows into one sheet and load the file again.")


def _rows_below(
    sheet: python_calamine.CalamineSheet, heading_row: int, unreadable: Unreadable
) -> Iterator[tuple[int, Sequence[str | None]]]:
    for number, cells in enumerate(spreadsheet.rows_of(sheet), start=1):
        if number > heading_row and any(cells):
            yield number, cells
        elif number > heading_row:
            unreadable.blank.append(number)


def _forget_repeated_headings(connection: duckdb.DuckDBPyConnection, found: Headings) -> list[str]:
    """Take out the rows that say the headings again, as printed pages and files put one below the other do, and say where the first was."""
    kept = {name for name, *_ in connection.execute("describe given").fetchall()}  # some personal columns are gone by now
    written = {name: found.cells[place].strip().lower() for name, place in found.columns.items() if name in kept}
    # the names are those of the return's own fields; what the file says is bound
    same = " and ".join(f"lower(trim({name})) = ${name}" for name in written)
    [(rows, first)] = connection.execute(f"select count(*), min(row_number) from given where {same}", written).fetchall()  # noqa: S608
    if not rows:
        return []
    connection.execute(f"delete from given where {same}", written)  # noqa: S608
    if rows == 1:
        return [f"Row {first} says the headings again; it was left out."]
    return [f"{rows:,} rows (the first is row {first}) say the headings again; they were left out."]


def _forget_blank_rows(connection: duckdb.DuckDBPyConnection, unreadable: Unreadable) -> list[str]:
    """Take the blank rows out of `given`, and say how many there were."""
    [(last,)] = connection.execute("select max(row_number) from given where not is_blank").fetchall()
    blank = [*unreadable.blank, *(number for (number,) in connection.execute("select row_number from given where is_blank").fetchall())]
    connection.execute("delete from given where is_blank")
    connection.execute("alter table given drop column is_blank")
    after = sum(number > max([last or 0, *unreadable.because]) for number in blank)
    words = [(after, "after the last row"), (len(blank) - after, "between the rows")]
    return [f"{count:,} empty row{'s' * (count > 1)} {where} {'were' if count > 1 else 'was'} left out." for count, where in words if count]
