"""Spreadsheets as councils send them: nothing in them is passed over without a word, and nothing is run."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl.worksheet.worksheet import Worksheet

from data.checking import check
from data.errors import UploadError
from data.reading import Reading
from data.spreadsheet_marks import column_number, marks_of
from tests.data.extract import HEADINGS, event, found, given, reading_of

DAY = datetime.date(2025, 4, 3)
SERIAL_1900, SERIAL_1904 = 45750, 44288  # the same day


def book_of(rows: Sequence[dict[str, object]], above: Sequence[Sequence[object]] = ()) -> openpyxl.Workbook:
    """A workbook with one sheet of these rows, under the headings and what stands above them."""
    book = openpyxl.Workbook()
    for row in (*above, HEADINGS, *([row.get(name) for name in HEADINGS] for row in rows)):
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook, **members: bytes) -> bytes:
    """The workbook as a file, with further packed files in it."""
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def read_book(folder: Path, book: openpyxl.Workbook, **members: bytes) -> Reading:
    return reading_of(folder, saved(book, **members), name="extract.xlsx")


def refused(folder: Path, content: bytes, name: str = "extract.xlsx") -> str:
    """The sentence that a file is refused with."""
    with pytest.raises(UploadError) as refusal:
        reading_of(folder, content, name=name)
    return str(refusal.value)


def column(heading: str) -> str:
    """The letters of a heading's column."""
    return openpyxl.utils.get_column_letter(HEADINGS.index(heading) + 1)


class TestDatesAsNumbers:
    """A date that lost its format is a number of days: since 1900, or since 1904 as a Macintosh counted."""

    @pytest.mark.parametrize(("from_1904", "serial"), [(False, SERIAL_1900), (True, SERIAL_1904), (False, 45750.75), (False, "45750")])
    def test_are_read_where_a_date_is_due(self, tmp_path, from_1904, serial):
        book = book_of([event() | {"Event Start Date": serial, "Unit Cost": SERIAL_1900}])
        if from_1904:
            book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        reading = read_book(tmp_path, book)
        assert given(reading, "event_start_date_read, unit_cost_read::int") == [(DAY, SERIAL_1900)]
        assert any(note.startswith("1 date was a bare number") and "2025-04-03" in note for note in reading.notes)

    def test_a_birth_date_is_read_alike(self, tmp_path):
        assert given(read_book(tmp_path, book_of([event() | {"Date of Birth": 16209}])), "birth_year, birth_month") == [(1944, 5)]

    @pytest.mark.parametrize("number", [1944, 2026, 20250403, 99999, -45750, 0.5])
    def test_a_number_that_is_no_day_stays_unreadable(self, tmp_path, number):
        checked = check(read_book(tmp_path, book_of([event() | {"Event Start Date": number}])), None)
        assert (2, "Event Start Date", "date_not_readable") in found(checked)

    def test_real_dates_of_both_calendars_are_the_days_they_show(self, tmp_path):
        for epoch in (openpyxl.utils.datetime.CALENDAR_WINDOWS_1900, openpyxl.utils.datetime.CALENDAR_MAC_1904):
            book = book_of([])
            book.epoch = epoch
            book.active.append([(event() | {"Event Start Date": DAY}).get(name) for name in HEADINGS])
            assert given(read_book(tmp_path, book), "event_start_date_read") == [(DAY,)]


