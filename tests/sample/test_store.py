"""A store filled with the sample is the sample council's, whole, and filled once."""

from collections import Counter

import pytest

from data.errors import StoreError
from data.records.home_council import HomeCouncil, home_council, name_home_council
from data.records.members import members
from data.sample.store import fill, is_filled
from data.store import Store
from tests.sample import made

ROLES = {"officer", "approver", "smt", "scrutiny", "administrator"}


def not_again(receipts):
    raise AssertionError("the figures were there already")


def test_it_is_exampleton_s_and_says_that_it_is_synthetic():
    assert home_council(made.store()) == HomeCouncil("990", "X99000990", "Exampleton", "halton", synthetic=True, regional=False)


def test_every_role_has_somebody():
    assert set(members(made.store()).values()) == ROLES


def test_every_file_is_an_upload_with_its_figures_worked_out():
    uploads = made.store().rows("select return_id, count(*), count(accepted_at) from upload group by return_id order by return_id")
    given = Counter(file.return_id for file in made.files()) + Counter(["ascof_time_series", "population"])
    assert uploads == sorted((return_id, files, files) for return_id, files in given.items())
    assert (given["client_level_data"], given["population"]) == (13, 2)


def test_published_figures_stand_beside_it_under_their_own_names():
    (found,) = made.store().rows(
        "select numerator, denominator, round(value, 1), basis from result join current_run using (run_id) "
        "where council = '321' and measure_id = 'ascof_2a' and period_start = '2024-04-01' and group_type = 'all'"
    )
    assert found == (286, 331, 86.4, "CLD published")


def test_the_checks_find_a_little_and_not_much():
    rows = made.store().rows(
        "select file_name, rows_read, rows_warned, rows_rejected from upload where return_id = 'client_level_data' order by submitted_at"
    )
    for name, read, warned, rejected in rows[1:]:
        assert rejected == 2, f"{name}: one row of another council, one of nobody"
        assert 5 <= warned < read / 20, name


def test_filling_again_does_nothing():
    uploads = made.store().rows("select count(*) from upload")
    assert fill(made.store(), not_again, lambda words: None) is False
    assert made.store().rows("select count(*) from upload") == uploads


def test_it_does_not_mix_with_a_real_council(tmp_path):
    store = Store(tmp_path / "halton.duckdb")
    name_home_council(store, "321", "E06000006", "Halton", "halton")
    assert not is_filled(store)
    with pytest.raises(StoreError, match="belongs to Halton"):
        fill(store, not_again, lambda words: None)
    store.close()
