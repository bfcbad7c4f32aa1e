"""Long-term support as published: a column for each band, a column for each day, or one row for each number; what is rounded is said."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest

from data.checking import Checked, check
from data.council_year import YearNotSaidError
from data.dated_columns import day_of
from data.errors import UploadError
from data.reading import read
from data.return_definition import load_return
from tests.data.extract import KEY, found
from tests.data.test_reading_published_tables import as_ods

FILES = Path(__file__).parent / "files"
# Our tidy extract of the denominators of ASCOF 2E(2a) and 2E(2b), DHSC, ASCOF 2024/25 (Open Government Licence v3.0)
YEAR = FILES / "long_term_support_during_2024-25_from_ascof_2e.csv"
# Keyed by hand from DHSC's quarterly tables to March 2026, provisional (Open Government Licence v3.0), through MaicyMxtim/social-care-intelligence
SNAPSHOT = FILES / "cld_long_term_support_snapshot_31mar2026_selected.csv"
MARCH_2026 = datetime.date(2026, 3, 31)


def checked_file(path: Path, covers: tuple[datetime.date, datetime.date] | None = None) -> Checked:
    return check(read(path, load_return("long_term_support_published"), KEY, covers=covers), None)


def kept(checked: Checked, columns: str, **where: Any) -> list[tuple[Any, ...]]:
    rows = [row for row in checked.accepted.to_pylist() if all(row[name] == value for name, value in where.items())]
    return [tuple(row[name.strip()] for name in columns.split(",")) for row in rows]


def test_the_year_by_age_band_gives_three_numbers_for_each_area():
    checked = checked_file(YEAR)
    with YEAR.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (checked.rows_read, checked.rows_kept, checked.accepted.num_rows) == (len(rows), len(rows), 3 * len(rows)) == (167, 167, 501)
    about = "measure_id, basis, framework_year, period_type, period_start, period_end, group_value, numerator, denominator, value, unit"
    year = ("lts_year", "CLD published", "", "financial_year", datetime.date(2024, 4, 1), datetime.date(2025, 3, 31))
    assert sorted(kept(checked, about, council="321")) == [
        (*year, "18 to 64", 910.0, None, 910.0, "people"), (*year, "65 and above", 2198.0, None, 2198.0, "people"),
        (*year, "All", 3108.0, None, 3108.0, "people"),
    ]  # fmt: skip
    assert kept(checked, "council, value", area_level="England", group_value="All") == [("E92000001", 888520.0)]
    assert {council for (council,) in kept(checked, "council", area_level="Council type")} == {"S", "U", "M", "I", "O"}


def test_a_file_that_names_no_year_is_asked_for_one(tmp_path):
    unnamed = tmp_path / "long_term_support.csv"
    unnamed.write_bytes(YEAR.read_bytes())
    with pytest.raises(YearNotSaidError, match="--covers"):
        checked_file(unnamed)
    stated = checked_file(unnamed, covers=(datetime.date(2023, 4, 1), datetime.date(2024, 3, 31)))
    assert kept(stated, "basis, period_end", council="321", group_value="All") == [("SALT published", datetime.date(2024, 3, 31))]


def test_the_snapshot_takes_its_day_from_the_heading_and_leaves_what_is_not_confirmed():
    checked = checked_file(SNAPSHOT)
    assert (checked.rows_read, checked.rows_kept, checked.accepted.num_rows) == (33, 33, 33)
    about = "council, measure_id, basis, period_type, period_start, period_end, numerator, value, status"
    assert kept(checked, about, area_name="Halton") == [
        ("321", "lts_snapshot", "CLD published", "snapshot", MARCH_2026, MARCH_2026, 1985.0, 1985.0, "observed")
    ]
    assert {measure for (measure,) in kept(checked, "measure_id")} == {"lts_snapshot"}  # no assessments, no rates, no populations
    assert any("assessments_count" in note for note in checked.notes)


@pytest.mark.parametrize(("path", "numbers"), [(SNAPSHOT, "33"), (YEAR, "45")])  # of the year's areas, only those larger than councils
def test_numbers_rounded_to_5_are_said_to_be(path, numbers):
    [said] = [fault["says"] for fault in checked_file(path).faults.to_pylist() if fault["rule"] == "rounded_to_5"]
    assert said.startswith(f"{numbers} numbers are rounded to the nearest 5")


QUARTERLY = [
    ["Table 3: people in long-term support at the end of the month"],
    ["Counts are rounded to the nearest 5. [c] is suppressed, [p] provisional."],
    ["Local authority code", "Local authority", "ONS area code", "28 February 2026", "31 March 2026 [p]"],
    ["England", "England", "E92000001", 705000, 707015],
    [990, "Exampleton", "E99999990", 2005, "1,985"],
    [991, "Smallworth", "E99999991", "[c]", "[c]"],
]
ASSESSMENTS = [
    ["Table 5: assessments"],
    [""],
    ["Local authority code", "Local authority", "March 2026 [p]", "Total [p]"],
    [990, "Exampleton", 200, 2445],
]


def test_the_quarterly_tables_have_two_title_rows_and_a_column_for_each_month_end(tmp_path):
    path = tmp_path / "tables.ods"
    as_ods(path, {"Cover": [["Quarterly tables"]], "Table_3": QUARTERLY, "Table_5": ASSESSMENTS})
    checked = checked_file(path)
    assert checked.rows_read == 6
    assert kept(checked, "council, period_end, value, status") == [
        ("E92000001", datetime.date(2026, 2, 28), 705000.0, "observed"), ("E92000001", MARCH_2026, 707015.0, "provisional"),
        ("990", datetime.date(2026, 2, 28), 2005.0, "observed"), ("990", MARCH_2026, 1985.0, "provisional"),
        ("991", datetime.date(2026, 2, 28), None, "suppressed"), ("991", MARCH_2026, None, "suppressed"),
    ]  # fmt: skip
    assert any("headings stand in row 3" in note for note in checked.notes)
    assert any("Table_5" in note and "left out" in note for note in checked.notes)


def test_a_table_of_what_happened_in_each_month_is_refused(tmp_path):
    path = tmp_path / "tables.ods"
    as_ods(path, {"Table_5": ASSESSMENTS})
    with pytest.raises(UploadError, match="counts what happened in each month"):
        checked_file(path)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("31 March 2026 [p]", "2026-03-31"), ("people_in_long_term_support_31_mar_2026", "2026-03-31"), ("30 Sept 2025", "2025-09-30"),
        ("March 2026 [p]", ""), ("Total [p]", ""), ("population_18_plus_mid_2024", ""), ("31 February 2026", ""), ("31 Owl 2026", ""),
    ],
)  # fmt: skip
def test_days_in_headings(heading, day):
    assert day_of(heading) == day


ACTIVITY = ("FYEnding", "Measure", "View", "GeographyLevel", "GeographyName", "GeographyCode", "DHGeographyName", "CASSRCode", "RegionGOCode",
            "AgeBand", "Gender", "Ethnicity", "PrimarySupportReason", "LongTermSupportSetting", "ITEMVALUE")  # fmt: skip
COUNCIL = ("1", "Council", "Exampleton", "E99999990", "Exampleton", "990", "B")


def activity(folder: Path, *rows: tuple[str, ...]) -> Checked:
    """A long file of an invented council: year, measure, then age band, gender, ethnicity, reason, setting and number."""
    path = folder / "long-term-support-lts001-asc-activity-2024-to-2025.csv"
    lines = [ACTIVITY, *((year, measure, *COUNCIL, *rest) for year, measure, *rest in rows)]
    path.write_text("\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines))
    return checked_file(path)


def test_the_activity_report_keeps_totals_and_age_bands(tmp_path):
    checked = activity(
        tmp_path,
        ("2025", "LTS001A", "99", "99", "99", "99", "99", "3110"),
        ("2025", "LTS001A", "18 to 64", "99", "99", "99", "99", "[c]"),
        ("2025", "LTS001A", "65 and over", "99", "99", "99", "99", "2,200"),
        ("2025", "LTS001A", "99", "Female", "99", "99", "99", "1800"),
        ("2025", "LTS001A", "99", "99", "99", "99", "Nursing", "300"),
        ("2025", "LTS001B", "99", "99", "99", "99", "99", "2010"),
        ("2025", "LTS001C", "Total", "Total", "Total", "Total", "Total", "1300"),
        ("2024", "LTS001A", "99", "99", "99", "99", "99", "3050"),
        ("2025", "LTS004", "99", "99", "99", "99", "99", "320"),
    )
    assert kept(checked, "measure_id, basis, period_type, period_end, group_value, value, status") == [
        ("lts_year", "CLD published", "financial_year", datetime.date(2025, 3, 31), "All", 3110.0, "observed"),
        ("lts_year", "CLD published", "financial_year", datetime.date(2025, 3, 31), "18 to 64", None, "suppressed"),
        ("lts_year", "CLD published", "financial_year", datetime.date(2025, 3, 31), "65 and above", 2200.0, "observed"),
        ("lts_snapshot", "CLD published", "snapshot", datetime.date(2025, 3, 31), "All", 2010.0, "observed"),
        ("lts_over12", "CLD published", "snapshot", datetime.date(2025, 3, 31), "All", 1300.0, "observed"),
        ("lts_year", "SALT published", "financial_year", datetime.date(2024, 3, 31), "All", 3050.0, "observed"),
    ]
    notices = [(rule, column) for _, column, rule in found(checked, "notice") if rule != "rounded_to_5"]
    assert notices == [("split_further", "Measure"), ("no_measure_here", "Measure")]
    assert (checked.rows_read, checked.rows_kept, checked.has_faults) == (9, 6, False)


def test_faults_are_named(tmp_path):
    checked = activity(
        tmp_path, ("soon", "LTS001A", "99", "99", "99", "99", "99", "1"), ("2025", "LTS001A", "99", "99", "99", "99", "99", "lots"),
        ("31/03/2025", "LTS001B", "99", "99", "99", "99", "99", "7"),
    )  # fmt: skip
    assert found(checked) == [(2, "FYEnding", "year_not_readable"), (3, "ITEMVALUE", "cell_not_readable")]
    assert kept(checked, "measure_id, value") == [("lts_year", None), ("lts_snapshot", 7.0)]


def test_a_wrong_file_is_refused_in_words(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("name,colour\nowl,brown\n")
    with pytest.raises(UploadError, match="No row of headings"):
        checked_file(path)
