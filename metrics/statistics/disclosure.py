"""What may be shown to the public without saying something about a person. Rules: statistics.md 5.2.

A count of 1 to 4 is hidden; so is a share whose rest (those it did not happen to) is 1 to 4, wherever a figure is one part of a whole:
split by age, gender, place and so on, or one month of a run of them. A single total, a year's headline, may show so small a rest from 20
people on (5.3). Where a line with a published total has exactly one hidden cell, the next smallest is hidden too. All other counts are
rounded to the nearest 5, each by itself. A rate over a public population is worked out from the rounded count, since the population gives
the count away; a percentage comes from the unrounded counts, to one decimal, but in a breakdown of which some cells are hidden from the
rounded ones: an exact percentage beside rounded counts often has one fraction that fits, and the total less those is what was hidden.
Where the hidden cells of a line could only be as large or as small as they can be for its total, one more is hidden.

Rounding each number by itself is also what keeps apart figures that overlap in other ways: two measures of which one is a part of the
other, quarters that make a year. Their differences are blurred by up to twice the base, so they never give back a hidden count.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from metrics.statistics.rounding import rounded, rounded_to

HIDE_BELOW = 5
ROUND_TO = 5
HEADLINE_DENOMINATOR = 20


class Kind(StrEnum):
    """How a figure's value follows from its numerator and denominator."""

    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    MEAN = "mean"


@dataclass(frozen=True)
class Rules:
    """Hide counts under `hide_below`, round others to `round_to`; a total of `headline_denominator` or more may show a small rest."""

    hide_below: int = HIDE_BELOW
    round_to: int = ROUND_TO
    headline_denominator: int = HEADLINE_DENOMINATOR


@dataclass(frozen=True)
class Cell:
    """One figure: a count (no denominator), a proportion in per cent, a rate over a public population, or a mean."""

    kind: Kind
    numerator: float | None
    denominator: float | None
    value: float | None

    @property
    def size(self) -> float:
        """How many people the cell speaks of: what decides which cell is hidden next."""
        return (self.denominator if self.kind in (Kind.PROPORTION, Kind.MEAN) else self.numerator) or 0.0


def too_small(cell: Cell, rules: Rules, is_split: bool) -> bool:
    """Whether the cell must be hidden for its own sake.

    `is_split`: it is no single total, but stands in a table split by age, gender, place and so on, or in a run of months or quarters.
    """
    if cell.kind in (Kind.PROPORTION, Kind.MEAN) and 0 < (cell.denominator or 0) < rules.hide_below:
        return True
    if cell.kind is Kind.MEAN:
        return False
    if cell.numerator is None:
        return False
    if 0 < cell.numerator < rules.hide_below:
        return True
    if cell.kind is not Kind.PROPORTION or cell.denominator is None:
        return False
    rest = cell.denominator - cell.numerator
    return 0 < rest < rules.hide_below and (is_split or cell.denominator < rules.headline_denominator)


def hidden(sizes: Sequence[float], small: Collection[int], lines: Sequence[Sequence[int]]) -> frozenset[int]:
    """The cells to hide, by position: those in `small`, and as many more as leave no line with exactly one hidden cell.

    `lines` are the rows and columns that have a published total. The next smallest cell that is not zero goes first, and of equals the
    later one. A line in which nothing else has anybody in it stays as it is: its one cell is its total.
    """
    gone = set(small)
    while True:
        partner = next((found for line in lines if (found := _partner(sizes, gone, line)) is not None), None)
        if partner is None:
            return frozenset(gone)
        gone.add(partner)


def _partner(sizes: Sequence[float], gone: set[int], line: Sequence[int]) -> int | None:
    return next_to_hide(sizes, gone, line) if sum(cell in gone for cell in line) == 1 else None


def next_to_hide(sizes: Sequence[float], gone: Collection[int], line: Sequence[int] | None = None) -> int | None:
    """The cell of a line (or of the table) to hide next: the smallest with anybody in it, of equals the later; None when there is none."""
    others = [cell for cell in (range(len(sizes)) if line is None else line) if cell not in gone and sizes[cell] > 0]
    return min(others, key=lambda cell: (sizes[cell], -cell), default=None)


def gives_away(amounts: Sequence[float], gone: Collection[int], rules: Rules) -> bool:
    """Whether the hidden amounts of one line, all known to be small, must be (nearly) as large or as small as they can for its total.

    Two hidden of 1 to 4 that make 8 are both 4; seven that make 7 are all 1. Anybody can take what the shown amounts may be, each being
    rounded, from the total, which is taken to be known to the person: a percentage beside it, or the nation's own table, often says it.
    Where that leaves fewer than three values for one of the hidden, another amount of the line must go with them.
    """
    most, count = rules.hide_below - 1, len(gone)
    if count < 2 or not all(0 < amounts[cell] <= most for cell in gone):
        return False
    shown = [_window(amount, rules) for cell, amount in enumerate(amounts) if cell not in gone]
    low, high = (sum(amounts) - sum(window[end] for window in shown) for end in (1, 0))
    return min(most, high - (count - 1)) - max(1, low - most * (count - 1)) < 2


def _window(amount: float, rules: Rules) -> tuple[float, float]:
    """From what to what an amount may be, as the public sees it rounded: none is said as it is, and fewer than the limit are not shown."""
    seen, blur = rounded_to(amount, rules.round_to), (rules.round_to - 1) / 2
    return (max(seen - blur, rules.hide_below), seen + blur) if amount > 0 else (0, 0)


def blurred(cell: Cell, rules: Rules, *, guarded: bool = False) -> Cell:
    """The cell as the public may see it when it need not be hidden; `guarded` where others beside it are.

    Doing it twice changes nothing.
    """
    numerator = None if cell.numerator is None else rounded_to(cell.numerator, rules.round_to)
    if cell.kind is Kind.COUNT:
        return Cell(cell.kind, numerator, None, numerator)
    if cell.kind is Kind.RATE:
        return Cell(cell.kind, numerator, cell.denominator, _rate(cell, numerator))
    denominator = None if cell.denominator is None else rounded_to(cell.denominator, rules.round_to)
    value = None if cell.value is None else rounded(cell.value)
    if guarded and cell.kind is Kind.PROPORTION and value is not None and numerator is not None:
        value = rounded(100 * min(numerator, denominator) / denominator) if denominator else None
    return Cell(cell.kind, None if cell.kind is Kind.MEAN else numerator, denominator, value)


def _rate(cell: Cell, numerator: float | None) -> float | None:
    if cell.value is None or not cell.numerator or numerator is None:
        return cell.value  # none of them: the rate is 0 whatever it is a rate per
    return rounded(cell.value * numerator / cell.numerator)
