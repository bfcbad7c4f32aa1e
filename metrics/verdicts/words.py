"""The words of verdicts: numbers with their company, polarity without "exceeded" for bad news."""

from __future__ import annotations

from decimal import Decimal

from data.council import ENGLAND, regions
from metrics.results import Point
from metrics.statistics.comparison import Standing
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly, rounded

DECIMALS = {"ascof_1b": 3, "ascof_2d1": 2, "ascof_2d2": 2}  # as these are published; all others have one
COUNCILS_ALONE = frozenset({"ascof_2d1", "ascof_2d2"})  # of England and the regions these are published with one
MOST_DECIMALS = 4
WORD = {Standing.MET: "On track", Standing.NEAR: "At risk", Standing.MISSED: "Off track"}


def decimals(point: Point) -> int:
    """How many decimals a figure has, as its source prints it: 64.77% of a council is 60.7% of England."""
    if point.measure_id in COUNCILS_ALONE and (point.council == ENGLAND or point.council in regions()):
        return 1
    return decimals_of_measure(point.measure_id)


def decimals_of_measure(measure_id: str) -> int:
    """How many decimals a council's figures of a measure have, and what they are held against."""
    return DECIMALS.get(measure_id, 1)


def number(value: float, decimals: int = 0) -> str:
    """A number with commas: 2,061 or 291.3."""
    return f"{rounded(value, decimals):,.{decimals}f}"


def said(value: float, kind: Kind, decimals: int = 1) -> str:
    """A value of its kind: '76.9%', '2,061', '291.3'. Whole percentages of a target lose their nought: '75%'."""
    if kind is Kind.COUNT:
        return number(value, 0 if value == int(value) else 1)
    return f"{number(value, decimals)}%" if kind is Kind.PROPORTION else number(value, decimals)


def limit(value: float, kind: Kind, decimals: int = 1) -> str:
    """A target or baseline: '75%', '80.5%', '66'."""
    return said(value, kind, 0) if value == int(value) and kind is not Kind.MEAN else said(value, kind, decimals)


def figure(point: Point, against: tuple[float | None, ...] = ()) -> str:
    """The value of a point; more decimals when rounding would put it on the other side of a limit: '74.96%', not '75.0%'."""
    if point.value is None:
        return "[c]" if point.status == "suppressed" else "[x]"
    return said(point.value, point.kind, decimals_of(point.value, decimals(point), against))


def worked_out(value: float, kind: Kind, against: tuple[float | None, ...] = ()) -> str:
    """A value that was worked out, not counted: a number of people is then seldom whole, and is said whole unless that put it elsewhere."""
    if kind is not Kind.COUNT:
        return said(value, kind, decimals_of(value, 1, against))
    return number(value, decimals_of(value, 0, against))


def decimals_of(value: float, decimals: int, against: tuple[float | None, ...]) -> int:
    """So many decimals, or as many more as keep the value on the side of each limit on which it lies, printed with as many.

    80.04 is above 80 and 66.04 above 66, though both print as the limit; a value that has no more digits than are shown gets none.
    """
    edges = [edge for edge in against if edge is not None]
    while decimals < MOST_DECIMALS and rounded(value, decimals) != value and any(_seems_moved(value, edge, decimals) for edge in edges):
        decimals += 1
    return decimals


def digits(value: float) -> int:
    """How many decimals a number that people set was given with, as far as any is shown: 2 for 80.25, none for 75."""
    places = exactly(value).normalize().as_tuple().exponent
    return min(MOST_DECIMALS, max(0, -places)) if isinstance(places, int) else 0


def _seems_moved(value: float, edge: float, decimals: int) -> bool:
    """Whether the two, as they would be printed, stand otherwise to each other than they do."""
    return _side(exactly(value), exactly(edge)) != _side(exactly(rounded(value, decimals)), exactly(rounded(edge, max(decimals, 1))))


def _side(value: Decimal, edge: Decimal) -> int:
    return (value > edge) - (value < edge)


def counts(point: Point) -> str:
    """' (412 of 536)' to stand after a value; '' for a count, or where the counts are not known."""
    if point.denominator is None or point.numerator is None:
        return ""
    return f" ({number(point.numerator)} of {number(point.denominator)})"


def amount(difference: float, kind: Kind, decimals: int = 1) -> str:
    """How far apart two values are, without a sign: '6.7 points', '43', '12.3'."""
    size = abs(difference)
    if kind is Kind.COUNT:
        return number(size, 0 if size == int(size) or size >= 10 else 1)
    more = decimals if size == 0 or rounded(size, decimals) else decimals + 1
    shown = number(size, more) if size == 0 or rounded(size, more) else f"less than {10**-more:.{more}f}"
    return f"{shown} points" if kind is Kind.PROPORTION else shown


def moved(difference: float, kind: Kind, decimals: int = 1) -> str:
    """A change in words: 'up 6.7 points', 'down 43', 'unchanged'."""
    if rounded(difference, 0 if kind is Kind.COUNT else decimals) == 0:
        return "unchanged"
    return f"{'up' if difference > 0 else 'down'} {amount(difference, kind, decimals)}"


def polarity(better: str, kind: Kind) -> str:
    """Which way is good, to stand beside a figure: 'fewer is better', 'higher is better', 'a range', '' when neither."""
    words = {
        "lower": ("fewer is better", "lower is better"),
        "higher": ("more is better", "higher is better"),
        "range": ("a range", "a range"),
    }
    return words.get(better, ("", ""))[kind is not Kind.COUNT]
