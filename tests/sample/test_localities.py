"""Exampleton's two towns: everybody lives in one, or the lookup does not know where, and together they are everybody."""

import pytest

from metrics.results import results
from tests.sample import made


@pytest.mark.parametrize("measure", ["front_door_share", "lts_year", "admissions_all", "ascof_2a"])
def test_localities_add_up_to_the_whole(measure):
    found = [point for point in results(made.store(), measures=[measure], councils=["990"]) if point.period_type == "financial_year"]
    for whole in (point for point in found if point.group_type == "all" and point.basis != "CLD published"):
        towns = {point.group_value: point for point in found if (point.group_type, point.period_end) == ("locality", whole.period_end)}
        assert {"Mill End", "Northvale"} <= set(towns) <= {"Mill End", "Northvale", "Not in the lookup"}
        assert sum(point.numerator for point in towns.values()) == whole.numerator
        if whole.denominator is not None:
            assert sum(point.denominator for point in towns.values()) == whole.denominator
