"""Disclosure control of one breakdown of one period, or of its total alone: which points are hidden, and what the others show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from metrics.catalogue import catalogue
from metrics.public_notes import public_note
from metrics.statistics.disclosure import Cell, Kind, Rules, blurred, gives_away, hidden, next_to_hide, too_small

if TYPE_CHECKING:
    from metrics.results import Point

EVERYBODY = "all"
# 96 of 98 is the headline of a year; as one month of many its percentage gives the other two away, month after month (statistics.md 5.3),
# and so does a rolling year, since two of them differ by two quarters
IN_A_RUN = ("month", "quarter", "rolling_year")
HIDDEN = "Hidden to protect people's privacy. It does not mean none."


def protected(table: Sequence[Point], total: Point | None, rules: Rules) -> list[Point]:
    """One breakdown of one period (or its total alone) after disclosure control; `total` is the exact figure of everybody, if there is one.

    A breakdown of a hidden total is hidden whole: four groups of which none is nobody are four people, if the total is at most four.
    """
    is_split = table[0].group_type != EVERYBODY
    if is_split and total is not None and too_small(_cell(total), rules, is_split=False):
        return [hide(point) for point in table]
    cells = [_cell(point) for point in table]
    is_part = is_split or is_in_a_run(table[0].period_type, table[0].period_end)
    small = [number for number, cell in enumerate(cells) if too_small(cell, rules, is_part)]
    lines = [range(len(cells))] if is_split else []
    sizes = _sizes(table, cells)
    gone = hidden(sizes, small, lines)
    while is_split and _gives_away(table, cells, gone, rules) and (more := next_to_hide(sizes, gone)) is not None:
        gone |= {more}
    guarded = is_split and bool(gone)
    return [
        hide(point) if number in gone else _show(point, blurred(cells[number], rules, guarded=guarded))
        for number, point in enumerate(table)
    ]


def is_in_a_run(period_type: str, period_end: date) -> bool:
    """Whether a figure of everybody is one of many side by side; a rolling year to March is the financial year, which is none."""
    return period_type in IN_A_RUN and not (period_type == "rolling_year" and period_end.month == 3)


def _cell(point: Point) -> Cell:
    return Cell(point.kind, point.numerator, point.denominator, point.value)


def _sizes(table: Sequence[Point], cells: Sequence[Cell]) -> list[float]:
    """How many people each cell speaks of: in a breakdown that shares out one whole, those counted, since all have the same denominator."""
    shared_out = _shares_out(table)
    return [(cell.numerator or 0.0) if shared_out else cell.size for cell in cells]


def _gives_away(table: Sequence[Point], cells: Sequence[Cell], gone: Collection[int], rules: Rules) -> bool:
    """Whether the total of a breakdown gives its hidden cells away: those counted or, of a share, the rest or all of them."""
    counted, whole = ([getattr(cell, name) or 0.0 for cell in cells] for name in ("numerator", "denominator"))
    amounts = [counted]
    if cells[0].kind is Kind.PROPORTION and not _shares_out(table):
        amounts += [whole, [out_of - part for out_of, part in zip(whole, counted, strict=True)]]
    return any(gives_away(each, gone, rules) for each in amounts)


def _shares_out(table: Sequence[Point]) -> bool:
    """Whether the groups share out one whole, so that all have the same denominator."""
    measure = catalogue().get(table[0].measure_id)
    return measure is not None and table[0].group_type in measure.shares


def hide(point: Point) -> Point:
    """The point with nothing of it left but that it is hidden."""
    return replace(point, numerator=None, denominator=None, value=None, margin=None, status="suppressed", note=HIDDEN)


def guard(point: Point, rules: Rules) -> Point:
    """The point as shown beside hidden ones of its table, which are not of its measure: its percentage from the rounded counts."""
    return _show(point, blurred(_cell(point), rules, guarded=True))


def _show(point: Point, cell: Cell) -> Point:
    return replace(point, numerator=cell.numerator, denominator=cell.denominator, value=cell.value, note=public_note(point.note))
