"""Published tables with a column for each day ("31 March 2026 [p]"), made into one row per area and day; otherwise rows, as anywhere."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import headings, spreadsheet, text_file
from data.errors import UploadError
from data.given import fill
from data.periods import parse_day
from data.reading_rows import RowsRead, read_rows
from data.reading_select import select_given
from data.return_definition import ReturnDefinition

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
DAY = re.compile(r"(?<!\d)(\d{1,2})[ _-]*([a-z]{3,9})[ _-]*(20\d\d)(?!\d)", re.IGNORECASE)
MONTH = re.compile(rf"(?:^|[^a-z])({MONTHS})[ _-]*20\d\d(?!\d)", re.IGNORECASE)
PROVISIONAL = "[p]"
TITLE_ROWS = 60
DAY_COLUMN, COUNT_COLUMN = "day", "people"  # what a cell becomes: fields of the return
Row = Sequence[str | None]


@dataclass(frozen=True)
class _Table:
    """A table with days in its headings: where it stands, its headings, and the rows below with their numbers."""

    name: str
    heading_row: int
    headings: Sequence[str]
    rows: list[tuple[int, Row]]


def read(connection: duckdb.DuckDBPyConnection, path: Path, definition: ReturnDefinition) -> RowsRead:
    """Make the tables `given` and `unreadable` of a file. UploadError when it cannot be read."""
    tables, by_month = _of_workbook(path, definition) if spreadsheet.is_spreadsheet(path) else _of_text(path, definition)
    if not tables and by_month:
        raise UploadError(
            f"The table {by_month[0]!r} counts what happened in each month, not people at the end of it. "
            "Load the table of people in long-term support, with columns like '31 March 2026'."
        )
    if not tables:
        return read_rows(connection, path, definition)
    table, *others = tables
    return _melt(connection, definition, table, [*(each.name for each in others), *by_month])


def day_of(heading: str) -> str:
    """The day that a heading names, as 2026-03-31; '' where it names none."""
    found = DAY.search(heading)
    if not found:
        return ""
    month = next((place for place, name in enumerate(MONTHS.split("|"), start=1) if name.startswith(found[2].lower())), 0)
    try:
        return parse_day(f"{found[3]}-{month:02d}-{int(found[1]):02d}").isoformat()
    except ValueError:
        return ""


def _melt(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, table: _Table, left_out: Sequence[str]) -> RowsRead:
    known = {headings.plain(name): field.name for field in definition.fields for name in field.headings}
    places = {known[headings.plain(cell)]: place for place, cell in enumerate(table.headings) if headings.plain(cell) in known}
    days = [(place, day_of(cell), PROVISIONAL in cell.lower()) for place, cell in enumerate(table.headings) if day_of(cell)]
    names = [*places, DAY_COLUMN, COUNT_COLUMN]
    columns = {name: place for place, name in enumerate(names)}

    def rows() -> Iterator[tuple[int, Row]]:
        for number, cells in table.rows:
            for place, day, provisional in days:
                yield number, [*(cells[each] for each in places.values()), day, _marked(cells[place], provisional)]

    fill(connection, select_given(definition, columns, 0), rows(), columns.values())
    connection.execute("alter table given drop column is_blank")  # a row without area was passed over already
    used = {*places.values(), *(place for place, *_ in days)}
    unknown = [cell for place, cell in enumerate(table.headings) if cell.strip() and place not in used]
    notes = [f"The headings stand in row {table.heading_row}; what is above them was left out."] if table.heading_row > 1 else []
    notes += [f"Columns that are not part of the return were left out: {', '.join(unknown)}."] if unknown else []
    notes += [f"The sheet {table.name!r} was read; these were left out: {', '.join(left_out)}."] if left_out else []
    notes += [f"Each of the {len(days)} days in the headings makes a row of its own of every area."] if len(days) > 1 else []
    shape = next(each.id for each in definition.shapes if DAY_COLUMN in each.columns)
    missing = frozenset(field.name for field in definition.fields if field.name not in columns)
    return RowsRead(missing, tuple(notes), shape)


def _marked(cell: str | None, provisional: bool) -> str | None:
    """A cell with the marker of its column; markers in its place stay as they are."""
    return f"{cell} {PROVISIONAL}" if provisional and cell and cell.strip()[0].isdigit() and PROVISIONAL not in cell else cell


def _of_workbook(path: Path, definition: ReturnDefinition) -> tuple[list[_Table], list[str]]:
    """The sheets with days in their headings, and the names of those with months."""
    tables, by_month = [], []
    with spreadsheet.opened(path) as workbook:
        for sheet in spreadsheet.sheets(workbook):
            rows = list(enumerate(spreadsheet.rows_of(sheet), start=1))
            heading = next(((number, row) for number, row in rows[:TITLE_ROWS] if _has_area(definition, row) and _dated(row)), None)
            if heading and any(day_of(cell or "") for cell in heading[1]):
                tables.append(_table(sheet.name, heading[0], heading[1], rows))
            elif heading:
                by_month.append(sheet.name)
    return tables, by_month


def _of_text(path: Path, definition: ReturnDefinition) -> tuple[list[_Table], list[str]]:
    """The same for a text file, which is one table."""
    file, _ = text_file.manners(path, lambda cells: headings.count_known(definition, cells))
    if not any(day_of(cell) for cell in file.headings):
        by_month = bool(file.headings) and any(MONTH.search(cell) for cell in file.headings)
        return [], [path.name] if by_month else []
    file, _ = text_file.count_lines(file)
    with file.text() as text:
        rows = list(enumerate(csv.reader(text, delimiter=file.delimiter), start=1))
    odd = next((number for number, row in rows[file.heading_record :] if row and len(row) != len(file.headings)), None)
    if odd:
        raise UploadError(f"Row {odd} has more or fewer cells than there are headings. Put it right, or export the file again.")
    return [_table(path.name, file.heading_record, file.headings, rows)], []


def _table(name: str, heading_row: int, cells: Row, rows: Sequence[tuple[int, Row]]) -> _Table:
    return _Table(name, heading_row, [cell or "" for cell in cells], [(number, row) for number, row in rows[heading_row:] if any(row[:2])])


def _has_area(definition: ReturnDefinition, row: Row) -> bool:
    return headings.count_known(definition, [cell or "" for cell in row]) > 0


def _dated(row: Row) -> bool:
    return any(day_of(cell or "") or MONTH.search(cell or "") for cell in row)
