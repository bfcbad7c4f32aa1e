"""What is said of a sheet that was read, what it is refused for, and the dates in it that are only numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from data.errors import UploadError
from data.spreadsheet_marks import Marks

# what day 0 is; the 29 February 1900 that Excel believes in lies before any of our dates
EPOCHS = {False: datetime.date(1899, 12, 30), True: datetime.date(1904, 1, 1)}
SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?")
# a bare year, 2026 say, is the number of no day between these
EARLIEST, LATEST = datetime.date(1910, 1, 1), datetime.date(2099, 12, 31)


@dataclass
class SerialDates:
    """Dates that a sheet holds as bare numbers, in the columns at `places` where a date is due: 45750 is 3 April 2025.

    `read` counts those that it turned into dates.
    """

    places: Collection[int]
    from_1904: bool
    count: int = 0
    first: str = ""

    def read(self, rows: Iterable[tuple[int, Sequence[str | None]]]) -> Iterator[tuple[int, Sequence[str | None]]]:
        """The same rows, dates as 2025-04-03."""
        for number, cells in rows:
            days = {place: day for place in self.places if (cell := cells[place]) and (day := self._day(cell))}
            if days:
                self.count += len(days)
                place, day = next(iter(days.items()))
                self.first = self.first or f"{cells[place]} is {day}"
                yield number, [days.get(place, cell) for place, cell in enumerate(cells)]
            else:
                yield number, cells

    def note(self) -> list[str]:
        """A sentence, where there were any."""
        since = ", counted from 1904" if self.from_1904 else ""
        were = "date was a bare number" if self.count == 1 else "dates were bare numbers"
        return [f"{self.count:,} {were}{since}, and read as the day it stands for ({self.first})."] if self.count else []

    def _day(self, cell: str) -> str:
        if not SERIAL.fullmatch(cell):
            return ""
        day = EPOCHS[self.from_1904] + datetime.timedelta(days=int(float(cell)))
        return day.isoformat() if EARLIEST <= day <= LATEST else ""


def refuse_formulas_without_result(sheet: str, marks: Marks) -> None:
    """UploadError where cells hold a formula and nothing that it came to: they would count as blank without a word."""
    if not marks.formulas_without_result:
        return
    where = f" (first {', '.join(marks.first_without_result)})" if marks.first_without_result else ""
    raise UploadError(
        f"The sheet {sheet!r} has {marks.formulas_without_result:,} formulas whose results were not saved with it{where}. "
        "Open it in your spreadsheet program, save it, and load it again; or put values in place of the formulas."
    )


def notes_on_sheet(workbook: CalamineWorkbook, sheet: CalamineSheet, marks: Marks, heading_row: int, wanted: Collection[int]) -> list[str]:
    """What an officer might not know of the sheet that was read, a sentence each."""
    shown = SheetVisibleEnum.Visible
    notes = []
    if len(workbook.sheet_names) > 1:
        notes.append(f"The sheet {sheet.name!r} was read; the file has {len(workbook.sheet_names)} sheets.")
    if any(each.name == sheet.name and each.visible != shown for each in workbook.sheets_metadata):
        notes.append(f"The sheet {sheet.name!r} is hidden; it was read, since it has the headings.")
    hidden = [_counted(marks.hidden_rows, "hidden row"), _counted(marks.hidden_columns, "hidden column")]
    if any(hidden):
        were = "was" if marks.hidden_rows + marks.hidden_columns == 1 else "were"
        notes.append(f"{' and '.join(filter(None, hidden))} {were} read like the others.")
    if side_by_side := _merged_headings(sheet, heading_row):
        notes.append(
            f"{_counted(side_by_side, 'merged cell')} among the headings: of the columns under such a cell only the first has a heading, "
            "and the others were left out. Unmerge the headings where they are part of the return."
        )
    if merged := _merged_below(sheet, heading_row, wanted):
        notes.append(
            f"{_counted(merged, 'merged cell')} below the headings: only the first cell of each has its value, the others are blank. "
            "Unmerge them where every row should have it."
        )
    if marks.errors:
        where = ", ".join(marks.first_errors) + (" and others" if marks.errors > len(marks.first_errors) else "")
        notes.append(
            f"{_counted(marks.errors, 'cell')} ({where}) showed an error, as #DIV/0!, and counted as blank: put the formula right."
        )
    if marks.has_macros:
        notes.append("The file holds macros; they were left alone.")
    return notes


def _counted(count: int, what: str) -> str:
    """'3 hidden rows', or nothing for none."""
    return f"{count:,} {what}{'s' * (count > 1)}" if count else ""


def _merged_headings(sheet: CalamineSheet, heading_row: int) -> int:
    """How many merged cells of the row of headings reach over more than one column."""
    ranges = sheet.merged_cell_ranges or ()
    return sum(first[0] <= heading_row - 1 <= last[0] and last[1] > first[1] for first, last in ranges)


def _merged_below(sheet: CalamineSheet, heading_row: int, wanted: Collection[int]) -> int:
    """How many merged cells reach below the headings into columns that are read."""
    ranges = sheet.merged_cell_ranges or ()
    return sum(last[0] >= heading_row and any(first[1] <= place <= last[1] for place in wanted) for first, last in ranges)
