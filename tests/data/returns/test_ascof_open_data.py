"""ASCOF open data: codes that join measure and group, codes that meant something else before 2023/24, and the year a file is for."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from data.__main__ import main
from data.checking import Checked, check
from data.council_year import YearNotSaidError, council_year
from data.errors import UploadError
from data.loading import load
from data.reading import Reading, read
from data.return_definition import REFERENCE, load_return
from tests.data.extract import KEY, found
from tests.drawing import new_store

# NHS Digital, Measures from the Adult Social Care Outcomes Framework, England 2020-21, open data file (version 2), Open Government Licence v3.0:
# 361 of its 48,970 rows, as a Windows-1252 text; copied from ericyang-almaeconomics/social_care_datahub @ c481891bca2b
EXTRACT = Path(__file__).parent / "files" / "ascof_open_data_2020-21.csv"
HEADINGS = ("Geographical Code", "Geographical Description", "Geographical Level", "ONS Code", "ASCOF Measure Code", "Disaggregation Level",
            "Measure Type", "Measure Value")  # fmt: skip
HALTON = ("321", "Halton", "Council", "E06000006")
YEAR_2020 = (datetime.date(2020, 4, 1), datetime.date(2021, 3, 31))


def reading_of(path: Path, covers: tuple[datetime.date, datetime.date] | None = None) -> Reading:
    return read(path, load_return("ascof_open_data"), KEY, covers=covers)


def drawn(
    folder: Path, *rows: tuple[str, str, str, str], name: str = "open-data-2020-21.csv", headings: tuple[str, ...] = HEADINGS
) -> Checked:
    """A file of Halton's values: code, group, type and value of each."""
    path = folder / name
    lines = [",".join(headings), *(",".join(f'"{cell}"' for cell in (*HALTON, *row)) for row in rows)]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return check(reading_of(path), None)


def kept(checked: Checked, columns: str, **where: str) -> list[tuple[Any, ...]]:
    rows = [row for row in checked.accepted.to_pylist() if all(row[name] == value for name, value in where.items())]
    return [tuple(row[name.strip()] for name in columns.split(",")) for row in rows]


def test_values_of_one_figure_become_one_row(tmp_path):
    checked = check(reading_of(EXTRACT), None)
    assert (checked.rows_read, checked.has_faults, checked.reading.shape) == (361, False, "open data")
    at_home = "group_type, group_value, numerator, denominator, value, status"
    assert kept(checked, at_home, council="321", measure_id="home91_salt") == [
        ("all", "All", 170.0, 201.0, 84.6, "observed"),
        ("age_band", "65 to 74", 31.0, 36.0, 86.1, "observed"),
        ("age_band", "75 to 84", 77.0, 92.0, 83.7, "observed"),
        ("age_band", "85 and above", 62.0, 73.0, 84.9, "observed"),
        ("gender", "Female", 109.0, 122.0, 89.3, "observed"),
        ("gender", "Male", 61.0, 79.0, 77.2, "observed"),
    ]
    one = "published_code, framework_year, basis, period_type, period_start, period_end, numerator, denominator, value, unit"
    assert kept(checked, one, council="321", measure_id="salt_2a2") == [
        ("2A(2)", "2020/21", "SALT published", "financial_year", *YEAR_2020, 34.0, 24105.0, 141.0, "per 100,000")
    ]
    assert kept(checked, "value", council="321", measure_id="salt_2d", group_value="All") == [(83.0,)]


def test_every_row_of_the_file_is_in_a_figure_or_left_out_by_its_code():
    with EXTRACT.open(encoding="cp1252", newline="") as file:
        rows = list(csv.DictReader(file))
    here = [row for row in rows if row["Measure Group"] not in ("1C1A", "1E")]
    figures = Counter((row["ONS Code"] or row["Geographical Description"], row["ASCOF Measure Code"]) for row in here)
    checked = check(reading_of(EXTRACT), None)
    assert (checked.rows_kept, checked.accepted.num_rows) == (len(here), len(figures))
    assert [rule for *_, rule in found(checked, "notice")] == ["no_measure_here", "no_measure_here"]


def test_the_rule_of_joined_codes_agrees_with_the_publishers_own_columns():
    reading = reading_of(EXTRACT)
    differ = "base <> lower(measure_group) or split_value(split_of_suffix(substr(joined, length(base) + 1))) <> split_value(lower(disaggregation))"
    assert reading.connection.execute(f"select count(*), count(distinct joined) from understood where {differ}").fetchall() == [(0, 0)]


