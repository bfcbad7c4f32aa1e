"""Baselines entered by hand: kept with who, when and why; what contradicts itself is told."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.records.baselines import EnteredBaseline, contradiction, enter_baseline, entered_baseline, entered_baselines, whole_year
from tests.drawing import new_store

AT = datetime.datetime(2026, 11, 22, 10)
TODAY = datetime.date(2026, 11, 22)


def test_the_latest_counts_and_earlier_ones_stay_in_the_record(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    first = EnteredBaseline("lts_year", "2022/23", "SALT return", 2148, source="SALT return 2022/23, LTS001a")
    second = EnteredBaseline("lts_year", "2022/23", "SALT return", 2150, source="SALT return 2022/23, LTS001a, corrected")
    other = EnteredBaseline("home91_local", "2022/23", "SALT return", 80.5, 103, 128, "SALT return 2022/23, STS004")
    for days, baseline in enumerate((first, second, other)):
        enter_baseline(store, "990", baseline, why=f"reason {days}", by="A. Osei", at=AT + datetime.timedelta(days))
    enter_baseline(store, "991", first, why="another council", by="", at=AT)
    kept = entered_baselines(store, "990")
    assert [(each.baseline, each.in_force, each.why, each.by) for each in kept] == [
        (other, True, "reason 2", "A. Osei"),
        (second, True, "reason 1", "A. Osei"),
        (first, False, "reason 0", "A. Osei"),
    ]
    assert entered_baseline(store, "990", "lts_year", "2022/23") == second
    store.close()


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "per", "says"),
    [
        ("80.5", "103", "128", 100, ""),  # 80.46875
        ("80.4", "103", "128", 100, "103 of 128 is 80.5%, not 80.4: correct one of the three"),
        ("80", "103", "128", 100, ""),
        ("81", "103", "128", 100, "103 of 128 is 80.5%, not 81"),
        ("80.47", "103", "128", 100, ""),
        ("12.5", "1", "8", 100, ""),
        ("12", "1", "8", 100, ""),  # a half may be rounded either way
        ("13", "1", "8", 100, ""),
        ("291.3", "74", "25400", 100_000, ""),
        ("292", "74", "25400", 100_000, "74 of 25,400 is 291.3 per 100,000, not 292"),
        ("80.5", None, None, 100, ""),
        ("80.5", "103", None, 100, "both the numerator and the denominator"),
        ("0", "0", "0", 100, "above 0"),
        ("100.1", None, None, 100, "at most 100%"),
        ("100", "130", "128", 100, "no larger than the denominator"),
        ("2148", None, None, None, ""),
        ("2148", "3", "4", None, ""),
    ],
)
def test_numbers_that_cannot_all_be_right_are_told(
    value: str, numerator: str | None, denominator: str | None, per: int | None, says: str
) -> None:
    terms = [None if each is None else Decimal(each) for each in (numerator, denominator)]
    found = contradiction(Decimal(value), terms[0], terms[1], per)
    assert (says in found) if says else found == ""


@pytest.mark.parametrize("typed", ["2022/23", "2022-23", "2022 to 2023", " 2022/2023 ", "22/23"])
def test_a_year_is_read_as_people_write_it(typed: str) -> None:
    assert whole_year(typed, TODAY) == "2022/23"


@pytest.mark.parametrize(
    ("typed", "says"), [("2022", "not a financial year"), ("2022/24", "do not follow"), ("2026/27", "not ended"), ("", "not a")]
)
def test_what_is_no_whole_financial_year_is_refused(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        whole_year(typed, TODAY)
