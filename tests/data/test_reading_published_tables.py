"""Published tables and populations: every figure keeps its marker as a status, and stands under its own area."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from data.checking import Checked, check
from data.errors import UploadError
from tests.data.extract import found, reading_of

AREA = ["Local authority code", "Local authority", "ONS area code"]
SURVEY = [
    ["Table 1a: social care-related quality of life score [note 1]"], ["This worksheet contains one table."], [],
    [*AREA, "2022 to 2023 - margin of error", "2022 to 2023 - number of respondents", "2022 to 2023 - outcome",
     "2024 to 2025 - margin of error", "2024 to 2025 - number of respondents", "2024 to 2025 - outcome"],
    ["England", "England", "E92000001", 0.1, "54,360 (37,515)", "7.7 (7.6)", 0.1, 63188, 19.1],
    ["S", "Shire Counties", "[z]", 0.1, 12672, 19.2, 0.1, 12000, 19.3],
    ["NW", "North West", "E12000002", 0.2, 9677, 19.1, 0.2, 9000, 19.200000000000003],
    [321, "Halton", "E06000006", 0.8, 110, 18.9, 0.8, 115, 19],
    [507, "Derby", "E06000015", 0.8, 110, 18.9, "[x]", "[x]", "[x]"],
    [809, "Dorset County", "E10000009", 0.3, 433, 19.2, 0.4, 205, 18.3],
    [809, "Dorset", "E06000059", "[z]", "[z]", "[z]", 0.4, 205, 18.3],
    ["U6Q5Z", "West Northamptonshire", "E06000062", "[z]", "[z]", "[z]", None, None, None],
    ["[z]", "Cornwall and Isles of Scilly", "[z]", "[z]", "[z]", "[z]", 0.1, 10, 18.0],
]  # fmt: skip
CLIENTS = [
    ["Table 3d(1a): the proportion of care users who receive self-directed support"],
    [*AREA, "2024 to 2025 - numerator", "2024 to 2025 - denominator", "2024 to 2025 - outcome"],
    [307, "Oldham", "E08000004", "[c]", "[c]", "[c]"], [321, "Halton", "E06000006", 622, 2331, 26.7],
]  # fmt: skip
RATINGS = [
    ["Table 6b: providers rated good or outstanding"],
    [*AREA, "2024 to 2025 - good numerator", "2024 to 2025 - good denominator", "2024 to 2025 - good outcome",
     "2024 to 2025 - 6b numerator", "2024 to 2025 - 6b denominator", "2024 to 2025 - 6b outcome"],
    [321, "Halton", "E06000006", 14, 23, 60.9, 14, 23, 60.9],
]  # fmt: skip
SHEETS = {"Cover": [["ASCOF"]], "Table_1a": SURVEY, "Table_3d(1a)": CLIENTS, "Table_6b": RATINGS}


def as_ods(path: Path, sheets: dict[str, list[list[object]]]) -> bytes:
    """A spreadsheet of those sheets."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            table.addElement(line := TableRow())
            for value in row:
                number = isinstance(value, int | float)
                cell = TableCell(valuetype="float", value=value) if number else TableCell(valuetype="string") if value else TableCell()
                if value is not None:
                    cell.addElement(P(text=str(value)))
                line.addElement(cell)
        document.spreadsheet.addElement(table)
    document.save(path)
    return path.read_bytes()


@pytest.fixture
def published(tmp_path) -> Checked:
    """The small time series above, checked."""
    return check(reading_of(tmp_path, as_ods(tmp_path / "saved.ods", SHEETS), "series.ods", "ascof_time_series"), None)


def figures(checked: Checked, columns: str, **where: str) -> list[tuple[object, ...]]:
    """Columns of the figures kept that match."""
    rows = [row for row in checked.accepted.to_pylist() if all(row[name] == value for name, value in where.items())]
    return [tuple(row[name.strip()] for name in columns.split(",")) for row in rows]


