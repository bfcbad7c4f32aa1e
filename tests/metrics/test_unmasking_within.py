"""How few more one measure counts than another within it cannot be worked out from the two percentages, nor from anything beside them."""

from collections.abc import Sequence
from datetime import date

import pytest

from metrics import results
from metrics.catalogue import catalogue
from metrics.results import Point, for_public
from metrics.wholes import with_relatives

DAY = date(2026, 3, 31)
PAIRS = (("ascof_3d1a", "ascof_3d2a"), ("ascof_3d1b", "ascof_3d2b"))
BOUGHT = {"All": (52, 50), "Female": (30, 28), "Male": (22, 22)}  # personal budgets of any kind, and direct payments among them
OF = {"All": 87, "Female": 49, "Male": 38}


def pair(outer: str, inner: str, bought: dict[str, tuple[int, int]] = BOUGHT, of: Sequence[dict[str, int]] = (OF, OF)) -> list[Point]:
    """A year's two measures, everybody's and by gender."""
    return [
        Point(
            "990", name, "", "M1", catalogue()[name].basis, "snapshot", DAY, DAY, "all" if group == "All" else "gender", group, float(count),
            float(whole[group]), 100 * count / whole[group], catalogue()[name].unit, "observed", DAY, "1",
        )
        for name, place, whole in zip((outer, inner), (0, 1), of, strict=True)
        for group, counts in bought.items()
        for count in counts[place : place + 1]
    ]  # fmt: skip


def may_be(outer: Point, inner: Point) -> set[int]:
    """By how many more the outer may count, for whoever reads both percentages and both rounded counts, of the same people."""

    def fits(point: Point, count: int, whole: int) -> bool:
        return point.value is not None and abs(100 * count / whole - point.value) <= 0.05 + 1e-9

    found = set()
    windows = [range(int(each.numerator or 0) - 2, int(each.numerator or 0) + 3) for each in (outer, inner)]
    for whole in range(int(outer.denominator or 0) - 2, int(outer.denominator or 0) + 3):
        firsts = [count for count in windows[0] if fits(outer, count, whole)]
        seconds = [count for count in windows[1] if fits(inner, count, whole)]
        found |= {one - other for one in firsts for other in seconds if one >= other}
    return found


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_the_two_percentages_would_tell_how_few_more_are_counted(outer: str, inner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "told_by_two", lambda *_: frozenset())
    shown = {(point.measure_id, point.group_value): point for point in for_public(pair(outer, inner))}
    assert may_be(shown[outer, "All"], shown[inner, "All"]) == {2}


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_both_come_from_rounded_counts_and_nothing_is_hidden_for_it(outer: str, inner: str) -> None:
    exact = pair(outer, inner)
    shown = {(point.measure_id, point.group_value): point for point in for_public(exact)}
    assert len(shown) == len(exact) and {point.status for point in shown.values()} == {"observed"}
    for group, (one, other) in {"All": (58.8, 58.8), "Female": (60.0, 60.0), "Male": (50.0, 50.0)}.items():
        assert (shown[outer, group].value, shown[inner, group].value) == (one, other)


def test_one_group_of_which_few_more_are_counted_takes_its_breakdown_along_and_not_everybody() -> None:
    exact = pair(*PAIRS[0], {"All": (52, 40), "Female": (30, 28), "Male": (22, 12)})
    shown = {(point.measure_id, point.group_value): point.value for point in for_public(exact)}
    assert shown["ascof_3d1a", "All"] == pytest.approx(59.8) and shown["ascof_3d2a", "All"] == pytest.approx(46.0)
    assert (shown["ascof_3d1a", "Male"], shown["ascof_3d2a", "Male"]) == (50.0, 25.0)


def test_where_many_more_are_counted_every_percentage_is_exact() -> None:
    exact = pair(*PAIRS[0], {"All": (52, 30), "Female": (30, 18), "Male": (22, 12)})
    assert [point.value for point in for_public(exact)] == [pytest.approx(point.value, abs=0.05) for point in exact]


def test_few_more_to_whom_it_did_not_happen_are_few_as_well() -> None:
    """Of 87 people 24 are not settled, and 21 of the 60 with a learning disability among them: 3 without one."""
    exact = pair("ascof_2e2a", "ascof_2e1", {"All": (63, 39)}, ({"All": 87}, {"All": 60}))
    exact = [point for point in exact if point.group_value == "All"]
    assert {point.measure_id: point.value for point in for_public(exact)} == {"ascof_2e1": 66.7, "ascof_2e2a": 76.5}


def test_a_measure_is_protected_with_those_around_and_within_it() -> None:
    assert with_relatives(["ascof_3d2a"]) == with_relatives(["ascof_3d1a"]) == ["ascof_3d1a", "ascof_3d2a"]
    assert with_relatives(["ascof_2e1"]) == ["ascof_2e1", "ascof_2e2a"]
