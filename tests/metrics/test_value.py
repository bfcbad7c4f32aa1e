"""What a recorded calculation of value comes to, and what is never worked out."""

from __future__ import annotations

import pytest

from data.records.evidence import Evidence
from metrics import value


def said(**given):
    return Evidence("value", "A year", "As reported", **given)


@pytest.mark.parametrize(
    ("cost", "people", "each"), [(900.0, 3, 300.0), (900.0, None, None), (None, 3, None), (900.0, 0, None), (0.0, 3, 0.0)]
)
def test_cost_for_each_needs_both(cost, people, each):
    assert value.cost_each(said(cost=cost, people=people)) == each


@pytest.mark.parametrize(
    ("benefit", "anyway", "others", "counted"),
    [
        (1000.0, None, None, 1000.0),
        (1000.0, 20.0, None, 800.0),
        (1000.0, 20.0, 50.0, 400.0),  # half of what is left, not half of all
        (1000.0, 100.0, 0.0, 0.0),
        (None, 20.0, 50.0, None),
    ],
)
def test_what_would_have_come_anyway_is_taken_off_first_then_what_is_due_to_others(benefit, anyway, others, counted):
    made = said(benefit=benefit, anyway=anyway, others=others, cost=100.0)
    assert value.benefit_counted(made) == pytest.approx(counted)
    assert value.returned(made) == (None if counted is None else pytest.approx(counted / 100))


def test_a_return_without_both_shares_is_an_upper_bound():
    assert [value.is_whole(said(anyway=a, others=o)) for a, o in ((None, None), (10.0, None), (None, 0.0), (10.0, 0.0))] == [False] * 3 + [
        True
    ]


def test_nothing_is_returned_on_no_cost():
    assert value.returned(said(benefit=10.0, cost=0.0)) is None
    assert value.returned(said(benefit=10.0)) is None
