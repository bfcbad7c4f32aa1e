"""Figures in words: 76.9%, 412 of 536 requests, 12 months, [c]. One place, so that a number reads the same on every page.

Zero, hidden, missing, not applicable, not due and late are six different things, here and everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data.periods import financial_year_of
from metrics import edition_key
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts import words as verdict_words
from metrics.verdicts.words import number as number

NO_COUNCIL = "not one council's own"  # published tables of many councils, lookups, registers
FOR_GOVERNMENT = frozenset({"client_level_data"})  # the returns that a council makes for government
FEW = 30  # under this many a share says more than it knows (conventions.md)
MARKS = {
    "suppressed": "[c]",
    "not available": "[x]",
    "not applicable": "[z]",
    "late": "[x]",
    "not due": "Not due yet",
    "no cases": "No cases",
}
UNKNOWN = {
    "suppressed": "hidden to protect people's privacy. It does not mean none",
    "not available": "not available",
    "not applicable": "not applicable",
    "no cases": "nobody to count in this period",
    "not due": "the period has not ended yet",
    "late": "the data are late",
}
KEY = edition_key.MARKS  # an edition holds the same
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LENGTHS = {
    "month": "one month",
    "quarter": "three months",
    "rolling_year": "12 months",
    "financial_year": "financial year",
    "snapshot": "on one day",
}

IN = {
    "month": "in the month",
    "quarter": "in three months",
    "rolling_year": "in 12 months",
    "financial_year": "in the year",
    "snapshot": "on one day",
}


def few(point: Point) -> bool:
    """Whether a share of our own rests on so few that only its counts should be shown."""
    return point.kind is Kind.PROPORTION and point.numerator is not None and point.denominator is not None and point.denominator < FEW


def figure(point: Point | None, against: Sequence[float | None] = ()) -> str:
    """The headline of a point: its value, or the mark or words that say why there is none."""
    if point is None:
        return "[x]"
    if point.value is None:
        return MARKS.get(point.status, point.status.capitalize())
    return counts(point) if few(point) else verdict_words.figure(point, tuple(against))


def marked(point: Point | None, against: Sequence[float | None] = ()) -> str:
    """The headline with a mark when it may still change: '76.9% [p]'."""
    may_change = point is not None and point.status == "provisional" and point.value is not None
    return f"{figure(point, against)} [p]" if may_change else figure(point, against)


def counts(point: Point) -> str:
    """Numerator and denominator: '412 of 536'; '[c]' where they are hidden though the outcome is published."""
    if point.numerator is None and point.denominator is None:
        return "[c]"
    top = "[c]" if point.numerator is None else number(point.numerator)
    return top if point.denominator is None else f"{top} of {number(point.denominator)}"


def terms(point: Point | None) -> str:
    """What stands under the headline: out of how many, or why there is no figure."""
    if point is None:
        return "no figure for this period"
    if point.value is None:
        counted_anyway = point.numerator is not None and point.kind is Kind.RATE
        return (
            f"{number(point.numerator or 0)} counted, no population for a rate"
            if counted_anyway
            else UNKNOWN.get(point.status, point.status)
        )
    if few(point):
        return "too few for a share"
    if point.margin is not None:
        return f"plus or minus {number(point.margin, verdict_words.decimals(point))}"
    if point.kind is Kind.PROPORTION:
        return f"{counts(point)} {counted(point)}".strip() if point.numerator is not None else "counts not published"
    if point.kind is Kind.RATE:
        return f"{point.unit}: {counts(point)}" if point.numerator is not None else point.unit
    if point.kind is Kind.COUNT:
        return f"{point.unit} {IN[point.period_type]}" if point.period_type in IN else point.unit
    return point.unit


def counted(point: Point) -> str:
    """What is counted, from the unit: 'requests' for '% of requests'; nothing when that is longer than a few words."""
    noun = point.unit.removeprefix("% of ") if point.unit.startswith("% of ") else ""
    return noun if len(noun) <= 24 else ""


def noun(point: Point) -> str:
    """What the numerator is a number of: 'people', 'requests'; nothing where the unit does not say."""
    if point.kind is Kind.COUNT:
        return point.unit
    return "people" if point.kind is Kind.RATE and "people" in point.unit else counted(point)


def spoken(point: Point | None, against: Sequence[float | None] = ()) -> str:
    """The whole point in one line, for charts and their text: '76.9%, 412 of 536 requests, provisional'."""
    if point is None or point.value is None:
        return f"{figure(point)}: {terms(point)}"
    beside = "" if point.kind is Kind.COUNT else f", {terms(point)}"
    return figure(point, against) + beside + (", provisional" if point.status == "provisional" else "")


def uploads(point: Point) -> str:
    """The files behind a point: 'upload 41', 'uploads 40 and 41'; '' for none."""
    numbers = re.findall(r"\d+", point.uploads or "")
    return f"upload{'' if len(numbers) == 1 else 's'} {listed(numbers)}" if numbers else ""


def key_of(marks: Sequence[str]) -> str:
    """The marks used in a table, explained: '[c] hidden to protect ... [x] not available.'"""
    used = [f"{mark} {says}" for mark, says in KEY.items() if any(mark in said for said in marks)]
    return f"{'. '.join(used)}." if used else ""


def month(day: date) -> str:
    """A month in a tight table: 'Oct 2026'."""
    return f"{day:%b %Y}"


def when(point: Point) -> str:
    """A period's end in a tight table: 'Oct 2026'; a financial year by its name, '2024/25'."""
    return financial_year_of(point.period_end) if point.period_type == "financial_year" else month(point.period_end)


def length(period_type: str) -> str:
    """How long a period is, in a tight table: '12 months'."""
    return LENGTHS.get(period_type, period_type)


def day_made(return_id: str) -> str:
    """What the day is called that a file of the return was made on, in a question: for government, or published, or the council's own."""
    return "The day it was made for government" if return_id in FOR_GOVERNMENT else "The day the file was made"


def made(return_id: str) -> str:
    """The same in a receipt."""
    return "Made for government on" if return_id in FOR_GOVERNMENT else "Made on"


def how_many(count: int) -> str:
    """A small number as a word: 'one', 'two', '11'."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def plural(count: int, noun: str) -> str:
    """'one objective', 'two objectives'."""
    return f"{how_many(count)} {noun}{'' if count == 1 else 's'}"


def listed(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'; nothing for none."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def listed_or(parts: Sequence[str]) -> str:
    """'a', 'a or b', 'a, b or c'; nothing for none."""
    return " or ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def listed_with(between: str, parts: Sequence[str]) -> str:
    """The parts that say something, with `between` between them."""
    return between.join(part for part in parts if part)


def first_up(said: str) -> str:
    """The sentence with a capital first letter, the rest as it was."""
    return said[:1].upper() + said[1:]


def first_down(said: str) -> str:
    """The same inside a sentence: a small first letter, unless the word is an abbreviation."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]
