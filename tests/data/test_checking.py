"""Rules of a Client Level Data file: what is left out, what is kept with a warning, what is merely noticed."""

from __future__ import annotations

from datetime import date

import pytest

from data.checking import check
from data.errors import UploadError
from tests.data.extract import EVENTS, HEADINGS, check_rows, event, found, reading_of, text_of

LEARNING = {"Primary_Support_Reason": "Learning disability support", "Date_of_Birth": "1990-02-02"}
ASSOCIATED = {
    "Client_Type": "Unpaid carer known by association",
    "Event_Type": "",
    "Event_Start_Date": "",
    "Event_Outcome": "",
    "Service_Type": "",
}


def test_a_clean_file_has_no_fault(tmp_path):
    checked = check_rows(tmp_path, *(event(kind) for kind in EVENTS))
    assert (checked.has_faults, found(checked, "warning", "rejected", "notice")) == (False, [])
    assert (checked.council, checked.rows_read, checked.rows_kept, checked.rows_warned, checked.rows_rejected) == ("321", 4, 4, 0, 0)
    assert (checked.stated_start, checked.stated_end) == (date(2025, 4, 1), date(2026, 3, 31))


# one row: a row, and the column and rule of each warning it gives
WARNED = [
    (event(Event_End_Date="2025-06-30"), [("Event End Date", "starts_after_its_end")]),
    (event(Event_Start_Date=""), [("Event Start Date", "blank_mandatory")]),
    (event("Request", Event_End_Date=""), [("Event End Date", "blank_mandatory")]),
    (event(Event_End_Date=""), []),
    (event(Event_End_Date="", Date_of_Death="2025-12-01"), [("Event End Date", "blank_mandatory")]),
    (event(Event_End_Date="31/06/2025"), [("Event End Date", "date_not_readable")]),
    (event("Request", Event_End_Date="soon"), [("Event End Date", "date_not_readable")]),
    (event(Date_of_Death="1944-05-16", Event_End_Date="2025-07-02"),
     [("Date of Death", "dies_before_birth"), ("Event Start Date", "starts_after_death")]),
    (event("Request", Date_of_Death="2025-06-01"), [("Event Start Date", "starts_after_death")]),
    (event("Request", Date_of_Death="2025-06-02"), []),
    (event(Date_of_Birth="1910-03-01"), [("Date of Birth", "too_old")]),
    (event(Date_of_Birth="1910-05-01"), []),
    (event(Date_of_Birth="1900-01-01", Date_of_Death="2008-07-02", Event_Start_Date="2008-07-01", Event_End_Date="2008-07-02"), []),
    (event(Date_of_Birth="2025-08-01"), [("Event Start Date", "starts_before_birth")]),
    (event(Date_of_Birth=""), [("Date of Birth", "blank_mandatory")]),
    (event(Date_of_Birth="05/17/1944"), [("Date of Birth", "date_not_readable")]),
    (event(NHS_Number=""), [("NHS Number", "blank_mandatory")]),
    (event(Postcode=""), [("Postcode", "blank_mandatory")]),
    (event(LA_Code=""), [("LA Code", "blank_mandatory")]),
    (event(Gender=""), [("Gender", "blank_mandatory")]),
    (event(Primary_Support_Reason=""), [("Primary Support Reason", "blank_mandatory")]),
    (event("Request", Primary_Support_Reason=""), []),
    (event(**LEARNING), [("Employment Status", "blank_mandatory")]),
    (event(**{**LEARNING, "Client_Type": "Carer"}), []),
    (event(**{**LEARNING, "Date_of_Birth": "1950-02-02"}), []),
    (event(Client_Funding_Status=""), [("Client Funding Status", "blank_mandatory")]),
    (event("Request", Client_Funding_Status=""), []),
    (event("Assessment", Client_Funding_Status=""), []),
    (event("Assessment", Assessment_Type="Financial Assessment", Event_Outcome="", Method_of_Assessment=""), []),
    (event("Assessment", Method_of_Assessment=""), [("Method of Assessment", "blank_mandatory")]),
    (event(Event_Outcome=""), [("Event Outcome", "blank_mandatory")]),
    (event(Delivery_Mechanism=""), []),
    (event(Service_Component=""), [("Service Component", "blank_mandatory")]),
    (event(Unit_Cost=""), [("Unit Cost", "blank_mandatory")]),
    (event(Unit_Cost="", Delivery_Mechanism="CASSR Commissioned Support"), []),
    (event(Unit_Cost="", Service_Type="Short term support: ST-Max", Service_Component="Reablement"), []),
    (event(Unit_Cost="lots"), [("Unit Cost", "number_not_readable")]),
    (event("Review", Review_Outcomes_Achieved=""), [("Review Outcomes Achieved", "blank_mandatory")]),
    (event("Review", Review_Outcomes_Achieved="", Review_Reason="Unplanned - Other Reason"), []),
    (event(Event_Type=""), [("Event Type", "blank_mandatory")]),
    (event(**ASSOCIATED), []),
    (event(Reporting_Period_End_Date="2025-03-31"), [("Reporting Period End Date", "period_ends_before_it_starts")]),
]  # fmt: skip