@pytest.mark.parametrize(
    ("code", "measure", "group"),
    [
        ("2B1", "home91_salt", "All"), ("2B16574", "home91_salt", "65 to 74"), ("2B185OV", "home91_salt", "85 and above"),
        ("2B1F", "home91_salt", "Female"), ("2B2", "home91_offered_salt", "All"), ("2B26574", "home91_offered_salt", "65 to 74"),
        ("2D1864", "salt_2d", "18 to 64"), ("2D65OV", "salt_2d", "65 and above"), ("2A1", "salt_2a1", "All"), ("2A2", "salt_2a2", "All"),
        ("1A1864", "ascof_1a", "18 to 64"), ("1I165OV", "ascof_5a1", "65 and above"), ("1I11864", "ascof_5a1", "18 to 64"),
        ("1I1M", "ascof_5a1", "Male"), ("3D1F", "ascof_3c1", "Female"), ("3D2", "ascof_3c2", "All"), ("1B", "ascof_3a", "All"),
        ("1J", "ascof_1b", "All"), ("1D", "ascof_1c", "All"), ("3A", "ascof_1d", "All"), ("3B", "ascof_1e", "All"),
        ("3C", "ascof_3b", "All"), ("4AM", "ascof_4a", "Male"),
    ],
)  # fmt: skip
def test_a_code_joins_measure_and_group_where_no_column_parts_them(tmp_path, code, measure, group):
    checked = drawn(tmp_path, (code, "", "Outcome", "0.5"))
    assert kept(checked, "measure_id, group_value") == [(measure, group)]


@pytest.mark.parametrize(
    ("code", "of_2022_23", "of_2023_24", "of_2024_25"),
    [
        ("2A", "refused", ("salt_2d", "SALT published"), ("ascof_2a", "CLD published")),
        ("2B", "refused", ("salt_2a1", "SALT published"), ("ascof_2b", "CLD published")),
        ("2C", None, ("salt_2a2", "SALT published"), ("ascof_2c", "CLD published")),
        ("2D", ("salt_2d", "SALT published"), "refused", "refused"),
        ("2D1", "refused", ("home91_salt", "SALT published"), ("ascof_2d1", "CLD published")),
        ("2D2", "refused", ("home91_offered_salt", "SALT published"), ("ascof_2d2", "CLD published")),
        ("1D", ("ascof_1c", "survey"), ("ascof_1d", "survey"), ("ascof_1d", "survey")),
        ("3A", ("ascof_1d", "survey"), ("ascof_3a", "survey"), ("ascof_3a", "survey")),
        ("1E", None, ("ascof_1e", "survey"), ("ascof_1e", "survey")),
        ("3D1A", "refused", None, ("ascof_3d1a", "CLD published")),
    ],
)
def test_a_code_means_what_it_meant_in_its_year(tmp_path, code, of_2022_23, of_2023_24, of_2024_25):
    for year, wanted in (("2022-23", of_2022_23), ("2023-24", of_2023_24), ("2024-25", of_2024_25)):
        rows = ((code, "Total", "Outcome", "0.5"), ("4A", "Total", "Outcome", "50.0"))
        if wanted == "refused":  # another framework's code: what the codes of the file mean is not known
            with pytest.raises(UploadError, match="stand under codes that the framework of their year did not have"):
                drawn(tmp_path, *rows, name=f"open-data-{year}.csv")
            continue
        checked = drawn(tmp_path, *rows, name=f"open-data-{year}.csv")
        others = [row for row in kept(checked, "measure_id, basis") if row[0] != "ascof_4a"]
        assert others == ([wanted] if wanted else [])


def test_a_file_with_one_years_codes_for_all_its_years_is_refused_and_told_where_to_go(tmp_path):
    path = tmp_path / "series.csv"
    # a text copy of the time series: 1D, of 2022/23 too, would pass as what 1D meant then
    path.write_text(
        "measure_code,financial_year,statistic,cassr_code,ons_code,area_name,area_level,value,status\n"
        "1D,2022/23,outcome,321,E06000006,Halton,Council,70.4,observed\n"
        "2D(1),2022/23,outcome,321,E06000006,Halton,Council,80.4,observed\n"
        "3C(1),2021/22,outcome,321,E06000006,Halton,Council,66.4,observed\n"
        "2D(1),2024/25,outcome,321,E06000006,Halton,Council,71.2,observed\n"
    )
    with pytest.raises(UploadError, match="^Of its values, 2 stand.*the codes of one year for all its years.*ascof_time_series"):
        check(reading_of(path), None)


