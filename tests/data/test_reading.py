"""Files of unknown manners are read right: encodings, delimiters, line ends, Excel's damage, spreadsheets."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from data.checking import check
from tests.data.extract import HEADINGS, check_rows, event, found, given, reading_of, text_of

ROWS = [event("Request", LA_Person_Unique_Identifier="Zoë – 1"), event("Service", LA_Person_Unique_Identifier="P2")]
AS_READ = [(2, "Zoë – 1", "Request", datetime.date(2025, 6, 2)), (3, "P2", "Service", datetime.date(2025, 7, 1))]
COLUMNS = "row_number, la_person_unique_identifier, event_type, event_start_date_read"


MANNERS = [(encoding, ",", "\r\n") for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")]
MANNERS += [(encoding, delimiter, "\n") for encoding in ("utf-8", "cp1252") for delimiter in (",", "\t", ";", "|")]


@pytest.mark.parametrize(("encoding", "delimiter", "line_end"), MANNERS)
def test_encodings_delimiters_and_line_ends(tmp_path, encoding, delimiter, line_end):
    reading = reading_of(tmp_path, text_of(ROWS, delimiter=delimiter, line_end=line_end).encode(encoding))
    assert given(reading, COLUMNS) == AS_READ


def test_what_was_converted_is_said(tmp_path):
    notes = " ".join(reading_of(tmp_path, text_of(ROWS, delimiter=";").encode("cp1252")).notes)
    assert "Windows-1252" in notes
    assert "semicolons" in notes
    assert reading_of(tmp_path, text_of(ROWS, line_end="\n").encode()).notes == ()


@pytest.mark.parametrize("mixed", [("\r\n", "\n"), ("\n", "\r\n"), ("\r", "\r")])
def test_line_ends_of_more_than_one_sort(tmp_path, mixed):
    first, second, third = text_of(ROWS, line_end="\n").splitlines()
    assert given(reading_of(tmp_path, f"{first}{mixed[0]}{second}{mixed[1]}{third}\n"), COLUMNS) == AS_READ


def test_a_last_line_without_a_line_end(tmp_path):
    assert given(reading_of(tmp_path, text_of(ROWS).rstrip()), COLUMNS) == AS_READ


class TestHeadings:
    """Capitals, underscores, punctuation and stray spaces are tolerated, and it is said."""

    @pytest.mark.parametrize(
        "change", [str.upper, lambda name: name.replace(" ", "_"), lambda name: f"  {name} ", lambda name: f'"{name}"']
    )
    def test_are_matched(self, tmp_path, change):
        headings = [change(name) for name in HEADINGS]
        rows = [{change(name): value for name, value in row.items()} for row in ROWS]
        reading = reading_of(tmp_path, text_of(rows, headings))
        assert given(reading, COLUMNS) == AS_READ
        assert any("headings were written" in note for note in reading.notes)

    def test_may_stand_below_titles(self, tmp_path):
        reading = reading_of(tmp_path, 'Extract of 1 May 2026,"for, DHSC"\r\n\r\n' + text_of(ROWS))
        assert [row[0] for row in given(reading, COLUMNS)] == [4, 5]
        assert "The headings stand in row 3; what is above them was left out." in reading.notes

    def test_unknown_and_empty_columns_are_left_out(self, tmp_path):
        reading = reading_of(tmp_path, text_of([{**row, "Submission": "x"} for row in ROWS], [*HEADINGS, "Submission", "", ""]))
        assert given(reading, COLUMNS) == AS_READ
        assert "1 column is not part of the return and was left out: Submission." in reading.notes
        assert "2 empty columns after the last heading were left out." in reading.notes

    def test_optional_columns_may_be_missing(self, tmp_path):
        without = [name for name in HEADINGS if name not in ("Postcode", "First Name", "GP Practice Name")]
        checked = check(reading_of(tmp_path, text_of(ROWS, without)), None)
        assert found(checked) == []
        assert any("no column First Name, GP Practice Name, Postcode" in note for note in checked.notes)


class TestExcelsDamage:
    """What a spreadsheet does to an extract on its way."""

    def test_empty_rows_are_left_out_and_said(self, tmp_path):
        empty = "," * (len(HEADINGS) - 1) + "\r\n"
        reading = reading_of(tmp_path, text_of(ROWS).replace("\r\n321", f"\r\n{empty}321", 1) + empty * 3 + "\r\n")
        assert [row[0] for row in given(reading, COLUMNS)] == [3, 4]
        assert "4 empty rows after the last row were left out." in reading.notes
        assert "1 empty row between the rows was left out." in reading.notes

    def test_a_council_code_that_lost_its_noughts_or_gained_a_point(self, tmp_path):
        checked = check_rows(tmp_path, event(LA_Code="021"), event("Request", LA_Code="21"), event("Review", LA_Code="21.0"))
        assert (checked.council, checked.rows_kept) == ("021", 3)
        assert checked.accepted.column("la_code").to_pylist() == ["021"] * 3

    def test_a_council_code_is_never_cut_or_rounded_into_another(self, tmp_path):
        odd = ["3210", "321.7", "-321", "3.21E+02", "0321", "321.00"]
        checked = check_rows(tmp_path, event(LA_Code="321"), *(event("Request", LA_Code=code) for code in odd))
        assert checked.council == "321"
        assert checked.accepted.column("row_number").to_pylist() == [2, 7, 8]

    def test_blank_cells_and_the_word_null_are_unknown(self, tmp_path):
        reading = reading_of(tmp_path, text_of([event(Gender="NULL", Ethnicity="  ", Client_Type=" Service user ", Service_Type=" NULL")]))
        assert given(reading, "gender, ethnicity, client_type, service_type") == [(None, None, "Service user", None)]


WRITTEN = {
    "2025-04-03": (2025, 4, 3), "2025/04/03": (2025, 4, 3), "2025-4-3": (2025, 4, 3), "2025-04-03 00:00:00": (2025, 4, 3),
    "2025-04-03T10:15:00.000+01:00": (2025, 4, 3), "03/04/2025": (2025, 4, 3), "3/4/2025": (2025, 4, 3), "03/04/2025 00:00": (2025, 4, 3),
    "03-04-2025": (2025, 4, 3), "03.04.2025": (2025, 4, 3), "3 Apr 2025": (2025, 4, 3), "03-Apr-2025": (2025, 4, 3),
    "3 April 2025": (2025, 4, 3), "03-APR-2025": (2025, 4, 3), "03/04/25": (2025, 4, 3), "3-Apr-25": (2025, 4, 3), "29/02/2024": (2024, 2, 29),
    "12/31/2025": None, "2025-13-01": None, "31/04/2025": None, "45750": None, "soon": None, "1/2": None, "29/02/2025": None,
    "2025-04-03 (BC)": None, "0000-01-01": None, "01/01/0000": None, "0001-01-01": (1, 1, 1), "9999-12-31": (9999, 12, 31), "20255-01-01": None,
}  # fmt: skip


def test_dates_are_read_day_first_and_never_month_first(tmp_path):
    reading = reading_of(tmp_path, text_of([event(Event_Start_Date=written) for written in WRITTEN]))
    assert given(reading, "event_start_date, event_start_date_read") == [
        (written, meant and datetime.date(*meant)) for written, meant in WRITTEN.items()
    ]


def test_a_birth_date_with_two_figures_for_its_year_is_not_guessed(tmp_path):
    rows = [event(Date_of_Birth=written) for written in ("17/05/1944", "1944-05-17", "17-May-44", "17/05/44")]
    assert given(reading_of(tmp_path, text_of(rows)), "birth_year, birth_month") == [(1944, 5), (1944, 5), (None, None), (None, None)]


class TestSpreadsheets:
    """xlsx and ods: the sheet whose headings match is read, dates and numbers as they are meant."""

    def test_an_xlsx_with_real_dates_and_numbers(self, tmp_path):
        book = openpyxl.Workbook()
        book.active.append(["Notes", "kept by the performance team"])
        sheet = book.create_sheet("Extract")
        sheet.append(["Client Level Data, 1 April 2025 to 31 March 2026"])
        sheet.append([])
        sheet.append([*HEADINGS, None, "Comment"])
        row = event(
            NHS_Number=9434765919,
            LA_Code=321,
            Unit_Cost=21.5,
            Event_Start_Date=datetime.date(2025, 7, 1),
            Date_of_Birth=datetime.datetime(1944, 5, 17),
        )
        sheet.append([row.get(name) for name in HEADINGS])
        sheet.append([])
        sheet.append([event("Request").get(name) for name in HEADINGS])
        checked = check(reading_of(tmp_path, self.saved(book), name="extract.xlsx"), None)
        assert found(checked) == []
        assert checked.accepted.select(["row_number", "birth_year", "event_start_date"]).to_pylist() == [
            {"row_number": 4, "birth_year": 1944, "event_start_date": datetime.date(2025, 7, 1)},
            {"row_number": 6, "birth_year": 1944, "event_start_date": datetime.date(2025, 6, 2)},
        ]
        assert "The sheet 'Extract' was read; the file has 2 sheets." in checked.notes

    def test_an_ods(self, tmp_path):
        document = OpenDocumentSpreadsheet()
        table = Table(name="Extract")
        for cells in (HEADINGS, [event().get(name, "") for name in HEADINGS]):
            line = TableRow()
            for cell in cells:
                line.addElement(text := TableCell(valuetype="string"))
                text.addElement(P(text=cell))
            table.addElement(line)
        document.spreadsheet.addElement(table)
        document.save(tmp_path / "saved.ods")
        checked = check(reading_of(tmp_path, (tmp_path / "saved.ods").read_bytes(), name="extract.ods"), None)
        assert (found(checked), checked.rows_kept) == ([], 1)

    def saved(self, book: openpyxl.Workbook) -> bytes:
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()
