"""The worked example and the rules of statistics.md section 5."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.disclosure import Cell, Kind, Rules, blurred, gives_away, hidden, too_small

RULES = Rules()


def count(number: float) -> Cell:
    return Cell(Kind.COUNT, number, None, number)


def share(numerator: float, denominator: float) -> Cell:
    return Cell(Kind.PROPORTION, numerator, denominator, 100 * numerator / denominator)


def rate(numerator: float, population: float) -> Cell:
    return Cell(Kind.RATE, numerator, population, 100_000 * numerator / population)


def test_admissions_by_age_and_sex_are_too_small_to_split() -> None:
    #         male  female
    table = [2, 3, 24, 40]  # 18 to 64, then 65 and above
    small = [number for number, size in enumerate(table) if too_small(count(size), RULES, is_split=True)]
    assert small == [0, 1]
    assert hidden(table, small, lines=[(0, 1), (2, 3), (0, 2), (1, 3)]) == {0, 1, 2, 3}
    totals = {26: 25, 43: 45, 5: 5, 64: 65, 69: 70}
    assert {total: blurred(count(total), RULES).value for total in totals} == totals


@pytest.mark.parametrize(
    ("cell", "is_split", "expected"),
    [
        (count(0), True, False),
        (count(1), True, True),
        (count(4), False, True),
        (count(5), True, False),
        (share(96, 98), True, True),  # two were not at home
        (share(96, 98), False, False),  # the headline may say so: it speaks of 20 people or more
        (share(16, 18), False, True),
        (share(94, 98), True, True),  # a rest of four
        (share(93, 98), True, False),  # and of five
        (share(15, 19), False, True),  # four of nineteen were not
        (share(16, 20), False, False),  # four of twenty
        (share(0, 5), True, False),
        (share(98, 98), True, False),
        (share(2, 3), False, True),
        (share(0, 4), True, True),
        (rate(5, 78_425), False, False),
        (rate(4, 78_425), False, True),
        (Cell(Kind.PROPORTION, 0, 0, None), True, False),  # no cases at all
        (Cell(Kind.COUNT, None, None, None), True, False),
    ],
)
def test_what_is_too_small(cell: Cell, is_split: bool, expected: bool) -> None:
    assert too_small(cell, RULES, is_split) is expected


def test_the_next_smallest_that_is_not_zero_is_hidden_too_and_of_equals_the_later() -> None:
    line = [(0, 1, 2, 3, 4)]
    assert hidden([3, 0, 8, 8, 40], [0], line) == {0, 3}
    assert hidden([3, 0, 0, 0, 0], [0], line) == {0}
    assert hidden([9, 8, 8, 8, 40], [], line) == frozenset()


@pytest.mark.parametrize(
    ("line", "gone", "expected"),
    [
        ([4, 4], (0, 1), True),  # 8 in all: both are 4
        ([1] * 7, range(7), True),
        ([2, 3], (0, 1), False),
        ([4, 4, 60], (0, 1), False),  # 60 may be 58 to 62, so that 6 to 10 are left
        ([4, 4, 4, 58], (0, 1, 2), False),
        ([4, 4, 4, 62], (0, 1, 2), True),  # 12 to 16 are left for three
        ([4, 4, 4, 60, 0], (0, 1, 2), False),
        ([4, 4, 9], (0, 1, 2), False),  # one of them is not small: nobody knows which
        ([3, 0, 0], (0,), False),
    ],
)
def test_hidden_cells_that_only_one_sum_fits_are_given_away(line: list[float], gone: tuple[int, ...], expected: bool) -> None:
    assert gives_away(line, gone, RULES) is expected


def test_percentages_come_from_unrounded_counts_and_rates_over_a_population_from_rounded_ones() -> None:
    assert blurred(share(412, 536), RULES) == Cell(Kind.PROPORTION, 410, 535, 76.9)
    assert blurred(rate(64, 25_379), RULES) == Cell(Kind.RATE, 65, 25_379, 256.1)
    assert blurred(rate(5, 78_425), RULES) == Cell(Kind.RATE, 5, 78_425, 6.4)
    assert blurred(rate(0, 78_425), RULES) == Cell(Kind.RATE, 0, 78_425, 0)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_hiding_a_number_never_lets_the_total_give_it_back(table: list[int]) -> None:
    small = [number for number, size in enumerate(table) if too_small(count(size), RULES, is_split=True)]
    gone = hidden(table, small, [range(len(table))])
    assert gone >= set(small)
    # one hidden cell is left alone only when nobody is in any other, so that it is the total itself
    assert len(gone) != 1 or sum(table) == sum(table[number] for number in gone)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_blurring_twice_changes_nothing(numerator: int, more: int) -> None:
    for cell in (count(numerator), share(numerator, numerator + more), rate(numerator, 100_000 + more)):
        once = blurred(cell, RULES)
        assert once.numerator is not None and once.numerator % 5 == 0
        if cell.numerator is not None and cell.numerator >= RULES.hide_below:
            assert blurred(once, RULES) == once
