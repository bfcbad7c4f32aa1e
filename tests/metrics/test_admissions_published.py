"""All admissions of a council year, added up from the published numerators of ASCOF 2B and 2C: never from a rate, never for an area."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store, open_store
from metrics.run import run

# council, measure, status, numerator, value, and which file says so
PUBLISHED = """
    321       | ascof_2b | observed    | 5    | 6.4   | 1
    321       | ascof_2c | observed    | 64   | 252.2 | 1
    322       | ascof_2b | observed    |      | 6.4   | 1
    322       | ascof_2c | observed    | 70   | 260.1 | 1
    323       | ascof_2b | suppressed  |      |       | 1
    323       | ascof_2c | observed    | 20   | 99.0  | 1
    324       | ascof_2b | observed    | 0    | 0.0   | 1
    324       | ascof_2c | provisional | 20   | 99.0  | 2
    325       | ascof_2b | observed    | 9    | 10.0  | 1
    E12000002 | ascof_2b | observed    | 705  | 16.0  | 1
    E12000002 | ascof_2c | observed    | 9000 | 600.0 | 1
    E92000001 | ascof_2b | observed    | 6035 | 17.0  | 1
    E92000001 | ascof_2c | observed    | 65060| 592.5 | 1
"""
TOGETHER = {
    ("321", "observed", 69.0, "1", "The published numbers of ASCOF 2B and 2C together."),
    ("322", "not available", None, "1", "Not published as a number, only as rates: read ASCOF 2B and 2C in its place."),
    ("323", "suppressed", None, "1", "ASCOF 2B, 2C or both are hidden, so the two together are not known."),
    ("324", "provisional", 20.0, "1;2", "The published numbers of ASCOF 2B and 2C together."),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "published.duckdb")
    with opened.writing() as cursor:
        for upload in (1, 2):
            cursor.execute(
                "insert into upload (upload_id, return_id, submitted_at) values (?, 'ascof_time_series', '2025-12-18')", [upload]
            )
        for line in PUBLISHED.strip().splitlines():
            area, measure, status, numerator, value, upload = (cell.strip() or None for cell in line.split("|"))
            cursor.execute(
                "insert into reported_figure (upload_id, council, measure_id, framework_year, basis, period_type, period_start, period_end, "
                "group_type, group_value, numerator, value, unit, status) values (?, ?, ?, '2024/25', 'CLD published', 'financial_year', "
                "'2024-04-01', '2025-03-31', 'all', 'All', ?, ?, 'per 100,000', ?)",
                [upload, area, measure, numerator, value, status],
            )
    yield opened
    opened.close()


def test_published_numbers_are_added_up_and_a_rate_is_never_turned_into_one(store: Store) -> None:
    run(store)
    asked = "select council, status, numerator, uploads, note from result where measure_id = 'admissions_all'"
    assert set(store.rows(asked)) == TOGETHER, "a council with one of the two, the region and England have none"
    [(units, denominators, same)] = store.rows(
        "select count(distinct unit), count(denominator), bool_and(value is not distinct from numerator) from result "
        "where measure_id = 'admissions_all'"
    )
    assert (units, denominators, same) == (1, 0, True)


def test_the_published_rates_stand_as_they_were(store: Store) -> None:
    run(store)
    rates = store.rows("select count(*), count(value), count(numerator) from result where measure_id <> 'admissions_all'")
    assert rates == [(13, 12, 11)]


def test_figures_before_the_break_are_not_added_up(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("update reported_figure set basis = 'SALT published', period_start = '2020-04-01', period_end = '2021-03-31'")
    run(store)
    assert store.rows("select count(*) from result where measure_id = 'admissions_all'") == [(0,)]
