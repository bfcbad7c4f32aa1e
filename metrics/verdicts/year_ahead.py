"""The rest of a financial year carried on as its months so far: what the year would end at, and what the rest must bring for the goal."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from metrics.results import Point
from metrics.statistics.comparison import Standing
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly, rounded
from metrics.verdicts.exact import per_of
from metrics.verdicts.goals import Goal, first_where
from metrics.verdicts.words import number, said, worked_out
from metrics.verdicts.year_so_far import YearSoFar

ARITHMETIC = "This is arithmetic, not a forecast."
SPANS = {"month": 12, "quarter": 4}


@dataclass(frozen=True)
class Ahead:
    """What the promised figure would be at the year's end, how many people it rests on, and the two sentences about it."""

    value: Decimal
    cases: Decimal
    whole: Decimal | None
    expected: str
    needed: str


def sum_ahead(so_far: YearSoFar, goal: Goal | None, like: Point) -> Ahead:
    """For a count, or a rate of a fixed population: the total at the average so far. `like` is a figure of the promise, whose span counts.

    A promise about a month is about the average month of the year.
    """
    many, left = len(so_far.parts), so_far.left
    per = exactly(per_of(like)) / exactly(like.denominator) if like.kind is Kind.RATE and like.denominator else Decimal(1)

    def as_promised(total: Decimal) -> Decimal:
        return total * per / SPANS.get(like.period_type, 1)

    total = so_far.counted * (many + left) / many
    average = said(float(so_far.counted / many), Kind.COUNT)
    expected = (
        f"{number(float(so_far.counted))} {_what(like, so_far.counted)} in {_months(so_far)}, {average} a {so_far.noun}. "
        f"Carried on at that average, {so_far.year} would end at {_told(as_promised(total), like, goal)}. {ARITHMETIC}"
    )
    needed = "" if goal is None else _sum_needed(so_far, goal, like, as_promised)
    return Ahead(as_promised(total), total, None, expected, needed)


def share_ahead(so_far: YearSoFar, goal: Goal | None, like: Point) -> Ahead:
    """For a share: the year ends where it stands if the rest is like it; the rest is taken to bring as many people a month."""
    value = 100 * so_far.counted / so_far.whole
    rest = int(rounded(float(so_far.whole) / len(so_far.parts) * so_far.left, 0))
    of = f"{number(float(so_far.counted))} of {number(float(so_far.whole))}"
    expected = (
        f"In {_months(so_far)}: {_told(value, like, goal, f' ({of})')}. If the rest of the year is like that, it ends there. {ARITHMETIC}"
    )
    needed = "" if goal is None else _share_needed(so_far, goal, rest)
    return Ahead(value, so_far.counted + rest * so_far.counted / so_far.whole, so_far.whole + rest, expected, needed)


def _sum_needed(so_far: YearSoFar, goal: Goal, like: Point, as_promised: Callable[[Decimal], Decimal]) -> str:
    """How many more the rest of the year may or must bring."""
    counted = int(so_far.counted)
    enough = 2 + math.ceil(exactly(goal.edge) / as_promised(Decimal(1)))
    rest = f"in the {_left(so_far)} still to be counted"

    def is_met(total: int) -> bool:
        return goal.stand(as_promised(Decimal(total))) is Standing.MET

    if goal.low is not None:
        total = first_where(is_met, 0, enough) or 0
        if total <= counted:
            return f"Already reached: whatever the rest of the year brings, {so_far.year} ends on track."
        more = total - counted
        return f"To end on track: at least {number(more)} more {_what(like, more)} {rest}, {_a_month(more, so_far)}."
    over = first_where(lambda total: not is_met(total), 0, enough)
    spare = (enough if over is None else over) - 1 - counted
    if spare < 0:
        least = as_promised(so_far.counted)
        return f"It cannot end on track any more: with none {rest}, {so_far.year} would end at {_told(least, like, goal)}."
    if spare == 0:
        return f"To end on track there may be none {rest}."
    return f"To end on track: at most {number(spare)} more {_what(like, spare)} {rest}, {_a_month(spare, so_far)}."


def _share_needed(so_far: YearSoFar, goal: Goal, rest: int) -> str:
    """How many of those still to come must be in the numerator, or may be."""
    counted, everybody = int(so_far.counted), int(so_far.whole) + rest
    of = f"of the {number(rest)} to be expected in the {_left(so_far)} still to be counted, at as many a {so_far.noun} as so far"

    def is_met(total: int) -> bool:
        return goal.stand(Decimal(100 * total) / everybody) is Standing.MET

    if goal.low is not None:
        total = first_where(is_met, 0, everybody)
        more = rest + 1 if total is None else total - counted
        if more <= 0:
            return f"Already reached: {so_far.year} ends on track with none {of}."
        if more > rest:
            return f"It cannot end on track any more: with all {of}, {so_far.year} would end at {_share(counted + rest, everybody, goal)}."
        return f"To end on track: at least {number(more)} ({_share(more, rest)}) {of}."
    over = first_where(lambda total: not is_met(total), 0, everybody)
    spare = (everybody if over is None else over - 1) - counted
    if spare < 0:
        return f"It cannot end on track any more: with none {of}, {so_far.year} would end at {_share(counted, everybody, goal)}."
    if spare >= rest:
        return f"It ends on track whatever comes: even with all {of}."
    return f"To end on track: at most {number(spare)} ({_share(spare, rest)}) {of}."


def _told(value: Decimal, like: Point, goal: Goal | None, counts: str = "") -> str:
    """'76, 10 above the limit', '75.9% (1,974 of 2,601), inside the range'; of a promise about a month 'an average of 6.3 a month'."""
    edges = () if goal is None else goal.edges
    words = worked_out(float(value), like.kind, edges)
    if like.kind is not Kind.PROPORTION and like.period_type in SPANS:
        words = f"{number(float(value) * SPANS[like.period_type])}, an average of {said(float(value), Kind.COUNT)} a {like.period_type}"
    return f"{words}{counts}" + ("" if goal is None else f", {goal.distance(float(value))}")


def _share(part: int, whole: int, goal: Goal | None = None) -> str:
    edges = () if goal is None else goal.edges
    return worked_out(100 * part / whole, Kind.PROPORTION, edges)


def _what(like: Point, count: Decimal | int) -> str:
    """What is counted, by the measure's unit: 'people', 'discharges', one of them 'person', 'discharge'."""
    unit = like.unit if like.kind is Kind.COUNT else "people"
    return unit if count != 1 else "person" if unit == "people" else unit.removesuffix("s")


def _months(so_far: YearSoFar) -> str:
    """'the first 6 months of 2026/27'; '5 months of 2026/27' where one between has no final figure."""
    if so_far.is_the_start and len(so_far.parts) == 1:
        return f"the first {so_far.noun} of {so_far.year}"
    return f"{'the first ' if so_far.is_the_start else ''}{many(len(so_far.parts), so_far.noun)} of {so_far.year}"


def _left(so_far: YearSoFar) -> str:
    return so_far.noun if so_far.left == 1 else many(so_far.left, so_far.noun)


def _a_month(people: int, so_far: YearSoFar) -> str:
    """'4.5 a month where it was 6.3 so far'."""
    then, now = (said(float(each), Kind.COUNT) for each in (Decimal(people) / so_far.left, so_far.counted / len(so_far.parts)))
    return f"{then} a {so_far.noun}; so far it was {now}"


def many(count: int, noun: str = "month") -> str:
    """'1 month', '5 months'."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