def test_markers_become_a_status_with_no_value(published):
    latest = {"measure_id": "ascof_1a", "period_end": date(2025, 3, 31)}
    assert figures(published, "council, value, status, published_text", **latest) == [
        ("E92000001", 19.1, "observed", None), ("S", 19.3, "observed", None), ("E12000002", 19.2, "observed", None), ("321", 19.0, "observed", None),
        ("507", None, "not available", "[x]"), ("809", 18.3, "observed", None), ("U6Q5Z", None, "not available", None),
    ]  # fmt: skip
    assert figures(published, "numerator, denominator, value, status", council="307") == [(None, None, None, "suppressed")]
    assert figures(published, "value, status", council="U6Q5Z", period_end=date(2023, 3, 31)) == [(None, "not applicable")]


def test_of_two_figures_in_a_cell_the_first_is_kept_and_the_text(published):
    england = figures(published, "denominator, value, margin, published_text", council="E92000001", period_end=date(2023, 3, 31))
    assert england == [(54360.0, 7.7, 0.1, "7.7 (7.6)")]


def test_areas_are_told_apart(published):
    levels = {(row["council"], row["area_level"], row["ons_code"]) for row in published.accepted.to_pylist()}
    assert {
        ("E92000001", "England", "E92000001"), ("S", "Council type", None), ("E12000002", "Region", "E12000002"),
        ("321", "Council", "E06000006"), ("U6Q5Z", "Council", "E06000062"),
    } < levels  # fmt: skip


def test_codes_are_those_of_the_files_last_year_and_periods_those_of_the_measure(published):
    assert set(
        figures(published, "published_code, framework_year, basis, period_type, period_start, unit", council="321", measure_id="ascof_1a")
    ) == {
        ("1A", "2024/25", "survey", "financial_year", date(2022, 4, 1), "score out of 24"),
        ("1A", "2024/25", "survey", "financial_year", date(2024, 4, 1), "score out of 24"),
    }
    clients = figures(published, "basis, period_type, period_start, period_end, numerator, value", council="321", measure_id="ascof_3d1a")
    assert clients == [("CLD published", "snapshot", date(2025, 3, 31), date(2025, 3, 31), 622.0, 26.7)]


def test_a_measure_of_several_ratings_has_a_row_for_each(published):
    rated = figures(published, "group_type, group_value, value", measure_id="ascof_6b")
    assert rated == [("all", "All", 60.9), ("rating", "good", 60.9)]


def test_two_areas_of_one_code_give_one_figure_a_year(published):
    assert figures(published, "area_name, period_end, value", council="809") == [
        ("Dorset County", date(2023, 3, 31), 19.2),
        ("Dorset", date(2025, 3, 31), 18.3),
    ]


def test_what_is_left_out_is_noticed_and_is_no_fault(published):
    assert [(column, rule) for _, column, rule in found(published, "notice")] == [
        ("Local authority code", "two_areas_one_code"), ("Local authority", "area_without_code"),
    ]  # fmt: skip
    assert not published.has_faults
    assert (published.rows_read, published.rows_kept, published.rows_rejected) == (22, 18, 4)


def test_a_cell_that_is_neither_figure_nor_marker_is_a_warning(tmp_path):
    sheets = {"Table_3d(1a)": [*CLIENTS[:2], [321, "Halton", "E06000006", 1, 2, "fifty"]]}
    checked = check(reading_of(tmp_path, as_ods(tmp_path / "saved.ods", sheets), "series.ods", "ascof_time_series"), None)
    assert [rule for *_, rule in found(checked)] == ["cell_not_readable"]
    assert figures(checked, "value, status, published_text") == [(None, "not available", "fifty")]


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ({"Sheet1": [["nothing", "here"]]}, "No row of headings of the return 'ascof_time_series'"),
        ({"Table_1a": [[*AREA, "outcome"], [321, "Halton", "E06000006", 1]]}, "has no columns like"),
        ({"Table_2a": [[*AREA, "2020 to 2021 - outcome"], [321, "Halton", "E06000006", 1]]}, "end before 2023/24"),
    ],
)
def test_other_spreadsheets_are_refused(tmp_path, sheets, words):
    with pytest.raises(UploadError) as refused:
        reading_of(tmp_path, as_ods(tmp_path / "saved.ods", sheets), "series.ods", "ascof_time_series")
    assert words in str(refused.value)


