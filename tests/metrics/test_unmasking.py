"""A hidden count of 1 to 4 cannot be worked out from everything else that is public: tried on drawn councils and on the sample."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from metrics import protection
from metrics.results import Point, for_public, results
from tests.metrics.unmasking import _month_end, reader_of
from tests.sample import made

LAST = date(2026, 3, 31)
MONTHS = [_month_end(LAST, back) for back in range(35, -1, -1)]
COUNTS = ("requests_all", "people", None)
SHARES = ("later_long_term_support", "% of resolved requests", 20)
NEARLY_ALL = ("home84_cld", "% of people aged 65 and over", 60, 0.93)  # months of 20 and more of whom a few are not counted


def drawn(seed: int, measure: str, unit: str, most_in_all: int | None, likely: float = 0.25) -> list[Point]:
    """Three years of small months, their quarters and years, and each year by gender and age: all made of the same people.

    `likely` is how many in one of those in all are counted.
    """
    chance = random.Random(seed)
    people = []  # one for each: month, gender, age, counted or not
    for end in MONTHS:
        for _ in range(chance.randint(0, most_in_all or 1)):
            groups = (chance.choice(("Female", "Male")), chance.choice(("18 to 64", "65 to 84", "85 and over", "Unknown")))
            people.append((end, *groups, most_in_all is None or chance.random() < likely))
    points = []
    for period_type, months, step in (("month", 1, 1), ("quarter", 3, 3), ("financial_year", 12, 12), ("rolling_year", 12, 1)):
        for end in MONTHS[months - 1 :: step]:
            ends = [_month_end(end, back) for back in range(months)]
            for group_type, place, value in groups_of():
                inside = [each for each in people if each[0] in ends and (not place or each[place] == value)]
                counted = float(sum(each[3] for each in inside))
                whole = None if most_in_all is None else float(len(inside))
                share = counted if whole is None else 100 * counted / whole if whole else None
                points.append(
                    Point(
                        "990", measure, "", "M1", "CLD local", period_type, ends[-1].replace(day=1), end, group_type, value, counted,
                        whole, share, unit, "observed", LAST, "1",
                    )
                )  # fmt: skip
    return points


def of_parts(seed: int) -> list[Point]:
    """Three years of about 30 discharges a month through four pathways, the last of them rare: counts and shares, whole and by place."""
    chance = random.Random(seed)
    people = [
        (end, chance.choices(("North", "Middle", "South"), (10, 5, 1))[0], chance.choices(range(4), (70, 18, 7, 1 + seed % 4))[0])
        for end in MONTHS
        for _ in range(chance.randint(5, 60))
    ]
    points = []
    for period_type, months, step in (("month", 1, 1), ("quarter", 3, 3), ("financial_year", 12, 12), ("rolling_year", 12, 1)):
        for end in MONTHS[months - 1 :: step]:
            ends = {_month_end(end, back) for back in range(months)}
            for group_type, value in (("all", "All"), ("place", "North"), ("place", "Middle"), ("place", "South")):
                inside = [each[2] for each in people if each[0] in ends and value in ("All", each[1])]
                for pathway in range(4):
                    counted, whole = float(inside.count(pathway)), float(len(inside))
                    share = 100 * counted / whole if whole else None
                    for measure, unit, out_of, said in (
                        ("pathway_share_", "% of discharges", whole, share), ("pathway_", "discharges", None, counted),
                    ):  # fmt: skip
                        points.append(
                            Point(
                                "990", f"{measure}{pathway}", "", "M1", "local upload", period_type, min(ends).replace(day=1), end,
                                group_type, value, counted, out_of, said, unit, "observed", LAST, "1",
                            )
                        )  # fmt: skip
    return points


def groups_of() -> Iterator[tuple[str, int, str]]:
    yield "all", 0, "All"
    yield from (("gender", 1, value) for value in ("Female", "Male"))
    yield from (("age_band", 2, value) for value in ("18 to 64", "65 to 84", "85 and over", "Unknown"))


@pytest.mark.parametrize("kind", [COUNTS, SHARES, NEARLY_ALL], ids=["counts", "shares", "nearly all"])
def test_no_hidden_number_of_a_drawn_council_can_be_worked_out(kind) -> None:
    for seed in range(6):
        exact = drawn(seed, *kind)
        assert reader_of(for_public(exact), exact).pinned() == []


@pytest.mark.parametrize("kind", [COUNTS, SHARES], ids=["counts", "shares"])
def test_the_attempt_would_succeed_if_each_figure_were_hidden_for_its_own_sake_only(kind) -> None:
    found = []
    for seed in range(6):
        exact = drawn(seed, kind[0], kind[1], kind[2])
        alone = [shown for point in exact if point.group_type == "all" for shown in for_public([point])]
        found += reader_of(alone, exact, knows_why=True).pinned()
    assert len(found) > 5


def test_no_hidden_part_can_be_worked_out_from_the_other_parts_of_its_whole() -> None:
    hidden = shown = 0
    for seed in range(6):
        exact = of_parts(seed)
        public = for_public(exact)
        assert reader_of(public, exact).pinned() == []
        hidden += sum(point.status == "suppressed" for point in public)
        shown += sum(point.status != "suppressed" for point in public)
    assert hidden > 100
    assert shown > hidden / 3, "what is hidden beside the small ones leaves something to read"


def test_a_hidden_part_would_be_worked_out_if_each_measure_were_protected_alone() -> None:
    found = []
    for seed in range(6):
        exact = of_parts(seed)
        names = sorted({point.measure_id for point in exact})
        alone = [shown for name in names for shown in for_public([point for point in exact if point.measure_id == name])]
        found += reader_of(alone, exact, alone=True).pinned()
    assert len(found) > 20


def test_the_next_smallest_part_of_a_month_is_hidden_with_the_smallest() -> None:
    month = [point for point in of_parts(0) if (point.period_type, point.group_type, point.period_end) == ("month", "all", LAST)]
    counted = dict(zip(("0", "1", "2", "3"), (88.0, 19.0, 8.0, 3.0), strict=True))
    known = [replace(point, numerator=counted[point.measure_id[-1]]) for point in month]
    known = [
        replace(point, value=point.numerator)
        if point.denominator is None
        else replace(point, denominator=118.0, value=100 * (point.numerator or 0) / 118)
        for point in known
    ]
    gone = {point.measure_id for point in for_public(known) if point.status == "suppressed"}
    assert gone == {"pathway_2", "pathway_3", "pathway_share_2", "pathway_share_3"}


def test_no_hidden_number_of_the_sample_can_be_worked_out() -> None:
    exact = results(made.store())
    public = for_public(exact)
    assert sum(point.status == "suppressed" for point in public) > 500
    assert reader_of(public, exact).pinned() == []


def single_totals(found: list) -> bool:
    """Whether all of these are years of 20 people or more, which may show so small a rest (statistics.md 5.3)."""
    return all(key[3] in ("financial_year", "rolling_year", "snapshot") for key in found)


def test_who_was_not_counted_in_a_month_cannot_be_worked_out_from_its_percentage() -> None:
    for seed in range(6):
        exact = drawn(seed, *NEARLY_ALL)
        assert single_totals(reader_of(for_public(exact), exact).rests())
    exact = results(made.store())
    reader = reader_of(results(made.store(), audience="public"), exact)
    known = reader.rests()
    assert single_totals(known)
    assert all((reader.exact[key].denominator or 0) >= 20 for key in known)


def test_the_attempt_would_succeed_if_a_month_were_taken_for_a_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "IN_A_RUN", ())
    exact = results(made.store())
    found = reader_of(for_public(exact), exact).rests()
    assert sum(not single_totals([key]) for key in found) > 50, "two or three who were not at home, month after month"


def test_no_note_of_the_sample_counts_anybody() -> None:
    notes = {point.note or "" for point in results(made.store(), audience="public")}
    assert {
        said for said in notes if re.search(r"[0-9]", re.sub(r"20[0-9]{2}|[0-9]+ days|day [0-9]+|[(][0-9]b[)]|\b[1-6][A-E]\b", "", said))
    } == set()