def test_warnings_row_by_row(tmp_path):
    common = [
        event("Request", LA_Person_Unique_Identifier=f"P{n}") for n in range(100, 104)
    ]  # so that the usual council and period are plain
    numbered = [{**row, "LA Person Unique Identifier": f"P{n}"} for n, (row, _) in enumerate(WARNED)]
    checked = check_rows(tmp_path, *numbered, *common)
    by_row: dict[int, list[tuple[str, str]]] = {number: [] for number in range(2, len(WARNED) + 2)}
    for row, column, rule in found(checked):
        by_row[row].append((column, rule))
    assert {number: sorted(faults) for number, faults in by_row.items()} == {
        number: sorted(expected) for number, (_, expected) in enumerate(WARNED, start=2)
    }
    assert checked.rows_kept == checked.rows_read, "a warning leaves no row out"
    assert checked.rows_warned == sum(bool(expected) for _, expected in WARNED)


class TestLeftOut:
    """Only what cannot be an event of a person of this council is left out."""

    def test_a_row_without_a_person(self, tmp_path):
        checked = check_rows(
            tmp_path, event(), event(NHS_Number="", LA_Person_Unique_Identifier=""), event(NHS_Number="1", LA_Person_Unique_Identifier="")
        )
        assert {row for row, *_ in found(checked, "rejected")} == {3, 4}
        assert (checked.rows_kept, checked.rows_rejected) == (1, 2)

    def test_a_row_of_another_council(self, tmp_path):
        rows = [event(), event("Request", LA_Code="322"), event("Review")]
        assert found(check_rows(tmp_path, *rows), "rejected") == [(3, "LA Code", "another_council")]
        other = check_rows(tmp_path, *rows, council="322")
        assert (other.council, other.accepted.column("row_number").to_pylist()) == ("322", [3])

    def test_a_whole_file_of_another_council_is_refused(self, tmp_path):
        with pytest.raises(UploadError, match="carries the council code 321, not 322"):
            check_rows(tmp_path, event(), council="322")

    def test_a_file_that_names_no_council_asks_for_one(self, tmp_path):
        with pytest.raises(UploadError, match="name the council with --council"):
            check_rows(tmp_path, event(LA_Code=""))
        assert check_rows(tmp_path, event(LA_Code=""), council="321").accepted.column("la_code").to_pylist() == ["321"]


class TestNotices:
    """Said once, and never a reason to send a file back."""

    def test_a_council_in_no_lookup(self, tmp_path):
        checked = check_rows(tmp_path, event(LA_Code="990"), event("Request", LA_Code="990"))
        assert (checked.council, checked.has_faults) == ("990", False)
        assert found(checked, "notice") == [(2, "LA Code", "council_not_known")]

    def test_blanks_that_change_an_indicator_are_counted(self, tmp_path):
        checked = check_rows(tmp_path, event(), event("Request"), event(Delivery_Mechanism="", LA_Person_Unique_Identifier="P2"))
        assert [fault["says"] for fault in checked.faults.to_pylist()] == ["Delivery Mechanism is blank on 1 of 2 services (50.0%)."]
        assert not checked.has_faults


def test_a_row_that_repeats_another_names_it(tmp_path):
    rows = [event(), event("Request"), event(Event_Description="other words"), event("Request", Event_End_Date="2025-06-06"), event()]
    says = [(fault["row_number"], fault["says"]) for fault in check_rows(tmp_path, *rows).faults.to_pylist()]
    assert says == [(row, "The row repeats row 2 in every column that is kept.") for row in (4, 6)]


def test_a_row_that_states_another_period_than_most(tmp_path):
    rows = [event(), event("Request"), event("Review", Reporting_Period_Start_Date="2024-04-01")]
    assert found(check_rows(tmp_path, *rows)) == [(4, "Reporting Period Start Date", "another_period")]


def test_every_fault_is_listed_however_many(tmp_path):
    rows = [event(LA_Person_Unique_Identifier=f"P{n}", Service_Type="Nursing") for n in range(3000)]
    assert len(found(check_rows(tmp_path, *rows))) == 3000


def test_the_rows_kept_have_the_columns_of_the_store(tmp_path):
    from pathlib import Path

    schema = Path("data/schema.sql").read_text(encoding="utf-8")
    columns = schema.split("create table if not exists cld_row (")[1].split(");")[0].replace("decimal(18, 2)", "decimal")
    names = [column.split()[0] for column in columns.split(",")]
    assert check(reading_of(tmp_path, text_of([event()])), None).accepted.column_names == [
        name for name in names if name not in ("upload_id", "record_id")
    ]


def test_a_missing_column_is_one_warning_and_the_rows_are_kept(tmp_path):
    headings = [name for name in HEADINGS if name != "Accommodation Status"]
    with reading_of(tmp_path, text_of([event(), event("Request")], headings)) as reading:
        checked = check(reading, None)
        said = [row for row in checked.faults.to_pylist() if row["rule"] == "missing_column"]
    assert (checked.rows_kept, checked.has_faults) == (2, True)
    assert [(row["column_name"], row["severity"], row["row_number"]) for row in said] == [("Accommodation Status", "warning", None)]
