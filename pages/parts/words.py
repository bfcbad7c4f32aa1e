"""Figures in words: 76.9%, 412 of 536 requests, up 6.7 points, [c]. One place, so that a number reads the same everywhere.

Zero, hidden, missing, not applicable, not due and late are six different things, here and on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import rounded

FEW = 30  # under this many a share says more than it knows (conventions.md)
DECIMALS = {"ascof_1b": 3, "ascof_2d1": 2, "ascof_2d2": 2}  # as these are published; all others have one
MARKS = {"suppressed": "[c]", "not available": "[x]", "not applicable": "[z]", "late": "[x]"}
UNKNOWN = {
    "suppressed": "hidden to protect people's privacy. It does not mean none",
    "not available": "not available",
    "not applicable": "not applicable",
    "no cases": "nobody to count in this period",
    "not due": "not due yet",
    "late": "the data are late",
}
KEY = (
    ("[c]", "hidden to protect people's privacy. It does not mean none"),
    ("[x]", "not available"),
    ("[z]", "not applicable"),
    ("[p]", "provisional: it may still change"),
    ("[r]", "revised"),
    ("[b]", "break in series: what stands before and after was counted by other rules"),
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(value: float, decimals: int = 0) -> str:
    """A number with commas: 287,412 or 291.3."""
    return f"{rounded(value, decimals):,.{decimals}f}"


def percent(value: float, decimals: int = 1, against: Sequence[float] = ()) -> str:
    """A share: 76.9%. Two decimals when one would put it on the other side of a target: 74.96%, not 75.0%."""
    crossed = any((value < target) != (rounded(value, decimals) < target) for target in against)
    return f"{number(value, decimals + 1 if crossed else decimals)}%"


def few(point: Point) -> bool:
    """Whether a share of our own rests on so few that only its counts should be shown."""
    return point.kind is Kind.PROPORTION and point.numerator is not None and point.denominator is not None and point.denominator < FEW


def figure(point: Point | None, against: Sequence[float] = ()) -> str:
    """The headline of a point: its value, or the mark or words that say why there is none."""
    if point is None:
        return "[x]"
    if point.value is None:
        return MARKS.get(point.status, point.status.capitalize())
    if few(point):
        return counts(point)
    if point.kind is Kind.PROPORTION:
        return percent(point.value, DECIMALS.get(point.measure_id, 1), against)
    if point.kind is Kind.COUNT:
        return number(point.value)
    return number(point.value, DECIMALS.get(point.measure_id, 1))


def marked(point: Point | None) -> str:
    """The headline with its mark when it may still change: '76.9% [p]'."""
    return f"{figure(point)} [p]" if point is not None and point.status == "provisional" and point.value is not None else figure(point)


def counts(point: Point) -> str:
    """Numerator and denominator: '412 of 536'; '[c]' when they are hidden though the outcome is published."""
    if point.numerator is None and point.denominator is None:
        return "[c]"
    top = "[c]" if point.numerator is None else number(point.numerator)
    return top if point.denominator is None else f"{top} of {number(point.denominator)}"


def terms(point: Point | None) -> str:
    """What stands under the headline: out of how many, or why there is no figure."""
    if point is None:
        return "no figure for this period"
    if point.value is None:
        return UNKNOWN.get(point.status, point.status)
    noun = counted(point)
    if point.kind is Kind.PROPORTION:
        if few(point):
            return "too few for a share"
        return f"{counts(point)} {noun}".strip() if point.numerator is not None else "counts not published"
    if point.kind is Kind.RATE:
        return f"{point.unit}: {counts(point)}" if point.numerator is not None else point.unit
    if point.margin is not None:
        return f"plus or minus {number(point.margin, 1)}"
    return point.unit or noun


def counted(point: Point) -> str:
    """What is counted, from the unit: 'requests' for '% of requests'; nothing when the unit is longer than a few words."""
    noun = point.unit.removeprefix("% of ") if point.unit.startswith("% of ") else ""
    return noun if len(noun) <= 24 else ""


def spoken(point: Point | None) -> str:
    """The whole point in one line, for charts and their text: '76.9%, 412 of 536 requests, provisional'."""
    if point is None or point.value is None:
        return f"{figure(point)}: {terms(point)}"
    beside = "" if point.kind is Kind.COUNT or few(point) else f", {terms(point)}"
    return figure(point) + beside + (", provisional" if point.status == "provisional" else "")


def month(day: date) -> str:
    """A month in a tight table: 'Oct 2026'."""
    return f"{day:%b %Y}"


def short_period(period_type: str) -> str:
    """How long a period is, in a tight table."""
    return {"month": "one month", "quarter": "three months", "rolling_year": "12 months", "financial_year": "financial year", "snapshot": "on one day"}.get(period_type, period_type)


def how_many(count: int) -> str:
    """A small number as a word: 'one', 'two', 11."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def first_up(words: str) -> str:
    """The sentence with a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]
