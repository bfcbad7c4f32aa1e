"""Boundaries of the rules of judgement that a rule broken by hand showed to be untested."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from metrics.statistics.disclosure import Kind
from metrics.verdicts.exact import exact_value
from metrics.verdicts.words import amount
from metrics.verdicts.yardsticks import why_late
from tests.metrics.lines import share


@pytest.mark.parametrize(
    ("printed", "judged"),
    [
        (64.34, "64.30"),  # as its counts say, which were printed to one decimal
        (64.36, "64.30"),
        (64.37, "64.37"),  # the counts were rounded: what was published is judged
        (64.8, "64.8"),
    ],
)
def test_published_counts_that_were_rounded_do_not_replace_the_published_value(printed: float, judged: str) -> None:
    assert exact_value(replace(share(643, 1000), value=printed)) == Decimal(judged)


@pytest.mark.parametrize(
    ("today", "is_late"), [(date(2025, 12, 1), False), (date(2026, 5, 15), False), (date(2026, 5, 16), True), (date(2026, 11, 22), True)]
)
def test_a_figure_of_a_financial_year_is_awaited_a_year_later(today: date, is_late: bool) -> None:
    year = replace(share(412, 536, "2025-03-31"), period_type="financial_year", period_start=date(2024, 4, 1))
    assert (why_late([year], "financial_year", today, 0) is not None) is is_late


@pytest.mark.parametrize(("difference", "says"), [(9.4, "9.4"), (9.9, "9.9"), (10.0, "10"), (10.4, "10"), (-12.6, "13")])
def test_a_difference_of_averages_is_told_in_whole_people_from_ten_on(difference: float, says: str) -> None:
    assert amount(difference, Kind.COUNT) == says