def test_a_copy_as_text_is_refused_since_it_has_no_margins(tmp_path):
    tidy = "measure_code,financial_year,statistic,cassr_code,ons_code,area_name,area_level,value,status,published_text\n"
    with pytest.raises(UploadError, match="leave out the margins of error"):
        reading_of(
            tmp_path, tidy + "1A,2015/16,outcome,England,E92000001,England,England,19.1,observed,\n", "tidy.csv", "ascof_time_series"
        )


def test_figures_before_2024_25_under_the_codes_of_now_are_of_the_old_measures(tmp_path):
    years = ["2023 to 2024 - numerator", "2023 to 2024 - denominator", "2023 to 2024 - outcome"]
    sheets = {
        "Table_2b": [["Table 2b"], [*AREA, *years], [321, "Halton", "E06000006", 8, 78000, 10.3]],
        "Table_2e(1)": [["Table 2e(1)"], [*AREA, *years], [321, "Halton", "E06000006", 300, 320, 93.8]],
        "Table_1j": [["Table 1j"], [*AREA, *years], [321, "Halton", "E06000006", 1, 2, 50]],
    }
    checked = check(reading_of(tmp_path, as_ods(tmp_path / "saved.ods", sheets), "series.ods", "ascof_time_series"), None)
    assert figures(checked, "measure_id, basis, published_code, framework_year, value") == [
        ("salt_2a1", "SALT published", "2B", "2023/24", 10.3)
    ]
    assert [rule for *_, rule in found(checked, "notice")] == ["no_measure_here"]
    assert any("Table_1j" in note for note in checked.notes)


POPULATION = "mid_year,ons_code,area_name,population_18_64,population_65_plus,basis\n"


def test_a_blank_population_is_unknown_and_never_nought(tmp_path):
    rows = '2024,E06000006,Halton,78425,25379,ONS\n2024,E06000017,Rutland,,10949,"ONS, rounded"\n'
    checked = check(reading_of(tmp_path, POPULATION + rows, "population.csv", "population"), None)
    assert figures(checked, "ons_code, council, mid_year, age_band, people") == [
        ("E06000006", None, 2024, "18 to 64", 78425), ("E06000006", None, 2024, "65 and above", 25379),
        ("E06000017", None, 2024, "65 and above", 10949),
    ]  # fmt: skip
    assert (checked.council, checked.has_faults, checked.rows_kept) == ("", False, 2)


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("75,100", 75100),
        ("1,075,100", 1075100),
        ("75100.0", 75100),
        (" 75,100 ", 75100),
        ("75,10", None),
        ("7,5100", None),
        ("7.5.1", None),
    ],
)
def test_a_thousands_separator_is_read_where_it_parts_thousands(tmp_path, written, people):
    checked = check(reading_of(tmp_path, POPULATION + f'2024,E1,A,"{written}",2,x\n', "population.csv", "population"), None)
    assert figures(checked, "people", age_band="18 to 64") == ([(people,)] if people else [])
    assert found(checked) == ([] if people else [(2, "population_18_64", "number_not_readable")])


def test_a_social_care_code_may_stand_in_for_the_ons_code(tmp_path):
    checked = check(
        reading_of(tmp_path, "mid_year,cassr_code,population_18_64,population_65_plus\n2024,321,1,2\n", "p.csv", "population"), None
    )
    assert figures(checked, "ons_code, council, people") == [(None, "321", 1), (None, "321", 2)]


def test_faulty_population_rows_are_found(tmp_path):
    rows = "2024,,Nowhere,1,2,x\ntwo,E1,A,1,2,x\n2024,E2,B,-1,2,x\n2024,E3,C,many,2,x\n2024,E4,D,1,2,x\n2024,E4,D,1,2,x\n"
    checked = check(reading_of(tmp_path, POPULATION + rows, "population.csv", "population"), None)
    assert found(checked, "rejected") == [
        (2, "ons_code", "no_area"), (3, "mid_year", "no_such_year"), (3, "mid_year", "number_not_readable"),
        (4, "population_18_64", "number_not_possible"),
    ]  # fmt: skip
    assert found(checked, "warning") == [(5, "population_18_64", "number_not_readable"), (7, "mid_year", "same_area_twice")]
