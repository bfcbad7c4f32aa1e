"""Measures that only others publish: loaded as published, under the code of their year, with margins, and never as one series with another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.loading import load
from data.store import Store
from metrics.catalogue import catalogue
from metrics.results import results
from metrics.run import run
from tests.drawing import new_store

FILES = Path("tests/data/returns/files")
SURVEY = """Financial year,Local authority code,Local authority,ASCOF measure code,Outcome,Margin of error,Number of respondents
2022/23,321,Halton,1J,0.405,0.047,85
2024/25,321,Halton,1B,0.386,0.055,45
2024/25,321,Halton,1E,[x],[x],[x]
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path)
    yield store
    store.close()


def loaded(store: Store, return_id: str, path: Path) -> None:
    load(store, return_id, [path], by="tester")
    run(store)


def told(store: Store, measure_id: str) -> list[tuple[object, ...]]:
    """Halton's figures of everybody, oldest first."""
    points = [point for point in results(store, measures=[measure_id]) if point.council == "321" and point.group_type == "all"]
    return [(point.basis, point.period_end.year, point.numerator, point.denominator, point.value, point.status) for point in points]


def test_salt_measures_of_2020_21_stand_as_published(store: Store) -> None:
    loaded(store, "ascof_open_data", FILES / "ascof_open_data_2020-21.csv")
    assert {name: told(store, name) for name in ("salt_2a1", "salt_2a2", "salt_2d", "home91_salt", "home91_offered_salt")} == {
        "salt_2a1": [("SALT published", 2021, 2.0, 76809.0, 2.6, "observed")],
        "salt_2a2": [("SALT published", 2021, 34.0, 24105.0, 141.0, "observed")],
        "salt_2d": [("SALT published", 2021, 224.0, 270.0, 83.0, "observed")],
        "home91_salt": [("SALT published", 2021, 170.0, 201.0, 84.6, "observed")],
        "home91_offered_salt": [("SALT published", 2021, 201.0, 3340.0, 6.0, "observed")],
    }
    assert not any(told(store, name) for name in ("ascof_2a", "ascof_2b", "ascof_2c", "ascof_2d1", "ascof_2d2"))


def test_a_survey_goes_on_under_its_new_code_with_margins_and_no_figure_worked_out(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(SURVEY)
    loaded(store, "survey_results", path)
    assert told(store, "ascof_1b") == [("survey", 2023, None, 85.0, 0.405, "observed"), ("survey", 2025, None, 45.0, 0.386, "observed")]
    assert told(store, "ascof_1e") == [("survey", 2025, None, None, None, "not available")]
    assert store.rows("select margin from result where measure_id = 'ascof_1b' order by period_end") == [(0.047,), (0.055,)]


def test_long_term_support_as_published_is_under_a_basis_of_its_own(store: Store) -> None:
    loaded(store, "long_term_support_published", FILES / "long_term_support_during_2024-25_from_ascof_2e.csv")
    assert told(store, "lts_year") == [("CLD published", 2025, 3108.0, None, 3108.0, "observed")]
    [point] = [each for each in results(store, measures=["lts_year"]) if each.council == "321" and each.group_value == "65 and above"]
    assert (point.value, point.period_end) == (2198.0, datetime.date(2025, 3, 31))


@pytest.mark.parametrize("measure", ["salt_2a1", "salt_2a2", "salt_2d", "home91_salt", "home91_offered_salt"])
def test_salt_measures_say_that_they_are_no_series_with_those_after(measure: str) -> None:
    entry = catalogue()[measure]
    assert (entry.kind, entry.basis, entry.framework_years) == ("published", "SALT published", ("2022/23", "2023/24"))
    assert any("one series" in caveat for caveat in entry.caveats)
