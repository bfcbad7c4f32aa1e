"""A hidden count of 1 to 4 cannot be worked out from everything else that is public: tried on drawn councils and on the sample."""

import random
import re
from collections.abc import Iterator
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
