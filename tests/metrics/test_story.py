"""How a figure came about: the steps add up to the figure, and a public reader gets no small number out of them."""

import pytest

from metrics.catalogue import catalogue
from metrics.results import results
from metrics.story import Rows, candidates, counted, files, left_out, not_in_numerator, rows_of
from tests.pages.drawn_store import SMALL, filled_store

RULES = catalogue()["ascof_2c"]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = filled_store(tmp_path_factory.mktemp("story"))
    yield opened
    opened.close()


@pytest.fixture
def rate(store):
    return _latest(store, "ascof_2c", "rolling_year")


@pytest.fixture
def share(store):
    return next(
        point for point in results(store, measures=["front_door_share"], groups=["all"]) if point.period_end.isoformat() == "2026-08-31"
    )


def test_steps_go_down_to_what_is_counted_in_the_order_of_the_rules(store, rate):
    steps = left_out(store, RULES, rate)
    assert [(step.rule, step.left_out, step.still_in) for step in steps] == [
        ("no_component", 41, 136), ("earlier_stay", 53, 83), ("counted_once", 4, 79), ("other_age_band", 5, 74),
    ]  # fmt: skip
    assert candidates(store, RULES, rate) == 177 and counted(rate) == 74


def test_a_share_is_counted_by_its_denominator(store, share):
    measure = catalogue()["front_door_share"]
    assert candidates(store, measure, share) == share.denominator + 37 + SMALL
    assert not_in_numerator(share) == 132


def test_for_the_public_every_number_is_hidden_or_rounded(store, rate, share):
    for point in (rate, share):
        measure = catalogue()[point.measure_id]
        shown = [number for step in left_out(store, measure, point, "public") for number in (step.left_out, step.still_in)]
        assert None in shown and all(number is None or number % 5 == 0 for number in shown)
        assert candidates(store, measure, point, "public") % 5 == 0


def test_files_behind_a_figure_with_their_rows_and_for_the_public_without_names(store, rate):
    exact, public = files(store, rate), files(store, rate, "public")
    assert [(file.upload_id, file.loaded_by) for file in exact] == [(40, "A. Osei"), (41, "A. Osei")]
    assert rows_of(store, rate) == Rows(569_352, 569_331, 21)
    assert [file.loaded_by for file in public] == ["", ""] and all(file.rows.read % 5 == 0 for file in public)
    assert rows_of(store, rate, "public") == Rows(569_350, 569_330, 20)


def test_a_small_number_of_rejected_rows_is_hidden_and_not_rounded_to_none(tmp_path, rate):
    store = filled_store(tmp_path)
    with store.writing() as cursor:
        cursor.execute("update upload set rows_rejected = 2")
    assert [file.rows.rejected for file in files(store, rate, "public")] == [None, None]
    assert rows_of(store, rate, "public").rejected is None
    store.close()


def _latest(store, measure, period_type):
    return results(store, measures=[measure], period_types=[period_type], groups=["all"], councils=["990"])[-1]
