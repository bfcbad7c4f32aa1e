"""Our own figure beside the one that was published of it later: how far apart they are, and what in the data explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.periods import day_words, financial_year_of
from data.store import Store
from metrics import reconciliation, story
from metrics.results import ALL, Audience, Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.words import decimals, moved, number

OURS, THEIRS = "CLD as-DHSC", "CLD published"
PUBLISHED_BY = {"2024/25": "M1"}  # the method behind each year's national tables, as far as it is known (reference of the method, D1)
HALF_A_YEAR = 183  # days: after so long at least one more submission has gone to government
COMES_OUT_IN = 12  # December: when tables come out, for a file of them whose own day nobody stated
NOT_EXPLAINED = "Not explained: nothing in the data held here says why they differ."


@dataclass(frozen=True)
class Beside:
    """Two figures of one council, measure and period. `apart` says by how much; `reasons` is empty where they agree."""

    ours: Point
    published: Point
    apart: str
    reasons: tuple[str, ...]
    agree: bool = False
    """Whether as many were counted, of as many; where counts are not known or not exact, whether the printed values are alike."""
    people_compared: int = 0
    """How many people a record-level file from government names for this measure and period; 0 where none is loaded."""


def pairs(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Our own whole figure and the published one, for every period of which both are there, newest first."""
    whole = [point for point in points if (point.group_type, point.group_value) == ALL]
    own = {(point.period_type, point.period_end): point for point in whole if point.basis == OURS and point.value is not None}
    found = [
        (own[point.period_type, point.period_end], point)
        for point in whole
        if point.basis == THEIRS and point.value is not None and (point.period_type, point.period_end) in own
    ]
    return sorted(found, key=lambda pair: pair[1].period_end, reverse=True)


def beside(store: Store, ours: Point, published: Point, audience: Audience = "exact") -> Beside:
    """The two with what explains their difference: only reasons that apply to them, worked out from what is held."""
    counts_known = audience == "exact" and None not in (ours.numerator, published.numerator)
    by = moved(_value(ours) - _value(published), ours.kind, decimals(ours))
    alike = (ours.numerator, ours.denominator) == (published.numerator, published.denominator) if counts_known else by == "unchanged"
    compared = _people_compared(store, ours) if audience == "exact" else 0
    reasons = (
        _older_or_newer(store, ours, published),
        _method(ours, published),
        _provisional(ours),
        _rejected(store, ours, audience),
        _population(ours, published),
        _people(compared),
        _rounded(ours) if audience == "public" else "",
    )
    said = () if alike else tuple(filter(None, reasons)) or (NOT_EXPLAINED,)
    apart = f"{by}: {_people_apart(ours, published)}" if counts_known else by
    return Beside(ours, published, apart, said, alike, compared)


def _people_apart(ours: Point, published: Point) -> str:
    """'4 more counted, 12 fewer looked at', from the published figure to ours."""
    said = [_more((ours.numerator or 0) - (published.numerator or 0), "counted")]
    if ours.denominator is not None and published.denominator is not None:
        what = "people in the population" if ours.kind is Kind.RATE else "looked at"
        said.append(_more(ours.denominator - published.denominator, what))
    return ", ".join(said)


def _more(difference: float, what: str) -> str:
    if difference == 0:
        return f"as many {what}"
    return f"{number(abs(difference))} {'more' if difference > 0 else 'fewer'} {what}"


def _older_or_newer(store: Store, ours: Point, published: Point) -> str:
    newest = max((made for made, _ in _days(store, ours)), default=None)
    if newest is None:
        return ""
    stated = [made for made, is_stated in _days(store, published) if is_stated]
    table = max(stated, default=date(published.period_end.year, COMES_OUT_IN, 31))
    told = day_words(table) if stated else f"published in December {table.year}, as they usually are"
    if newest > table:
        return (
            f"Our newest file was made on {day_words(newest)}, after the national tables ({told}): "
            "what was put right in between is in our figure alone."
        )
    if (table - newest).days > HALF_A_YEAR:
        return (
            f"Our newest file behind this figure was made on {day_words(newest)}, more than half a year before the national tables "
            f"({told}): a later submission may be behind theirs."
        )
    return ""


def _days(store: Store, point: Point) -> list[tuple[date, bool]]:
    """The day that each file behind a figure was made on, and whether anybody stated it: else it is the day it was loaded."""
    held = [(file.submitted_at, file.loaded_at) for file in story.files(store, point) if not file.withdrawn]
    return [(made.date(), loaded is None or made.date() != loaded.date()) for made, loaded in held if made is not None]


def _method(ours: Point, published: Point) -> str:
    theirs = PUBLISHED_BY.get(financial_year_of(published.period_end), "")
    if not theirs or not ours.method_version or theirs == ours.method_version:
        return ""
    year = financial_year_of(published.period_end)
    return (
        f"Ours is worked out by method {ours.method_version}, the national table of {year} by {theirs}: they count by slightly other rules."
    )


def _provisional(ours: Point) -> str:
    return f"Our figure is provisional. {ours.note or ''}".strip() if ours.status == "provisional" else ""


def _rejected(store: Store, ours: Point, audience: Audience) -> str:
    rejected = story.rows_of(store, ours, audience).rejected
    if rejected is None:
        return "A few rows of our files could not be kept: if government kept them, they count there alone."
    return f"{number(rejected)} rows of our files could not be kept: if government kept them, they count there alone." if rejected else ""


def _population(ours: Point, published: Point) -> str:
    if ours.kind is not Kind.RATE or ours.denominator is None or published.denominator in (None, ours.denominator):
        return ""
    return f"The rates are of other populations: {number(ours.denominator)} here, {number(published.denominator or 0)} in the table."


def _people_compared(store: Store, ours: Point) -> int:
    found = (each for each in reconciliation.comparable(store) if (each.measure_id, each.period_end) == (ours.measure_id, ours.period_end))
    return next((each.people for each in found), 0)


def _people(compared: int) -> str:
    if not compared:
        return ""
    return f"Government’s own list names {number(compared)} people for this measure and year: it can be compared person by person."


def _rounded(ours: Point) -> str:
    return "For the public, our counts are rounded to the nearest 5" + (
        ", and the rate is worked out from them." if ours.kind is Kind.RATE else "."
    )


def _value(point: Point) -> float:
    assert point.value is not None, "pairs are of figures that are known"
    return point.value
