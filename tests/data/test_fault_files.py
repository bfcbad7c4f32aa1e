"""Every fault of a file as CSV and as a spreadsheet: whole, readable by a spreadsheet, and never a formula."""

from __future__ import annotations

import csv
import io
import tempfile

import openpyxl
import pytest

from data import fault_files
from data.fault_files import COLUMNS, KIND_COLUMNS, faults_as_csv, faults_as_xlsx
from tests.data.extract import check_rows, event

HARMFUL = "=cmd|' /C calc'!A0"


@pytest.fixture
def checked(tmp_path):
    rows = [
        event(Gender=HARMFUL),
        event(LA_Person_Unique_Identifier="P2", Service_Type="Nursing"),
        event(LA_Person_Unique_Identifier="P3", Date_of_Birth="05/17/1944"),
        event(LA_Person_Unique_Identifier="P4", Unit_Cost="-5 a week"),
        event(LA_Code="322"),
        event(LA_Person_Unique_Identifier="P5", Ethnicity="White – Gaël"),
    ]
    found = check_rows(tmp_path, *rows)
    yield found
    found.reading.close()


def sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook}


EXPECTED = [
    (2, "Gender", f"'{HARMFUL}", "not_in_list", "warning", ""),
    (3, "Service Type", "Nursing", "not_in_list", "warning", "Long term support: Nursing care"),
    (4, "Date of Birth", "05/17/1944", "date_not_readable", "warning", ""),
    (5, "Unit Cost", "'-5 a week", "number_not_readable", "warning", ""),
    (6, "LA Code", "322", "another_council", "rejected", ""),
    (7, "Ethnicity", "White – Gaël", "not_in_list", "warning", ""),
]


def test_the_csv_has_every_fault_with_what_the_officer_may_see(checked):
    content = faults_as_csv(checked)
    assert content.startswith(b"\xef\xbb\xbf"), "without it a spreadsheet takes the letters for others"
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert [(int(row), column, value, rule, severity, nearest) for row, column, value, rule, severity, _, nearest in rows] == EXPECTED
    assert all(row[5].endswith(".") or row[5].endswith("?") for row in rows), "each says what to do"


def test_the_workbook_has_the_same_faults_and_no_formula(checked):
    content = faults_as_xlsx(checked)
    header, *rows = sheets(content)["Every fault"]
    assert header == COLUMNS
    assert [(*row[:5], row[6] or "") for row in rows] == EXPECTED
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    assert {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert all(sheet.freeze_panes == "A2" for sheet in workbook)
    assert {cell.number_format for cell in workbook["Every fault"]["C"][1:]} == {"@"}, "text columns are text"


def test_the_workbook_sums_the_file_up(checked):
    about = dict(sheets(faults_as_xlsx(checked))["About this file"])
    assert (about["Council"], about["Rows read"], about["Rows kept"], about["Rows left out"], about["Faults and notices"]) == (
        "321",
        6,
        5,
        1,
        6,
    )
    assert "has ' before it" in about["Formulas"]
    header, *kinds = sheets(faults_as_xlsx(checked))["Kinds of fault"]
    assert header == KIND_COLUMNS
    by_column = {row[1]: row for row in kinds}
    assert kinds[0][:4] == ("rejected", "LA Code", "another_council", 1)
    assert by_column["Service Type"][7] == "Nursing (1), nearest: Long term support: Nursing care"


def test_a_clean_file_gives_headings_alone(tmp_path):
    checked = check_rows(tmp_path, event())
    assert faults_as_csv(checked).decode("utf-8-sig").splitlines() == [",".join(COLUMNS)]
    assert sheets(faults_as_xlsx(checked))["Every fault"] == [COLUMNS]


def test_a_workbook_that_cannot_hold_every_fault_says_so_and_the_csv_does(checked, monkeypatch):
    monkeypatch.setattr(fault_files, "MOST_IN_A_SHEET", 4)
    found = sheets(faults_as_xlsx(checked))
    assert len(found["Every fault"]) == 1 + 4
    assert dict(found["About this file"])["Not in this workbook"] == "Faults after the first 4: the CSV file has every one."
    assert len(faults_as_csv(checked).splitlines()) == 1 + 6


def test_nothing_is_written_to_a_disk(checked, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert faults_as_xlsx(checked) and faults_as_csv(checked)


def test_a_value_longer_than_a_cell_is_cut_in_the_workbook_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(fault_files, "LONGEST_CELL", 12)
    checked = check_rows(tmp_path, event(Service_Type="Somewhere and elsewhere"))
    assert sheets(faults_as_xlsx(checked))["Every fault"][1][2] == "Somewhere an"
    assert "Somewhere and elsewhere" in faults_as_csv(checked).decode("utf-8-sig")
