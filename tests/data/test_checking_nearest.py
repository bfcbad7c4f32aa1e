"""Values in no list, each with the one value it is much like, or none: worked out for distinct values, shown in every report."""

from __future__ import annotations

import pytest

from data.checking import check
from data.checking_kinds import UnknownValue, kinds_of_fault
from data.checking_nearest import COMPARED
from data.checking_report import faults_as_text
from tests.data.extract import check_rows, event, reading_of

# one row: a column, what a file has in it, and the value suggested ('' none), each for a reason
NEAREST = [
    ("Client_Type", "Serivce user", "Service user"),  # two letters swapped
    ("Event_Outcome", "NFA - Other", "NFA: Other"),  # other marks
    ("Service_Type", "Nursing", "Long term support: Nursing care"),  # a word of one value alone
    ("Service_Type", "nursing care - long-term", "Long term support: Nursing care"),  # its words in another order
    ("Service_Type", "Short term - ST Max", "Short term support: ST-Max"),
    ("Request:_Route_of_Access", "Hospital discharge", "Discharge from hospital"),
    ("Primary_Support_Reason", "Learning disability", "Learning disability support"),
    ("Event_Type", "Assesment", "Assessment"),
    ("Ethnicity", "White", ""),  # may be any of five
    ("Ethnicity", "White: Klingon", ""),  # the beginning of several is not enough
    ("Service_Type", "Long term support: Hospital", ""),
    ("Event_Outcome", "NFA: Something unheard of", ""),
    ("Event_Type", "Provision", ""),
    ("Client_Type", "Paid carer", ""),  # the opposite in all but two letters
    ("Gender", "xyz", ""),
    ("Gender", "?", ""),
    ("Gender", "--- !!! ---", ""),  # no word at all
]


@pytest.mark.parametrize(("column", "value", "nearest"), NEAREST)
def test_what_a_value_is_much_like(tmp_path, column, value, nearest):
    with check_rows(tmp_path, event(**{column: value})).reading as reading:
        found = reading.connection.execute("select coalesce(nearest, '') from odd_value where value = ?", [value.strip()]).fetchall()
    assert found == [(nearest,)]


def test_a_value_already_close_to_two_goes_to_the_closer(tmp_path):
    checked = check_rows(tmp_path, event(Service_Type="Long term support: Nursing car"))
    assert checked.faults_for_officer().column("nearest").to_pylist() == ["Long term support: Nursing care"]


def test_kinds_of_fault_carry_each_distinct_value_once(tmp_path):
    odd = ["Nursing"] * 3 + ["Day care"] * 2
    rows = [event(LA_Person_Unique_Identifier=f"P{n}", Service_Type=value) for n, value in enumerate(odd)]
    checked = check_rows(tmp_path, *rows, event("Request", Primary_Support_Reason="Learning disability"))
    warned, noticed = kinds_of_fault(checked)
    assert (warned.severity, warned.rule, warned.column, warned.field, warned.faults, warned.first_rows) == (
        "warning", "not_in_list", "Service Type", "service_type", 5, (2, 3, 4, 5, 6),
    )  # fmt: skip
    assert warned.values == (UnknownValue("Nursing", 3, 2, "Long term support: Nursing care"), UnknownValue("Day care", 2, 5, ""))
    assert (noticed.severity, noticed.rule, noticed.field, noticed.values) == (
        "notice", "not_in_unverified_list", "primary_support_reason",
        (UnknownValue("Learning disability", 1, 7, "Learning disability support"),),
    )  # fmt: skip


def test_values_of_other_returns_come_with_the_nearest_but_cannot_be_mapped(tmp_path):
    content = "discharge_date,trust,pathway\n2026-04-02,Manchester University Hospitals NHS Foundation Trust,1\n"
    with reading_of(tmp_path, content, return_id="discharge_pathways") as reading:
        [kind] = [kind for kind in kinds_of_fault(check(reading, "990")) if kind.values]
    assert (kind.column, kind.field, kind.values[0].nearest) == ("trust", "", "Manchester University NHS Foundation Trust")


def test_other_kinds_of_fault_have_no_values_to_map(tmp_path):
    checked = check_rows(tmp_path, event(Event_End_Date="2025-01-01", Gender="FEMALE"))
    assert {(kind.rule, kind.field, kind.values) for kind in kinds_of_fault(checked)} == {
        ("starts_after_its_end", "", ()),
        ("other_capitals", "", ()),
    }


def test_the_text_report_lists_values_with_the_nearest_and_says_how_many_more(tmp_path):
    odd = ["Nursing", *(f"Sort {n:03}" for n in range(30))]
    text = faults_as_text(
        check_rows(tmp_path, *(event(LA_Person_Unique_Identifier=f"P{n}", Service_Type=value) for n, value in enumerate(odd)))
    )
    lines = [line.strip() for line in text.splitlines()]
    assert "'Nursing', 1 time, nearest: Long term support: Nursing care" in lines
    assert "'Sort 000', 1 time, nearest: nothing in the list" in lines
    assert "and 11 other values" in lines


def test_of_a_column_full_of_free_text_only_the_commonest_values_are_compared(tmp_path):
    rows = [event(LA_Person_Unique_Identifier=f"P{n}", Service_Type=f"Something {n}") for n in range(COMPARED + 50)]
    rows += [event(LA_Person_Unique_Identifier=f"Q{n}", Service_Type="Nursing") for n in range(2)]
    checked = check_rows(tmp_path, *rows)
    [kind] = kinds_of_fault(checked)
    assert (kind.distinct_values, len(kind.values), kind.values[0].nearest) == (COMPARED + 51, COMPARED, "Long term support: Nursing care")
    compared = checked.reading.connection.execute("select count(*) from nearest").fetchall()
    assert compared == [(1,)]
