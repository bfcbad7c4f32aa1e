"""Survey results: official outcomes keep their margins and are never worked out again; local surveys keep numbers and themes, never prose."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from data.checking import Checked, check
from data.errors import UploadError
from data.loading import load
from tests.data.extract import found, reading_of
from tests.drawing import new_store

OFFICIAL = "Financial year,Local authority code,Local authority,ONS area code,ASCOF measure code,Codes of,Group,Outcome,Margin of error,Number of respondents\n"
LOCAL = "survey,audience,wave_start,wave_end,invited,returned,question_id,question_text,positive,neutral,negative,free_text_themes\n"
HALTON = "321,Halton,E06000006"
WAVE = "Exit survey,service users,2026-01-05,2026-03-27,180,96"


def checked_text(folder: Path, text: str) -> Checked:
    reading = reading_of(folder, text, "survey.csv", "survey_results")
    return check(reading, "990" if reading.definition.of_one_council else None)


def kept(checked: Checked, columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name.strip()] for name in columns.split(",")) for row in checked.accepted.to_pylist()]


def test_official_outcomes_keep_margin_and_respondents_and_nothing_is_worked_out(tmp_path):
    # measures.md 13.1: Halton, 2022/23 and 2024/25, as published
    checked = checked_text(
        tmp_path,
        OFFICIAL
        + f"2022/23,{HALTON},1A,2024/25,,18.9,0.7,175\n2024/25,{HALTON},1A,,,19.0,0.8,115\n2024/25,{HALTON},1B,,,0.386,0.055,45\n"
        + "2024/25,,England,E92000001,3A,,,77.3,0.5,60000\n"
        + f"2023/24,{HALTON},1E,,,44.4,6.9,150\n2024/25,{HALTON},1E,,,[x],[x],[x]\n",
    )
    about = "council, measure_id, framework_year, basis, period_end, numerator, denominator, value, margin, unit, status"
    assert kept(checked, about) == [
        ("321", "ascof_1a", "2024/25", "survey", datetime.date(2023, 3, 31), None, 175.0, 18.9, 0.7, "score out of 24", "observed"),
        ("321", "ascof_1a", "2024/25", "survey", datetime.date(2025, 3, 31), None, 115.0, 19.0, 0.8, "score out of 24", "observed"),
        ("321", "ascof_1b", "2024/25", "survey", datetime.date(2025, 3, 31), None, 45.0, 0.386, 0.055, "score", "observed"),
        ("E92000001", "ascof_3a", "2024/25", "survey", datetime.date(2025, 3, 31), None, 60000.0, 77.3, 0.5, "%", "observed"),
        ("321", "ascof_1e", "2023/24", "survey", datetime.date(2024, 3, 31), None, 150.0, 44.4, 6.9, "%", "observed"),
        ("321", "ascof_1e", "2024/25", "survey", datetime.date(2025, 3, 31), None, None, None, None, "%", "not available"),
    ]
    assert (checked.has_faults, checked.council, checked.reading.definition.table) == (False, "", "reported_figure")


def test_an_official_code_means_what_it_meant_in_its_year_or_in_the_year_that_the_row_names(tmp_path):
    rows = [f"2022/23,{HALTON},1B,,,78.4,6.2,190", f"2022/23,{HALTON},3A,2023/24,,78.5,6.2,190", f"2022/23,{HALTON},3A,,,70.4,6.5,130"]
    checked = checked_text(tmp_path, OFFICIAL + "\n".join(rows[:2]))
    assert kept(checked, "measure_id, framework_year, value") == [("ascof_3a", "2022/23", 78.4), ("ascof_3a", "2023/24", 78.5)]
    checked = checked_text(tmp_path, OFFICIAL + "\n".join([rows[0], rows[2]]))
    assert kept(checked, "measure_id, value") == [("ascof_3a", 78.4), ("ascof_1d", 70.4)]


def test_faults_of_official_outcomes(tmp_path):
    rows = ["2024/25,,,,1A,,,19,1,1", f"2024,{HALTON},1A,,,19,1,1", f"2024/25,{HALTON},2A,,,77,1,1", f"2024/25,{HALTON},4A,,owls,66,1,1",
            f"2024/25,{HALTON},4A,,,66.1,,130", f"2024/25,{HALTON},5A(1),,,half,1,1", f"2024/25,{HALTON},1C,,,7,1,1", f"2024/25,{HALTON},1C,,,8,1,1"]  # fmt: skip
    checked = checked_text(tmp_path, OFFICIAL + "\n".join(rows))
    assert found(checked) == [
        (2, "Outcome", "no_area"), (3, "Financial year", "year_not_readable"), (4, "ASCOF measure code", "not_a_survey_measure"),
        (5, "Group", "group_not_known"), (6, "Outcome", "no_margin"), (7, "Outcome", "cell_not_readable"), (8, "ASCOF measure code", "listed_twice"),
    ]  # fmt: skip
    assert kept(checked, "measure_id, value, margin") == [("ascof_4a", 66.1, None), ("ascof_5a1", None, 1.0), ("ascof_1c", 8.0, 1.0)]


def test_a_local_survey_is_kept_question_by_question(tmp_path):
    checked = checked_text(
        tmp_path,
        LOCAL
        + f"{WAVE},Q1,How satisfied are you?,78,11,7,kind staff; timing of visits\n"
        + "Check-in,Unpaid carers,,28/02/2026,,88,Q1,Do you feel included?,52,,16,\n",
    )
    about = "survey, audience, wave_start, wave_end, invited, returned, question_id, positive, neutral, negative, themes"
    start, end = datetime.date(2026, 1, 5), datetime.date(2026, 3, 27)
    assert kept(checked, about) == [
        ("Exit survey", "service users", start, end, 180, 96, "Q1", 78, 11, 7, "kind staff; timing of visits"),
        ("Check-in", "carers", None, datetime.date(2026, 2, 28), None, 88, "Q1", 52, None, 16, None),
    ]
    assert (checked.council, checked.reading.definition.table, checked.has_faults) == ("990", "survey_answer", False)


@pytest.mark.parametrize(
    "words",
    [
        "Mrs Quillfeather was late", "my mother never had a call back", "ring me on 0161 496 0000", "ada@example.org",
        "Staff came late on most days and nobody rang", "It was good.", "good staff; She fell twice", "nobody told us",
    ],
)  # fmt: skip
def test_prose_of_people_is_not_kept_anywhere(tmp_path, words):
    store = new_store(tmp_path)
    path = tmp_path / "survey.csv"
    path.write_text(LOCAL + f'{WAVE},Q1,How was it?,78,11,7,"{words}"\n{WAVE},Q2,And now?,70,15,9,waiting times\n')
    load(store, "survey_results", [path], council="990", by="tester")
    assert store.rows("select question_id, themes from survey_answer order by row_number") == [("Q1", None), ("Q2", "waiting times")]
    [(rule, value, says)] = store.rows("select rule, value, says from fault")
    assert (rule, value) == ("themes_not_kept", None)
    assert words not in says


def test_a_number_or_address_in_a_question_is_taken_out(tmp_path):
    checked = checked_text(tmp_path, LOCAL + f"{WAVE},Q1,How was it for 9434765919 or ada@care.example?,50,5,5,\n")
    assert kept(checked, "question_text") == [("How was it for [number removed] or [address removed]",)]


def test_questions_with_few_answers_are_kept_and_said(tmp_path):
    checked = checked_text(tmp_path, LOCAL + f"{WAVE},Q1,a,2,1,1,\n{WAVE},Q2,b,3,1,1,\n{WAVE},Q3,c,0,0,0,\n")
    assert checked.rows_kept == 3
    assert [(fault["rule"], fault["says"][:11]) for fault in checked.faults.to_pylist()] == [("few_answers", "1 questions")]


def test_faults_of_local_surveys(tmp_path):
    rows = ["Exit,carers,2026-01-05,,9,9,Q1,a,1,1,1,", "Exit,carers,2026-04-05,2026-03-27,90,60,Q2,a,50,5,5,", "Exit,owls,2026-01-05,2026-03-27,90,60,Q3,a,50,5,5,",
            "Exit,carers,2026-01-05,2026-03-27,90,-6,Q4,a,5,5,5,", "Exit,carers,2026-01-05,2026-03-27,90,60,Q5,a,81.5,5,5,",
            "Exit,carers,2026-01-05,2026-03-27,50,60,Q6,a,50,5,5,", "Exit,carers,2026-01-05,2026-03-27,90,60,Q7,a,50,50,5,",
            "Exit,carers,2026-01-05,2026-03-27,90,60,Q8,a,50,5,5,", "Exit,carers,2026-01-05,2026-03-27,90,60,Q8,a,40,5,5,",
            "Exit,carers,2026-01-05,2099-03-27,90,60,Q9,a,40,5,5,"]  # fmt: skip
    checked = checked_text(tmp_path, LOCAL + "\n".join(rows))
    assert found(checked) == [
        (2, "wave_end", "wave_end_not_known"), (3, "wave_end", "ends_before_it_starts"), (4, "audience", "audience_not_known"),
        (5, "positive", "more_answers_than_returned"), (5, "returned", "negative"), (6, "positive", "more_answers_than_returned"), (6, "positive", "not_whole"),
        (7, "returned", "more_returned_than_invited"), (8, "positive", "more_answers_than_returned"), (9, "survey", "listed_twice"),
        (11, "wave_end", "ends_in_the_future"),
    ]  # fmt: skip
    assert [question for (question,) in kept(checked, "question_id")] == ["Q2", "Q3", "Q6", "Q7", "Q8"]


def test_a_local_survey_needs_a_council_and_another_councils_rows_are_left_out(tmp_path):
    reading = reading_of(tmp_path, LOCAL + f"{WAVE},Q1,a,50,5,5,\n", "survey.csv", "survey_results")
    with pytest.raises(UploadError, match="--council"):
        check(reading, None)
    text = LOCAL.replace("survey,", "LA code,survey,", 1) + f"990,{WAVE},Q1,a,50,5,5,\n991,{WAVE},Q2,a,50,5,5,\n"
    checked = checked_text(tmp_path, text)
    assert [question for (question,) in kept(checked, "question_id")] == ["Q1"]
    assert found(checked) == [(3, "Local authority code", "another_council")]


def test_a_file_in_neither_layout_is_refused_with_both(tmp_path):
    with pytest.raises(UploadError, match="one row for each official outcome.*or one row for each question"):
        reading_of(tmp_path, "survey,audience,returned\na,b,1\n", "survey.csv", "survey_results")
