"""The day-91 list: statuses as they are written, and each fault of a row (measures.md 7.2 and 7.3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from data.checking import Checked, check
from data.errors import UploadError
from tests.data.extract import found, reading_of

COLUMNS = "discharge_date,reablement_start,person,age_at_discharge,status_day91,checked_on"


def checked(folder: Path, *rows: str, columns: str = COLUMNS) -> Checked:
    content = "\n".join([columns, *rows]) + "\n"
    return check(reading_of(folder, content, return_id="reablement_follow_up"), "990")


def rows_of(result: Checked) -> list[dict[str, Any]]:
    return list(result.accepted.to_pylist())


def test_a_clean_row_is_kept_whole(tmp_path: Path) -> None:
    result = checked(tmp_path, "01/10/2025,02/10/2025,P1,82,home,05/01/2026")
    assert not result.has_faults
    [row] = rows_of(result)
    assert (row["person"], row["age_at_discharge"], row["status_day_91"], str(row["discharged_on"])) == ("P1", 82, "home", "2025-10-01")
    assert (str(row["reablement_started_on"]), str(row["checked_on"]), row["gender"]) == ("2025-10-02", "2026-01-05", "Unknown")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Home", "home"), ("at home", "home"), ("Own home", "home"), ("extra care", "home"), ("Short respite stay in a care home", "home"),
        ("adult placement", "home"), ("Care Home", "care home"), ("nursing home", "care home"), ("Residential", "care home"),
        ("In hospital", "hospital"), ("Readmitted", "hospital"), ("Died", "died"), ("deceased", "died"), ("died in hospital", "died"),
        ("Not traced", "not traced"), ("could not be traced", "not traced"), ("unknown", "not traced"), ("moved away", "not traced"),
        ("not at home", "not at home"), ("No longer at home", "not at home"), ("not in her own home", "not at home"), ("home (not hospital)", None),
        ("not checked", None), ("", None), ("fine", None),
    ],
)  # fmt: skip
def test_statuses_as_they_are_written(tmp_path: Path, written: str, read_as: str | None) -> None:
    result = checked(tmp_path, f"01/10/2025,02/10/2025,P1,82,{written},05/01/2026")
    assert [row["status_day_91"] for row in rows_of(result)] == [read_as]
    warned = {
        "not checked": ["not_checked"],
        "": ["not_checked"],
        "fine": ["status_not_known"],
        "home (not hospital)": ["status_not_known"],
    }
    assert [rule for _, _, rule in found(result)] == warned.get(written, [])


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("04/13/2026", "05/04/2026", "12/31/2025"), 1), (("04/13/2026", "13/04/2026"), 0), (("2026-02-30", "05/04/2026"), 0),
        (("05/04/2026", "06/04/2026"), 0),
    ],
)  # fmt: skip
def test_a_file_with_the_month_before_the_day_is_told_as_one(tmp_path: Path, days: tuple[str, ...], said: int) -> None:
    result = checked(tmp_path, *(f"{day},,P{n},82,home,05/07/2026" for n, day in enumerate(days)))
    assert sum(rule == "month_before_day" for _, _, rule in found(result)) == said


@pytest.mark.parametrize(
    ("row", "rules", "kept"),
    [
        (",02/10/2025,P1,82,home,05/01/2026", ["blank_mandatory", "no_discharge_date"], 0),
        ("soon,02/10/2025,P1,82,home,05/01/2026", ["date_not_readable", "no_discharge_date"], 0),
        ("01/10/2099,02/10/2099,P1,82,,", ["discharge_to_come"], 0),
        ("01/10/2025,30/09/2025,P1,82,home,05/01/2026", ["starts_before_discharge"], 1),
        ("01/10/2025,01/10/2025,P1,82,home,30/12/2025", ["checked_too_early"], 1),  # day 90
        ("01/10/2025,01/10/2025,P1,82,home,31/12/2025", [], 1),  # day 91
        ("01/10/2025,01/10/2025,P1,82,died,30/11/2025", [], 1),
        ("01/10/2025,01/10/2025,P1,82,home,", [], 1),
        ("01/10/2025,01/10/2025,P1,82,home,01/01/2099", ["checked_in_future"], 1),
        ("01/10/2025,01/10/2025,P1,,home,05/01/2026", ["blank_mandatory"], 1),
        ("01/10/2025,01/10/2025,P1,old,home,05/01/2026", ["number_not_readable"], 1),
        ("01/10/2025,01/10/2025,P1,182,home,05/01/2026", ["age_not_believable"], 1),
        ("01/10/2025,01/10/2025,,82,home,05/01/2026", ["blank_mandatory"], 1),
    ],
)
def test_each_fault_of_a_row(tmp_path: Path, row: str, rules: list[str], kept: int) -> None:
    result = checked(tmp_path, row, "01/10/2025,01/10/2025,P9,82,home,05/01/2026")
    assert [rule for number, _, rule in found(result) if number == 2] == rules
    assert result.rows_kept == kept + 1


def test_the_same_person_and_discharge_count_once_another_discharge_again(tmp_path: Path) -> None:
    rows = [f"{day},{day},P1,82,home,05/06/2026" for day in ("01/10/2025", "01/10/2025", "01/12/2025")]
    result = checked(tmp_path, *rows)
    assert found(result) == [(3, "person", "stands_twice")]
    assert result.rows_kept == 2


def test_people_under_65_are_kept_and_said_once(tmp_path: Path) -> None:
    rows = [f"01/10/2025,01/10/2025,P{age},{age},home,05/01/2026" for age in (40, 64, 65)]
    result = checked(tmp_path, *rows)
    assert (result.rows_kept, result.has_faults) == (3, False)
    [notice] = result.faults.to_pylist()
    assert (notice["rule"], notice["says"][:26]) == ("under_65", "2 people were under 65: th")


def test_columns_that_may_be_there(tmp_path: Path) -> None:
    columns = f"{COLUMNS},reablement_end,status_day91_after_reablement,sex,intention_home,equipment_or_assessment_only"
    result = checked(tmp_path, "01/10/2025,02/10/2025,P1,82,home,05/01/2026,12/11/2025,In hospital,F,Yes,No", columns=columns)
    assert not result.has_faults
    [row] = rows_of(result)
    assert (str(row["reablement_ended_on"]), row["status_day_91_after_reablement"], row["gender"]) == ("2025-11-12", "hospital", "Female")
    assert (row["intention_home"], row["equipment_or_assessment_only"]) == ("yes", "no")


def test_an_nhs_number_as_the_persons_number_is_not_kept(tmp_path: Path) -> None:
    result = checked(
        tmp_path, "01/10/2025,02/10/2025,999 000 0018,82,home,05/01/2026", "01/10/2025,02/10/2025,9990000018,83,home,05/01/2026"
    )
    kept = result.accepted.to_pylist()
    assert not any("999" in str(row["person"])[:3] and str(row["person"]).replace(" ", "").isdigit() for row in kept)
    assert not any("9990000018" in str(fault).replace(" ", "") for fault in result.faults.to_pylist())


def test_a_list_without_the_status_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UploadError, match="the column status_day91 is missing"):
        checked(tmp_path, "01/10/2025,P1,82", columns="discharge_date,person,age_at_discharge")
