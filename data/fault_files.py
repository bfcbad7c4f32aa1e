"""Every fault of a checked file as a file to pass on: CSV or a spreadsheet, for the officer who puts it right. Nothing of it is kept.

The values found are in it, personal ones too. Both are made in memory: a temporary file would leave them on a disk.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.checking import Checked
from data.checking_kinds import KindOfFault, kinds_of_fault
from data.checking_report import faults_as_rows
from data.safe_cells import safe, write_csv

COLUMNS = ("Row", "Column", "Value found", "Rule", "Severity", "What to do", "Nearest valid value")
KIND_COLUMNS = ("Severity", "Column", "Rule", "Times", "First rows", "What was found first", "What to do", "Values in no list")
# more would take more memory than a server has to spare for one reader, and nobody reads on: the CSV has no such limit
MOST_IN_A_SHEET = 100_000
LONGEST_CELL = 32_000  # a spreadsheet's cell holds 32,767 characters
NO_FORMULAS = "A value that begins with = + - @ has ' before it, so that no spreadsheet takes it for a formula. Numbers are as they were."
Row = Sequence[object]


def faults_as_csv(checked: Checked) -> bytes:
    """Every fault, one a row under COLUMNS, as UTF-8 that spreadsheets know by its byte order mark."""
    out = io.StringIO(newline="")
    write_csv(out, COLUMNS, _rows(checked), line_end="\r\n")
    return out.getvalue().encode("utf-8-sig")


def faults_as_xlsx(checked: Checked) -> bytes:
    """A workbook of three sheets: about the file, the kinds of fault, and every fault up to the first 100,000 (then it says so)."""
    out = io.BytesIO()
    kinds = kinds_of_fault(checked)
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        workbook.set_properties({"title": f"Faults found in {checked.reading.file_name}"})
        _sheet(workbook.add_worksheet("About this file"), ("What", "Of this file"), _about(checked, kinds), (30, 90), text, heading)
        _sheet(workbook.add_worksheet("Kinds of fault"), KIND_COLUMNS, map(_kind, kinds), (12, 28, 24, 9, 18, 50, 60, 50), text, heading)
        every = _rows(checked, MOST_IN_A_SHEET)
        _sheet(workbook.add_worksheet("Every fault"), COLUMNS, every, (9, 28, 28, 24, 12, 80, 36), text, heading)
    return out.getvalue()


def _rows(checked: Checked, most: int | None = None) -> Iterator[Row]:
    for number, fault in enumerate(faults_as_rows(checked)):
        if number == most:
            return
        yield tuple(fault.values())


def _about(checked: Checked, kinds: Sequence[KindOfFault]) -> Iterator[Row]:
    yield "File", checked.reading.file_name
    yield "Return", checked.reading.definition.title
    yield "Council", checked.council or "not of one council"
    yield "Rows read", checked.rows_read
    yield "Rows kept", checked.rows_kept
    yield "Of these with a warning", checked.rows_warned
    yield "Rows left out", checked.rows_rejected
    faults = sum(kind.faults for kind in kinds)
    yield "Faults and notices", faults
    for note in checked.notes:
        yield "Noted while reading", note
    if faults > MOST_IN_A_SHEET:
        yield "Not in this workbook", f"Faults after the first {MOST_IN_A_SHEET:,}: the CSV file has every one."
    yield "Formulas", NO_FORMULAS
    yield "Personal data", "The values found are shown as they stand in the file. Handle this workbook as you handle the file."


def _kind(kind: KindOfFault) -> Row:
    found = "; ".join(f"{each.value} ({each.rows:,})" + (f", nearest: {each.nearest}" if each.nearest else "") for each in kind.values)
    more = f"; and {kind.distinct_values - len(kind.values):,} others" if kind.distinct_values > len(kind.values) else ""
    first = ", ".join(map(str, kind.first_rows))
    return kind.severity, kind.column, kind.rule, kind.faults, first, kind.says, kind.what_to_do, found + more


def _sheet(sheet: Worksheet, columns: Row, rows: Iterable[Row], widths: Sequence[int], text: Format, heading: Format) -> None:
    """A table from column A on, its headings frozen: whole numbers as numbers, everything else as text that is never carried out."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, text)
    last = 0
    for last, cells in enumerate(rows, start=1):
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(last, place, cell)
            elif cell is not None:
                sheet.write_string(last, place, str(safe(cell))[:LONGEST_CELL])
    for place, name in enumerate(columns):
        sheet.write_string(0, place, str(name), heading)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
