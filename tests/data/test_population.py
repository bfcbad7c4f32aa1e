"""The population beside the figures: the newest file counts, another council's never does, a year that nobody holds is not there."""

import pytest

from data.population import residents
from data.records.home_council import name_home_council
from data.store import Store

HELD = """
1 | 990  | E99999990 | 2023 | 65 and above | 24900
1 | 990  | E99999990 | 2024 | 65 and above | 25300
2 | null | E99999990 | 2024 | 65 and above | 25400
2 | 990  | E99999990 | 2024 | 18 to 64     | 74400
1 | 991  | E99999991 | 2024 | 65 and above | 9
3 | 990  | E99999990 | 2025 | 65 and above | 1
"""  # upload | council | ONS code | mid-year | age band | people; upload 3 was withdrawn


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "population.duckdb")
    rows = [[None if cell.strip() == "null" else cell.strip() for cell in line.split("|")] for line in HELD.strip().splitlines()]
    with opened.writing() as cursor:
        cursor.execute("insert into upload (upload_id, withdrawn_at) values (1, null), (2, null), (3, '2026-11-01')")
        cursor.executemany(
            "insert into population (upload_id, council, ons_code, mid_year, age_band, people) values (?, ?, ?, ?, ?, ?)", rows
        )
    yield opened
    opened.close()


def test_one_number_for_each_year_from_the_newest_file_in_use(store):
    name_home_council(store, "990", "E99999990", "Exampleton", "halton", synthetic=True)
    assert [(each.mid_year, each.people) for each in residents(store, "65 and above")] == [(2023, 24_900), (2024, 25_400)]


def test_a_store_that_belongs_to_nobody_has_no_residents(store):
    assert residents(store, "65 and above") == ()