def test_self_directed_support_is_of_a_day_and_other_measures_of_a_year(tmp_path):
    checked = drawn(tmp_path, ("3D1A", "Total", "Outcome", "26.7"), ("2E2A", "Total", "Outcome", "92.4"), name="open-data-2024-25.csv")
    assert kept(checked, "measure_id, period_type, period_start, period_end") == [
        ("ascof_3d1a", "snapshot", datetime.date(2025, 3, 31), datetime.date(2025, 3, 31)),
        ("ascof_2e2a", "financial_year", datetime.date(2024, 4, 1), datetime.date(2025, 3, 31)),
    ]


def test_the_list_of_codes_agrees_with_the_publishers_own():
    with (REFERENCE / "ascof_codes_published.csv").open(encoding="utf-8", newline="") as file:
        published = [(row["measure_code_2024_25"], row["code_2022_23"]) for row in csv.DictReader(file)]
    measures = load_return("ascof_open_data").measures
    now = {each.code: each for each in measures if each.codes_until == 9999 and each.year_until == 9999}
    then = {each.code: each for each in measures if each.codes_until == 2022}
    assert {code for code, _ in published} <= set(now)
    for code, old in published:
        surveyed = now[code].basis == "survey"
        if surveyed:  # content went on under another code
            assert now[code].id == then[old].id
        elif old in then and then[old].id:  # SALT and Client Level Data are two series
            assert (then[old].basis, now[code].basis) == ("SALT published", "CLD published")


def test_markers_are_a_status_and_never_nought(tmp_path):
    marked = [("2B1", "[c]"), ("2B2", "c"), ("2D", "*"), ("2A1", "[x]"), ("2A2", ":"), ("1A", "NA"), ("4A", "0.0"), ("3A", "[z]")]
    checked = drawn(tmp_path, *((code, "Total", "Outcome", value) for code, value in marked))
    assert kept(checked, "value, status, published_text") == [
        (None, "suppressed", "[c]"), (None, "suppressed", "c"), (None, "suppressed", "*"), (None, "not available", "[x]"),
        (None, "not available", ":"), (None, "not available", "NA"), (0.0, "observed", None), (None, "not applicable", "[z]"),
    ]  # fmt: skip
    assert not checked.has_faults


def test_a_surveys_outcome_keeps_its_margin_and_how_many_answered(tmp_path):
    values = {"Outcome": "18.9", "Margin Of Error": "0.7", "Base": "175", "Numerator": "3300", "Denominator": "1,745"}
    checked = drawn(tmp_path, *(("1A", "Total", name, value) for name, value in values.items()))
    assert kept(checked, "numerator, denominator, value, margin") == [(None, 175.0, 18.9, 0.7)]


def test_headings_of_2018_19_and_earlier_are_known(tmp_path):
    old = tuple({"ONS Code": "ONS Area Code", "Geographical Level": "Geographical level"}.get(name, name) for name in HEADINGS)
    path = tmp_path / "meas-from-asc-of-eng-1819.csv"
    rows = ['U,Unitary Authority,Council type,,2D,Total,Outcome,74.9', 'England,England,England,E92000001,2D,Total,Outcome,79.5',
            'NW,North West,Region,E12000002,2D,Total,Outcome,80.1', '321,Halton,Council,E06000006,2D,Total,Outcome,76.6']  # fmt: skip
    path.write_bytes("\r\n".join([",".join(old), *rows]).encode("cp1252"))
    checked = check(reading_of(path), None)
    assert kept(checked, "council, area_level, period_end, value") == [
        ("U", "Council type", datetime.date(2019, 3, 31), 74.9), ("E92000001", "England", datetime.date(2019, 3, 31), 79.5),
        ("E12000002", "Region", datetime.date(2019, 3, 31), 80.1), ("321", "Council", datetime.date(2019, 3, 31), 76.6),
    ]  # fmt: skip


def test_a_windows_text_and_a_spreadsheet_give_the_same_figures(tmp_path):
    with EXTRACT.open(encoding="cp1252", newline="") as file:
        rows = list(csv.reader(file))
    assert "\u2013" in rows[-1][-1] or any("\u2013" in row[-1] for row in rows)  # an en dash: it is no UTF-8
    workbook = Workbook()
    workbook.active.title = "in"
    for row in rows:
        workbook.active.append([float(cell) if cell.replace(".", "", 1).isdigit() else cell for cell in row])
    workbook.save(path := tmp_path / "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx")
    text, sheet = check(reading_of(EXTRACT), None), check(reading_of(path), None)
    assert text.accepted.equals(sheet.accepted)
    assert any("Windows-1252" in note for note in text.notes)


