"""A figure that rounding would put on the other side of its target is written in full wherever the verdict on it is read."""

from __future__ import annotations

import pytest

from pages.parts import figures
from tests.pages.drawn_store import filled_store
from tests.pages.showing import TODAY, show, words_of

NEWEST = """
update result set numerator = 7496, denominator = 10000, value = 75.0
where measure_id = 'front_door_share' and period_type = 'month' and group_type = 'all' and council = '990' and status = 'observed'
    and period_end = (
        select max(period_end) from result
        where measure_id = 'front_door_share' and period_type = 'month' and group_type = 'all' and council = '990' and status = 'observed'
    )
"""


@pytest.fixture
def near_its_target(tmp_path, monkeypatch):
    store = filled_store(tmp_path)
    with store.writing() as cursor:
        cursor.execute(NEWEST)
    figures._open[str(store.path)] = store
    monkeypatch.setenv("PREVENTION_STORE", str(store.path))
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    yield
    figures._open.pop(str(store.path)).close()


@pytest.mark.parametrize(("page", "asked"), [("overview", {}), ("objective", {"number": 1})])
def test_7496_of_10000_reads_74_96_and_at_risk(near_its_target, page, asked):
    said = words_of(show(page, "smt", **asked))
    assert "74.96%" in said and "At risk" in said
    assert "75.0%, 7,496" not in said and "75.0% 7,496" not in said and "75.0% (7,496" not in said


def test_the_public_reads_one_decimal_and_the_verdict_of_the_exact_figure(near_its_target):
    said = words_of(show("objective", "scrutiny", number=1))
    assert "74.96" not in said and "7,496" not in said
