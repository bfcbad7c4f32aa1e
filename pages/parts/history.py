"""Every period of a line as a table: what the chart draws, to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from data.periods import period_words
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from pages.parts import words
from pages.parts.markup import Html
from pages.parts.tables import Column, table

STATUS = {"observed": "Complete", "provisional": "Provisional [p]", "suppressed": "Hidden [c]", "not available": "Not available [x]"}


def history(points: Sequence[Point], title: str) -> Html:
    """The points, latest first: period, counts, value and what state the figure is in."""
    share = any(point.denominator is not None for point in points)
    columns = [Column("Period", "heading"), Column("Number", "number")]
    columns += [Column("Out of", "number"), Column(_unit(points), "number")] if share else []
    rows = [_row(point, share) for point in reversed(points)]
    key = words.key_of([str(cell) for row in rows for cell in row])
    return table(title, [*columns, Column("State")], rows, note=key)


def _row(point: Point, share: bool) -> list[object]:
    counted = [_count(point, point.numerator)]
    if share:
        counted += [_count(point, point.denominator), words.figure(point) if point.value is None or not words.few(point) else "too few"]
    period = words.first_up(period_words(point.period_type, point.period_start, point.period_end))
    return [period, *counted, STATUS.get(point.status, words.first_up(point.status))]


def _count(point: Point, count: float | None) -> str:
    """A count, or the mark that says why there is none."""
    if count is not None:
        return words.number(count)
    return words.MARKS.get(point.status, "[x]") if point.status not in ("not due", "no cases") else "[x]"


def _unit(points: Sequence[Point]) -> str:
    unit = points[-1].unit
    return "Share" if points[-1].kind is Kind.PROPORTION else words.first_up(unit)