@pytest.mark.parametrize(
    ("name", "words", "first"),
    [
        ("meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx", (), 2020),  # as the publisher names them: not the calendar year
        ("meas-from-asc-of-eng-1819.csv", (), 2018), ("final_data_2019-20.csv", (), 2019), ("ascof 2022 to 2023.csv", (), 2022),
        ("open_data_2122.csv", (), 2021), ("anything.csv", ("Measures from ASCOF, England, 2022/23",), 2022),
        ("ascof-2020-21.csv", ("ASCOF 2022-23",), 2022),
    ],
)  # fmt: skip
def test_the_year_is_found_in_the_files_own_words(name, words, first):
    assert council_year(name, words, None).first == first


@pytest.mark.parametrize("name", ["figures.csv", "ascof_2021.csv", "ascof_2019.xlsx", "ascof_2015-16_to_2024-25.csv", "data_2022-25.csv"])
def test_a_year_in_doubt_is_asked_for(name):
    with pytest.raises(YearNotSaidError, match="--covers"):
        council_year(name, (), None)
    stated = council_year(name, (), (datetime.date(2021, 4, 1), datetime.date(2022, 3, 31)))
    assert (stated.first, stated.note) == (2021, "The figures were read as those of 2021/22, as stated.")


def test_a_stated_year_counts_and_a_differing_name_is_said():
    year = council_year("ascof-2020-21.csv", (), (datetime.date(2022, 4, 1), datetime.date(2023, 3, 31)))
    assert year.first == 2022
    assert "speak of 2020/21" in year.note
    with pytest.raises(UploadError, match="of one council year"):
        council_year("a.csv", (), (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)))


def test_the_receipt_says_which_year_and_the_same_file_for_another_year_is_refused(tmp_path):
    store = new_store(tmp_path)
    [receipt] = load(store, "ascof_open_data", [EXTRACT], by="tester")
    assert (receipt.derived, receipt.given) == (YEAR_2020, None)
    assert any("read as those of 2020/21" in note for note in receipt.notes)
    [again] = load(store, "ascof_open_data", [EXTRACT], covers=YEAR_2020, by="tester")
    assert again.already_loaded
    with pytest.raises(UploadError, match="Withdraw that upload first"):
        load(store, "ascof_open_data", [EXTRACT], covers=(datetime.date(2021, 4, 1), datetime.date(2022, 3, 31)), by="tester")
    [(count, last)] = store.rows("select count(*), max(period_end) from reported_figure")
    assert (count, last) == (check(reading_of(EXTRACT), None).accepted.num_rows, YEAR_2020[1])


TIDY = "code_2022_23,financial_year,statistic,ons_code,area_name,area_level,value,provenance\n"


def test_the_tidy_layout_has_many_years_under_the_codes_of_2022_23(tmp_path):
    path = tmp_path / "tidy.csv"
    path.write_text(
        TIDY
        + "2A(2),2023/24,outcome,E92000001,England,England,566.0,LG Inform copy\n"
        + "2D,2022/23,outcome,E06000006,Halton,Council,75.9,OFLOG copy\n"
        + "2A(1),2020/21,outcome,E10000027,Somerset,Council,,original [x]\n"
        + "2A(1),2020/21,outcome,,Inner London,Council Type,10.5,original\n"
        + "2A(1),2020/21,outcome,,Outer London,Council Type,9.1,original\n"
        # the same council under two names, as in the real file on ten rows
        + "2D,2018/19,outcome,E06000047,County Durham,Council,87.9,OFLOG copy\n"
        + "2D,2018/19,outcome,E06000047,Durham,Council,87.9,processed copy\n"
    )
    checked = check(reading_of(path), None)
    assert kept(checked, "council, measure_id, framework_year, period_end, value, status") == [
        ("E92000001", "salt_2a2", "2022/23", datetime.date(2024, 3, 31), 566.0, "observed"),
        ("321", "salt_2d", "2022/23", datetime.date(2023, 3, 31), 75.9, "observed"),
        ("905", "salt_2a1", "2022/23", datetime.date(2021, 3, 31), None, "not available"),  # the county's old ONS code
        ("I", "salt_2a1", "2022/23", datetime.date(2021, 3, 31), 10.5, "observed"),
        ("O", "salt_2a1", "2022/23", datetime.date(2021, 3, 31), 9.1, "observed"),
        ("116", "salt_2d", "2022/23", datetime.date(2019, 3, 31), 87.9, "observed"),
    ]
    assert found(checked, "notice") == [(7, "ONS Code", "same_figure_twice")]


OFLOG = "Financial year,Local authority code,Local authority name,Grouping,Entity_Name,Region,Measure,Code,Value,MEDIAN,MADs_from_median,rank_order\n"


