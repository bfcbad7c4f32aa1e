"""Every period of a line as a table: what the chart draws, to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from data.periods import period_words
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.words import decimals
from pages.parts import words
from pages.parts.markup import Html
from pages.parts.tables import Column, table

STATUS = {"observed": "Complete", "provisional": "Provisional [p]", "suppressed": "Hidden [c]", "not available": "Not available [x]"}


def history(points: Sequence[Point], title: str) -> Html:
    """The points, latest first: period, what was counted as far as that is known of any, value, margin and what state the figure is in."""
    columns = [Column("Period", "heading"), *(Column(_named(part, points), "number") for part in _parts(points)), Column("State")]
    rows = [_row(point, _parts(points)) for point in reversed(points)]
    key = words.key_of([str(cell) for row in rows for cell in row])
    return table(title, columns, rows, note=key)


def _parts(points: Sequence[Point]) -> list[str]:
    """What is shown of each: a number of people has nothing but itself, a survey no numerator, and of some only the value is published."""
    kinds = {point.kind for point in points}
    if kinds == {Kind.COUNT} and all(point.denominator is None for point in points):
        return ["numerator"]
    known = [part for part in ("numerator", "denominator", "margin") if any(getattr(point, part) is not None for point in points)]
    return [*known[: known.index("margin")], "value", "margin"] if "margin" in known else [*known, "value"]


def _named(part: str, points: Sequence[Point]) -> str:
    asked = any(point.margin is not None for point in points)
    return {"numerator": "Number", "denominator": "Answered" if asked else "Out of", "margin": "Plus or minus"}.get(part) or _unit(points)


def _row(point: Point, parts: Sequence[str]) -> list[object]:
    period = words.first_up(period_words(point.period_type, point.period_start, point.period_end))
    return [period, *(_cell(point, part) for part in parts), STATUS.get(point.status, words.first_up(point.status))]


def _cell(point: Point, part: str) -> str:
    if part == "value":
        return words.figure(point) if point.value is None or not words.few(point) else "too few"
    if part == "margin" and point.margin is not None:
        return words.number(point.margin, decimals(point))
    return _count(point, getattr(point, part))


def _count(point: Point, count: float | None) -> str:
    """A count, or the mark that says why there is none."""
    if count is not None:
        return words.number(count)
    return words.MARKS.get(point.status, "[x]") if point.status not in ("not due", "no cases") else "[x]"


def _unit(points: Sequence[Point]) -> str:
    unit = points[-1].unit
    return "Share" if points[-1].kind is Kind.PROPORTION else words.first_up(unit)
