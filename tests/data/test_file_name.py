"""A file's own name in receipts and tables: as it is, but for what identifies a person."""

from __future__ import annotations

import pytest

from data.file_name import LONGEST, without_people, words_of


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("CLD 2026 Q2.csv", "CLD 2026 Q2.csv"),
        ("9434765919.csv", "[NHS number removed].csv"),
        ("case 943 476 5919 review.xlsx", "case [NHS number removed] review.xlsx"),
        ("943-476-5919_v2.csv", "[NHS number removed]_v2.csv"),
        ("9434765918.csv", "9434765918.csv"),  # its check digit is wrong: a reference of another sort
        ("20260401094347.csv", "20260401094347.csv"),
        ("from ann.smith@example.gov.uk.csv", "from [e-mail address removed].csv"),
        ("=cmd.csv", "=cmd.csv"),
        (".csv", ".csv"),
        ("", ""),
    ],
)
def test_what_identifies_a_person_is_replaced_by_words(name: str, kept: str) -> None:
    assert without_people(name) == kept


def test_names_of_people_in_the_file_are_replaced_as_whole_words() -> None:
    assert without_people("Quillfeather_Ada (Adams).csv", ["Ada", "Quillfeather"]) == "[name removed]_[name removed] (Adams).csv"
    assert words_of("Quillfeather_Ada 2026.csv") == ["ada", "csv", "quillfeather"]


def test_a_name_without_end_is_cut() -> None:
    assert len(without_people("x" * 5000 + ".csv")) < LONGEST + 20
