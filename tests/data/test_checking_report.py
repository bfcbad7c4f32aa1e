"""Faults told in words and row by row."""

from __future__ import annotations

from data.checking_report import FAULT_COLUMNS, faults_as_rows, faults_as_text
from tests.data.extract import check_rows, event


def test_a_clean_file_is_told_so(tmp_path):
    assert faults_as_text(check_rows(tmp_path, event())) == (
        "extract.csv: Client Level Data extract of council 321\n"
        "1 row read, 1 kept (0 with a warning), 0 left out.\n"
        "No fault was found.\n"
    )  # fmt: skip


def test_faults_are_grouped_with_their_first_rows_and_what_to_do(tmp_path):
    rows = [event(LA_Person_Unique_Identifier=f"P{n}", Event_End_Date="2025-01-01") for n in range(7)] + [event(LA_Code="322")]
    assert faults_as_text(check_rows(tmp_path, *rows)).splitlines()[1:] == [
        "8 rows read, 7 kept (7 with a warning), 1 left out.",
        "",
        "Rows left out",
        "  LA Code: another_council, 1 time",
        "    The row belongs to council 322; the file is read as that of 321.",
        "    Row 9",
        "    What to do: Load it in the file of its own council. It is left out here.",
        "",
        "Warnings: the rows are kept",
        "  Event End Date: starts_after_its_end, 7 times",
        "    The event ends on 2025-01-01, before it starts on 2025-07-01.",
        "    Rows 2, 3, 4, 5, 6 and others",
        "    What to do: Correct the wrong one of the two dates. The row is kept, as the national method keeps it; "
        "a service that ends before the period is in no measure.",
    ]


def test_rows_have_the_keys_that_scripts_rely_on(tmp_path):
    [row] = faults_as_rows(check_rows(tmp_path, event(Unit_Cost="lots")))
    assert row == {
        "row": 2, "column": "Unit Cost", "value": "lots", "rule": "number_not_readable", "severity": "warning",
        "what_to_do": "Unit Cost 'lots' cannot be read as a number. Write it in figures alone. It counts as unknown. Costs are not worked out from it.",
        "nearest": None,
    }  # fmt: skip


def test_a_value_outside_its_list_comes_with_the_nearest(tmp_path):
    [row] = faults_as_rows(check_rows(tmp_path, event(Gender="Femal")))
    assert (tuple(row), row["nearest"]) == (FAULT_COLUMNS, "Female")


def test_every_fault_says_what_to_do(tmp_path):
    rows = [
        event(Gender="x", NHS_Number="1", Event_End_Date="soon"), event(LA_Code="322"), event("Request", Has_Unpaid_Carer="no"),
        event("Review", Review_Reason="?"), event("Review", Client_Type="Carer", Delivery_Mechanism=""), event(Delivery_Mechanism=""), event(), event(),
    ]  # fmt: skip
    checked = check_rows(tmp_path, *rows)
    silent = [fault for fault in checked.faults.to_pylist() if not checked.what_to_do(fault["rule"], fault["column_name"])]
    assert silent == []
