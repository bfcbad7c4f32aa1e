"""A text that is longer than anybody reads is cut, and its row has a warning; one of just the length is left alone."""

from __future__ import annotations

import pytest

from data.checking import check
from data.checking_lengths import MOST
from data.checking_report import faults_as_rows
from tests.data.extract import found, reading_of

SURVEY = "survey,audience,wave_start,wave_end,invited,returned,question_id,question_text,positive,neutral,negative,free_text_themes\n"
ROW = "Carers,carers,01/04/2026,30/04/2026,10,5,{},{},3,1,1,\n"


@pytest.mark.parametrize(("letters", "kept", "faults"), [(240_000, MOST, 1), (MOST + 1, MOST, 1), (MOST, MOST, 0), (1, 1, 0)])
def test_a_question_is_cut(tmp_path, letters, kept, faults):
    content = SURVEY + ROW.format(1, "Heard?") + ROW.format(2, "q" * letters)
    checked = check(reading_of(tmp_path, content, return_id="survey_results"), "990")
    assert [len(text) for text in checked.accepted.column("question_text").to_pylist()] == [6, kept]
    told = [fault for fault in faults_as_rows(checked) if fault["rule"] == "text_too_long"]
    assert [(fault["row"], fault["column"], fault["severity"]) for fault in told] == [(3, "question_text", "warning")] * faults
    assert all(f"has {letters:,} letters; the first 4,000 are kept." in fault["what_to_do"] for fault in told)
    assert all(len(str(fault["value"])) < 100 for fault in told)


def test_every_column_of_words_is_looked_at(tmp_path):
    content = "Service,Description,Provider\n" + f"{'s' * 5000},{'d' * 9000},{'p' * 4001}\n"
    checked = check(reading_of(tmp_path, content, return_id="service_register"), "990")
    [row] = checked.accepted.to_pylist()
    assert [len(row[name]) for name in ("service", "description", "provider")] == [MOST] * 3
    assert {column for _, column, rule in found(checked) if rule == "text_too_long"} == {"Service", "Description", "Provider"}
