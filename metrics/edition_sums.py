"""Which figures of editions add up to which others: months to quarters, quarters to years, groups to everybody, parts to their whole.

Only sums that hold in the exact figures: distinct people of a quarter are fewer than those of its months, and give nobody away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.catalogue import catalogue
from metrics.results import ALL


@dataclass(frozen=True, order=True)
class Cell:
    """The place of one share: of a measure (or of the part of a whole that it is), on a basis, for a period and a group."""

    of: str
    basis: str
    period_type: str
    period_end: date
    group_type: str
    group_value: str

    @property
    def is_total(self) -> bool:
        return (self.group_type, self.group_value) == ALL


Counts = tuple[float, float]
"""How many of how many."""
Share = tuple[Cell, Counts]
"""What stands in a place. Another edition may have something else there."""
Terms = frozenset[Share]
"""Shares that are tied: whoever knows all of them but one knows that one."""


def ties(held: Mapping[Cell, Counts]) -> set[Terms]:
    """All the sums that hold among these figures."""
    found = {tied for cell in held if cell.is_total for tied in _of_lengths(held, cell)}
    return found | set(_of_groups(held)) | set(_of_parts(held))


def _of_lengths(held: Mapping[Cell, Counts], cell: Cell) -> Iterable[Terms]:
    """A quarter and its months, a year and its quarters, the same year twice, and two rolling years with the quarters they differ by."""
    if cell.period_type == "quarter":
        yield from _if_true(held, [cell], [_at(cell, "month", back) for back in range(3)])
    if cell.period_type in ("financial_year", "rolling_year"):
        yield from _if_true(held, [cell], [_at(cell, "quarter", back) for back in (0, 3, 6, 9)])
    if cell.period_type == "financial_year":
        yield from _if_true(held, [cell], [_at(cell, "rolling_year", 0)])
    if cell.period_type == "rolling_year":
        before = [_at(cell, "rolling_year", 3), _at(cell, "quarter", 0)]
        yield from _if_true(held, [cell, _at(cell, "quarter", 12)], before)


def _of_groups(held: Mapping[Cell, Counts]) -> Iterable[Terms]:
    tables: dict[Cell, list[Cell]] = defaultdict(list)
    for cell in held:
        if not cell.is_total:
            tables[Cell(cell.of, cell.basis, cell.period_type, cell.period_end, cell.group_type, "")].append(cell)
    for table, groups in tables.items():
        yield from _if_true(held, [Cell(table.of, table.basis, table.period_type, table.period_end, *ALL)], groups)


def _of_parts(held: Mapping[Cell, Counts]) -> Iterable[Terms]:
    """The parts of a whole are tied by their common denominator, which any of them tells."""
    wholes: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in held:
        measure = catalogue().get(cell.of)
        if measure is not None and measure.whole:
            wholes[measure.whole, cell.basis, cell.period_type, cell.period_end, cell.group_type, cell.group_value].append(cell)
    for parts in wholes.values():
        if len(parts) > 1 and sum(held[part][0] for part in parts) == held[parts[0]][1]:
            yield frozenset((part, held[part]) for part in parts)


def _if_true(held: Mapping[Cell, Counts], one: list[Cell], other: list[Cell]) -> Iterable[Terms]:
    if all(cell in held for cell in (*one, *other)):
        sums = [[sum(held[cell][place] for cell in side) for place in (0, 1)] for side in (one, other)]
        if sums[0] == sums[1]:
            yield frozenset((cell, held[cell]) for cell in (*one, *other))


def _at(cell: Cell, period_type: str, months_back: int) -> Cell:
    months = cell.period_end.year * 12 + cell.period_end.month - months_back
    end = date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return Cell(cell.of, cell.basis, period_type, end, cell.group_type, cell.group_value)
