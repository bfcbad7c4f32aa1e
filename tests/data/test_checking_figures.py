"""Published figures that cannot be: a share above a hundred, half a person, a year to come. They are left out, with their value."""

from __future__ import annotations

import pytest

from data.checking import Checked, check
from tests.data.extract import found, reading_of


def checked_rows(folder, return_id: str, headings: str, *rows: str) -> Checked:
    reading = reading_of(folder, "\n".join((headings, *rows)) + "\n", name="figures-2022-23.csv", return_id=return_id)
    return check(reading, "990" if reading.definition.of_one_council else None)


OPEN = "Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value,Financial year"


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ('2B(1),Total,Outcome,185.4%,2022/23', "not_possible"),
        ("2B(1),Total,Outcome,-3%,2022/23", "not_possible"),
        ('2B(1),Total,Outcome,"1,246.5%",2022/23', "not_possible"),
        ("2B(1),Total,Outcome,100,2022/23", None),
        ("2A(2),Total,Outcome,1246.5,2022/23", None),
        ("1A,Total,Outcome,190,2022/23", "not_possible"),
        ("1A,Total,Outcome,19.0,2022/23", None),
        ("1J,Total,Outcome,1.2,2022/23", "not_possible"),
        ("1A,Total,Margin Of Error,-0.05,2022/23", "not_possible"),
        ("1A,Total,Base,12.5,2022/23", "number_not_possible"),
        ("2B(1),Total,Denominator,-1,2022/23", "number_not_possible"),
        ("2A,Total,Outcome,77.0,2098/99", "year_to_come"),
        ("2B(1),Total,Outcome,[c],2022/23", None),
    ],
)  # fmt: skip
def test_a_figure_of_open_data(tmp_path, row, rule):
    checked = checked_rows(
        tmp_path, "ascof_open_data", OPEN, f"321,Halton,Council,E06000006,{row}", "321,Halton,Council,E06000006,4A,Total,Outcome,60,2022/23"
    )
    assert [name for *_, name in found(checked)] == ([rule] if rule else [])
    assert checked.accepted.num_rows == (1 if rule else 2)


def test_a_numerator_above_its_denominator(tmp_path):
    row = "321,Halton,Council,E06000006,2B(1),{},{},{},2022/23"
    values = [("65-74", "Numerator", 31), ("65-74", "Denominator", 30), ("Total", "Numerator", 30), ("Total", "Denominator", 30)]
    checked = checked_rows(tmp_path, "ascof_open_data", OPEN, *(row.format(*value) for value in values))
    assert found(checked) == [(2, "Measure Value", "more_than_all")]


SURVEY = "Financial year,Local authority code,Local authority,ONS area code,ASCOF measure code,Group,Outcome,Margin of error,Number of respondents"


@pytest.mark.parametrize(
    ("cells", "faults", "margin"),
    [
        ("18.7,± 0.8,162", [], 0.8),
        ("18.7,+/-0.8,162", [], 0.8),
        ("187,0.8,162", ["not_possible"], None),
        ("18.7,-0.05,162", ["margin_not_possible"], None),
        ("18.7,0.8,0", ["number_not_possible"], None),
        ("18.7,0.8,-4", ["number_not_possible"], None),
        ("[c],[c],0", [], None),
    ],
)
def test_an_official_outcome(tmp_path, cells, faults, margin):
    checked = checked_rows(tmp_path, "survey_results", SURVEY, f"2022/23,321,Halton,E06000006,1A,,{cells}")
    assert [name for *_, name in found(checked)] == faults
    assert checked.accepted["margin"].to_pylist() == ([] if "not_possible" in faults or "number_not_possible" in faults else [margin])