class TestFormulas:
    """The result that was saved counts; without one the file is refused, since the cell would count as blank."""

    def test_without_a_result_is_refused_with_its_cell(self, tmp_path):
        book = book_of([event(), event() | {"Event End Date": '=TODAY()+"1"'}, event() | {"Gender": "=A1"}])
        sentence = refused(tmp_path, saved(book))
        assert "2 formulas whose results were not saved" in sentence
        assert f"first {column('Event End Date')}3, {column('Gender')}4" in sentence

    def test_with_a_result_is_read(self, tmp_path):
        content = self.with_results(saved(book_of([event() | {"Gender": '="Fem"&"ale"', "Event Outcome": '=""'}])))
        assert given(reading_of(tmp_path, content, name="extract.xlsx"), "gender, event_outcome") == [("Female", None)]

    def test_above_the_headings_and_in_columns_left_out_makes_no_difference(self, tmp_path):
        book = book_of([event()], above=[["=NOW()"]])
        book.active.cell(row=3, column=len(HEADINGS) + 2, value="=A1")
        assert read_book(tmp_path, book).rows_read == 1

    @staticmethod
    def with_results(content: bytes) -> bytes:
        """The file as a spreadsheet program saves it: the results beside the formulas."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                text = old.read(name)
                if name.endswith("sheet1.xml"):
                    for formula, result in ((b'="Fem"&amp;"ale"', b"Female"), (b'=""', b"")):
                        before, after = text.split(b"<f>" + formula[1:] + b"</f>")
                        start = before.rindex(b"<c ")
                        text = before[:start] + before[start:].replace(b"<c ", b'<c t="str" ') + b"<f>" + formula[1:] + b"</f>"
                        text += after.replace(b"<v></v>", b"<v>" + result + b"</v>", 1).replace(b"<v />", b"<v>" + result + b"</v>", 1)
                new.writestr(name, text)
        return out.getvalue()


class TestHidden:
    """Hidden rows, columns and sheets are read like any others, and it is said how many there were."""

    def test_rows_and_columns(self, tmp_path):
        book = book_of([event("Request"), event("Service"), event("Review")], above=[["title"]])
        sheet = book.active
        for row in (1, 3, 5):  # the first is above the headings
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions[column("Gender")].hidden = True
        reading = read_book(tmp_path, book)
        assert given(reading, "event_type, gender") == [("Request", "Female"), ("Service", "Female"), ("Review", "Female")]
        assert "2 hidden rows and 1 hidden column were read like the others." in reading.notes

    def test_empty_columns_hidden_to_the_end_are_not_counted(self, tmp_path):
        book = book_of([event()])
        last = openpyxl.utils.get_column_letter(len(HEADINGS) + 1)
        book.active.column_dimensions.group(last, "XFD", hidden=True)
        assert read_book(tmp_path, book).notes == ()

    def test_a_hidden_sheet(self, tmp_path):
        book = book_of([event()])
        book.active.sheet_state = "hidden"
        book.create_sheet("Notes").append(["nothing here"])
        assert [note for note in read_book(tmp_path, book).notes if "is hidden" in note] == [
            "The sheet 'Sheet' is hidden; it was read, since it has the headings."
        ]

    def test_in_an_ods(self, tmp_path):
        document = OpenDocumentSpreadsheet()
        document.automaticstyles.addElement(Style(name="co", family="table-column"))
        for name in ("Other & more", "Extract"):
            table = Table(name=name)
            table.addElement(TableColumn(numbercolumnsrepeated=9))
            table.addElement(TableColumn(visibility="collapse"))
            table.addElement(TableColumn(numbercolumnsrepeated=1000, visibility="collapse"))
            for place, cells in enumerate(
                (HEADINGS, [event().get(each, "") for each in HEADINGS]) if name == "Extract" else (["x"], ["y"])
            ):
                line = TableRow(visibility="filter") if place else TableRow()
                for cell in cells:
                    line.addElement(text := TableCell(valuetype="string"))
                    text.addElement(P(text=cell))
                table.addElement(line)
            document.spreadsheet.addElement(table)
        document.save(tmp_path / "saved.ods")
        marks = marks_of(tmp_path / "saved.ods", "Extract", 1, range(12), 12)
        assert (marks.hidden_rows, marks.hidden_columns) == (1, 3)
        assert marks_of(tmp_path / "saved.ods", "Other & more", 1, range(1), 1).hidden_rows == 1


def test_merged_cells_below_the_headings_are_said(tmp_path):
    book = book_of([event(), event()], above=[["a title", None]])
    book.active.merge_cells("A1:F1")
    place = column("Gender")
    book.active.merge_cells(f"{place}3:{place}4")
    reading = read_book(tmp_path, book)
    assert given(reading, "gender") == [("Female",), (None,)]
    assert sum("1 merged cell below the headings" in note for note in reading.notes) == 1


def test_merged_headings_are_said(tmp_path):
    book = book_of([event(), event()], above=[["a title", None]])
    book.active.merge_cells("A1:F1")
    book.active.merge_cells(f"{column('Gender')}2:{column('Ethnicity')}2")
    reading = read_book(tmp_path, book)
    assert "ethnicity" in reading.missing
    assert sum(note.startswith("1 merged cell among the headings: of the columns") for note in reading.notes) == 1


def test_macros_are_left_alone_and_it_is_said(tmp_path):
    content = saved(book_of([event()]), **{"xl__vbaProject.bin": b"\xd0\xcf\x11\xe0 AutoOpen"})
    reading = reading_of(tmp_path, content, name="extract.xlsm")
    assert reading.rows_read == 1
    assert "The file holds macros; they were left alone." in reading.notes


class TestPasswords:
    """A locked file has words of its own."""

    def test_an_xlsx(self, tmp_path):
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
        locked = head + "EncryptionInfo".encode("utf-16-le") + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 400
        assert "locked with a password" in refused(tmp_path, locked)

    def test_an_ods(self, tmp_path):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            packed.writestr("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>")
            packed.writestr("content.xml", b"\x00\x01\x02 not to be read")
        assert "locked with a password" in refused(tmp_path, out.getvalue(), "extract.ods")

    def test_a_packed_folder(self, tmp_path):
        content = bytearray(saved(book_of([event()])))
        place = content.rindex(b"PK\x01\x02")
        flags = struct.unpack_from("<H", content, place + 8)[0]
        struct.pack_into("<H", content, place + 8, flags | 1)
        assert "locked with a password" in refused(tmp_path, bytes(content))


def test_the_sheet_with_the_headings_is_found_among_many(tmp_path):
    book = openpyxl.Workbook()
    for place in range(30):
        sheet: Worksheet = book.create_sheet(f"Sheet {place} <&>")
        sheet.append(["Lists", "of codes"])
    sheet = book.create_sheet("It's here")
    for row in (HEADINGS, [event().get(name) for name in HEADINGS]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    reading = read_book(tmp_path, book)
    assert reading.rows_read == 1
    assert "1 hidden row was read like the others." in reading.notes


def test_a_sheet_laid_out_like_no_other_has_no_marks(tmp_path):
    path = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<!DOCTYPE x><workbook/>")
    assert marks_of(path, "Sheet", 1, (), 1).hidden_rows == 0
    path.write_bytes(b"no archive")
    assert marks_of(path, "Sheet", 1, (), 1).hidden_rows == 0


def test_columns_are_numbered_as_spreadsheets_do():
    assert [column_number(letters) for letters in (b"A", b"Z", b"AA", b"XFD")] == [1, 26, 27, 16384]


def test_a_web_page_named_like_a_spreadsheet_is_told_what_to_do(tmp_path):
    for page in (b"\xef\xbb\xbf\r\n<HTML><table><tr><td>LA Code</td></tr></table></HTML>", b"<!DOCTYPE html><html>"):
        assert "save it as xlsx or CSV" in refused(tmp_path, page, name="extract.xls")


def test_cells_that_show_an_error_are_named(tmp_path):
    book = book_of([event(), event()])
    for row, shown in ((2, "#DIV/0!"), (3, "#N/A")):
        cell = book.active[f"{column('Unit Cost')}{row}"]
        cell.value, cell.data_type = shown, "e"
    assert [note for note in read_book(tmp_path, book).notes if "#DIV/0!" in note] == [
        f"2 cells ({column('Unit Cost')}2, {column('Unit Cost')}3) showed an error, as #DIV/0!, and counted as blank: put the formula right."
    ]
