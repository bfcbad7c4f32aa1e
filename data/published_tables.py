"""Published tables: a sheet for each measure, a row for each area, columns like "2022 to 2023 - outcome", made into one row per figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import python_calamine

from data import headings, spreadsheet
from data.errors import UploadError
from data.reading_rows import RowsRead
from data.return_definition import ReturnDefinition

HERE = Path(__file__).parent
FIRST_HEADING = "localauthoritycode"
CODES_SINCE = 2023  # the financial year, by its first, from which the codes mean what they mean now
AREA_COLUMNS = 3  # code, name, ONS code
TITLE_ROWS = 60
STATISTICS = ("numerator", "denominator", "margin of error", "number of respondents", "outcome")
COLUMN = re.compile(r"\s*(\d{4}) to (\d{4})\s*[-\u2013]\s*(.*?)\s*(" + "|".join(STATISTICS) + r")\b", re.IGNORECASE)
SHEET_CODE = re.compile(r"table[ _]*([0-9][a-z](?:\([0-9a-z]+\))?)", re.IGNORECASE)


def read_tables(connection: duckdb.DuckDBPyConnection, path: Path, definition: ReturnDefinition) -> RowsRead:
    """Make the table `given`: one row per area, measure, year and group, its cells as printed. The notes say what was passed over.

    UploadError when the file has no such table.
    """
    if not spreadsheet.is_spreadsheet(path):
        raise UploadError(
            f"The return {definition.id!r} is a spreadsheet with a sheet for each measure (ods or xlsx). Load the file as published: "
            "copies of it as text leave out the margins of error, and without them a survey's figure says more than is known."
        )
    columns = ", ".join(f"{field.name} varchar" for field in definition.fields)
    connection.execute(f"create table given (row_number bigint, {columns})")  # names of our own file
    known = {headings.plain(each.code): each.code for each in definition.measures if each.id and each.codes_until >= CODES_SINCE}
    passed_over: list[str] = []
    looked_through: list[Sequence[str]] = []
    with spreadsheet.opened(path) as workbook:
        for sheet in spreadsheet.sheets(workbook):
            rows = list(spreadsheet.rows_of(sheet))
            looked_through += [[cell or "" for cell in row] for row in rows[:TITLE_ROWS]]
            code = _code(sheet, rows)
            if (heading_row := _heading_row(rows)) is None:
                continue
            if headings.plain(code) in known:
                _melt(connection, sheet.name, known[headings.plain(code)], rows, heading_row)
            else:
                passed_over.append(sheet.name)
    [(last_year,)] = connection.execute("select max(year::integer) from given").fetchall()
    if last_year is None:
        raise headings.refuse_unknown(definition, looked_through)
    if last_year < CODES_SINCE:
        raise UploadError(
            "The figures end before 2023/24, when the same codes meant other measures. Load the time series of 2023/24 or a later year."
        )
    notes = (f"Sheets that hold no measure known here were left out: {', '.join(passed_over)}.",) if passed_over else ()
    return RowsRead(frozenset(), notes, "")


def _code(sheet: python_calamine.CalamineSheet, rows: list[list[str | None]]) -> str:
    """The publisher's code of the measure, from the sheet's name or else from its title."""
    title = next((row[0] for row in rows if row and row[0]), "")
    found = SHEET_CODE.match(sheet.name) or SHEET_CODE.match(title or "")
    return found[1] if found else ""


def _heading_row(rows: list[list[str | None]]) -> int | None:
    """Where the headings stand: the place differs from sheet to sheet."""
    return next((place for place, row in enumerate(rows[:TITLE_ROWS]) if row and headings.plain(row[0] or "") == FIRST_HEADING), None)


def _melt(connection: duckdb.DuckDBPyConnection, sheet: str, code: str, rows: list[list[str | None]], heading_row: int) -> None:
    """Add one sheet's figures to `given`."""
    found = [(place, COLUMN.match(cell or "")) for place, cell in enumerate(rows[heading_row])]
    figures = [(place, column[1], column[3].lower(), column[4].lower()) for place, column in found if column and place >= AREA_COLUMNS]
    if not figures:
        raise UploadError(f'The sheet {sheet!r} has no columns like "2022 to 2023 - outcome". Load the file as it was published.')
    below = [(number, row) for number, row in enumerate(rows[heading_row + 1 :], start=heading_row + 2) if any(row[:AREA_COLUMNS])]
    names = ["row_number", *(f"c{place}" for place in range(len(rows[heading_row])))]
    arrays = [pa.array([number for number, _ in below], pa.int64())]
    arrays += [pa.array([row[place] for _, row in below], pa.string()) for place in range(len(rows[heading_row]))]
    connection.register("area_row", pa.Table.from_arrays(arrays, names=names))
    connection.register(
        "figure_column",
        pa.Table.from_pylist(
            [dict(zip(("place", "year", "part", "statistic"), (f"c{p}", y, s, t), strict=True)) for p, y, s, t in figures]
        ),
    )
    cells = ", ".join(f"c{place}" for place, *_ in figures)
    connection.execute(
        (HERE / "published_tables.sql").read_text(encoding="utf-8").replace("every_figure_column", cells), {"sheet": sheet, "code": code}
    )
    connection.unregister("area_row")
    connection.unregister("figure_column")