def test_a_local_answer_below_nought_is_named_with_its_value(tmp_path):
    local = "survey,audience,wave_start,wave_end,invited,returned,question_id,question_text,positive,neutral,negative"
    checked = checked_rows(tmp_path, "survey_results", local, "S,families,2026-01-05,2026-03-27,180,96,Q1,a,-3,1.5,7")
    assert [(fault["column_name"], fault["rule"], fault["value"]) for fault in checked.faults.to_pylist() if fault["severity"] == "rejected"] == [
        ("neutral", "not_whole", "1.5"), ("positive", "negative", "-3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "rule"),
    [("-5", "number_not_possible"), ("1985.5", "number_not_possible"), ('"1,985"', None), ("1 985", None), ("[c]", None)],
)
def test_a_number_of_people_in_long_term_support(tmp_path, people, rule):
    headings = "Local authority code,Local authority,ONS area code,31 March 2026"
    checked = checked_rows(
        tmp_path, "long_term_support_published", headings, f"321,Halton,E06000006,{people}", "322,Warrington,E06000007,90"
    )
    assert [name for *_, name in found(checked)] == ([rule] if rule else [])
    assert [row["value"] for row in checked.accepted.to_pylist()] == ([] if rule else [None if "c" in people else 1985.0]) + [90.0]


def test_a_day_to_come_in_long_term_support(tmp_path):
    headings = "Local authority code,Local authority,ONS area code,31 March 2026,31 March 2090"
    checked = checked_rows(tmp_path, "long_term_support_published", headings, "321,Halton,E06000006,80,90")
    assert [name for *_, name in found(checked)] == ["day_to_come"]
    assert checked.accepted["value"].to_pylist() == [80.0]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("2024,E06000006,321,Halton,75100,25379", None),
        ("2024,E06000006,321,Halton,75 100,25379", None),
        ("2024,E92000001,,England,34000000,10900000", None),
        ("2090,E06000006,321,Halton,75100,25379", "no_such_year"),
        ("2024,E06000006,321,Halton,0,25379", "number_not_possible"),
        ("2024,E06000006,321,Halton,75100,25379.5", "number_not_possible"),
        ("2024,E06000006,321,Halton,75100,78100000", "number_not_possible"),
        ("2024,E06000006,322,Halton,75100,25379", "codes_differ"),
        ("2024,E06000006,321,Haltom,75100,25379", "name_of_another_area"),
        ("2024,E06000020,,Telford and Wrekin,108000,33000", None),
        ('2024,E06000019,,"Herefordshire, County of",108000,33000', None),
        ("2024,E06000023,116,Bristol,300000,60000", "codes_differ"),
    ],
)
def test_a_population(tmp_path, row, rule):
    checked = checked_rows(tmp_path, "population", "mid_year,ons_code,cassr_code,area_name,population_18_64,population_65_plus", row)
    assert {name for *_, name in found(checked)} - {"number_not_readable"} == ({rule} if rule else set())
    assert checked.rows_kept == (1 if rule in (None, "name_of_another_area") else 0)


@pytest.mark.parametrize(
    ("written", "number"), [("1 158", 1158), ("1\u00a0158", 1158), ("1\u202f158", 1158), ("1,158", 1158), ("11 58", None), ("1 1585", None)]
)
def test_thousands_may_be_parted_by_a_space(tmp_path, written, number):
    headings = "month,team,referrals_total,referrals_front_door"
    checked = checked_rows(tmp_path, "front_door_contacts", headings, f'2026-08,A,"{written}",78', "2026-07,A,100,78")
    assert [row["count"] for row in checked.accepted.to_pylist()] == [number, 100]


def test_marks_that_nobody_sees_make_no_second_team(tmp_path):
    headings = "month,team,referrals_total,referrals_front_door"
    rows = ["2026-08,Hub\u200b team,100,78", "2026-07,\u200fHub team\u200e,100,78", "2026-06,\ufeffHub\u00a0team,100,78"]
    assert set(checked_rows(tmp_path, "front_door_contacts", headings, *rows).accepted["team"].to_pylist()) == {"Hub team"}