def test_oflogs_file_brings_what_no_other_has_and_not_what_comes_elsewhere_with_a_margin(tmp_path):
    path = tmp_path / "oflog_asc_data.csv"
    path.write_text(
        OFLOG
        + '2022-23,E06000006,Halton,LA_Raw,Unitary Authorities,North West,"Outcome, sequel to service",ASC5,75.9,78.2,-0.2,DESC\n'
        + '2022-23,E06000058,"Bournemouth, Christchurch and Poole",LA_Raw,Unitary Authorities,South West,"Outcome",ASC5,80.1,78.2,0,desc\n'
        + '2019-20,E10000002,Buckinghamshire,LA_Raw,Counties,South East,"Outcome",ASC5,,78.2,,None\n'
        + '2022-23,E06000006,Halton,LA_Raw,Unitary Authorities,North West,"Outcome, ASC Quality of Life",ASC2,0.405,0.41,0,None\n'
        + '2022-23,E06000006,Halton,LA_Raw,Unitary Authorities,North West,"Outcome, Requests",ASC6,1009.5,1695.3,0,None\n'
    )
    checked = check(reading_of(path), None)
    assert kept(checked, "council, area_name, measure_id, framework_year, value, status") == [
        ("321", "Halton", "salt_2d", "2022/23", 75.9, "observed"),
        ("738", "Bournemouth, Christchurch and Poole", "salt_2d", "2022/23", 80.1, "observed"),
        ("916", "Buckinghamshire", "salt_2d", "2019/20", None, "not available"),
    ]
    assert [rule for *_, rule in found(checked, "notice")] == ["no_measure_here", "no_measure_here"]


def test_lg_informs_layout_is_known_by_the_name_of_its_indicator(tmp_path):
    path = tmp_path / "peers.csv"
    named = "Permanent admissions to residential and nursing care homes aged 65+"
    path.write_text(
        "area_code,area_name,period,indicator,measure,unit,value\n"
        f'E08000009,Trafford,2022/23,{named},"Rate per 100,000 aged 65+",Persons,560.8\n'
        f'E09000003,Barnet,2018/19,{named},"Rate per 100,000 aged 65+",Persons,NA\n'
    )
    checked = check(reading_of(path), None)
    assert kept(checked, "council, measure_id, basis, value, status") == [
        ("312", "salt_2a2", "SALT published", 560.8, "observed"), ("717", "salt_2a2", "SALT published", None, "not available"),
    ]  # fmt: skip


def test_faults_are_named_and_what_to_do(tmp_path):
    rows = [("2Z", "Total", "Outcome", "1"), ("2D", "Total", "Percentile", "1"), ("2D", "Owl", "Outcome", "1"), ("2D1864", "65 and over", "Outcome", "1"),
            ("2D", "Total", "Outcome", "many"), ("4A", "Total", "Outcome", "1"), ("4A", "Total", "Outcome", "2")]  # fmt: skip
    checked = drawn(tmp_path, *rows)
    assert found(checked) == [
        (2, "ASCOF Measure Code", "code_not_known"), (3, "Measure Type", "measure_type_not_known"), (4, "ASCOF Measure Code", "group_not_known"),
        (5, "Disaggregation Level", "code_and_group_differ"), (6, "Measure Value", "cell_not_readable"), (7, "Measure Value", "figure_twice"),
    ]  # fmt: skip
    assert kept(checked, "measure_id, group_value, value, status") == [
        ("salt_2d", "65 and above", 1.0, "observed"), ("salt_2d", "All", None, "not available"), ("ascof_4a", "All", 2.0, "observed"),
    ]  # fmt: skip


def test_a_row_without_year_or_area_is_rejected(tmp_path):
    path = tmp_path / "years.csv"
    path.write_text(
        "area_code,area_name,period,indicator,value\nE06000006,Halton,2022/25,2A(2),1\n,,2022/23,2A(2),1\nE06000006,Halton,2022/23,2A(2),1\n"
    )
    assert found(check(reading_of(path), None), "rejected") == [(2, "Measure Value", "year_not_readable"), (3, "Measure Value", "no_area")]


def test_the_command_takes_the_stated_year(tmp_path, capsys):
    path = tmp_path / "figures.csv"
    path.write_bytes(EXTRACT.read_bytes())
    assert main(["check", "ascof_open_data", str(path)]) == 2
    assert "--covers 2020-04-01:2021-03-31" in capsys.readouterr().err
    assert main(["check", "ascof_open_data", str(path), "--covers", "2020-04-01:2021-03-31"]) == 0
    assert "read as those of 2020/21, as stated" in capsys.readouterr().out
