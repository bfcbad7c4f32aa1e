"""What a file would change in the figures, or has changed, drawn as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from data.store import Store
from metrics.preview import Effect, Preview
from metrics.results import Point, results
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import figures, links, words
from pages.parts.markup import Html, el
from pages.parts.tables import Column, cell, table

SHOWN = 12


def effects_table(visitor: Visitor, effects: Sequence[Effect], after: str) -> Html:
    """The figures that change, those that change most first; `after` heads the column of what they become."""
    columns = (
        Column("Measure", "heading"),
        Column("Before" if after == "Now" else "Now", "number"),
        Column(after, "number"),
        Column("Difference"),
    )
    rows = [
        [
            cell(links.to_measure(each.title, visitor, each.measure_id), each.period_words),
            cell(words.marked(each.before), words.terms(each.before)),
            cell(words.marked(each.after), words.terms(each.after), strong=True),
            difference(each.before, each.after),
        ]
        for each in effects
    ]
    key = words.key_of([str(part) for row in rows for part in row])
    return table("Figures with and without this file", columns, rows, stacks="narrow", note=key)


def difference(before: Point | None, after: Point | None) -> str:
    """How far a figure moves, in words: 'up 1.2 points', 'down 5', 'new', 'no longer worked out'."""
    if before is None or before.value is None:
        return "new" if after is not None and after.value is not None else "none either way"
    if after is None or after.value is None:
        return "no longer worked out"
    moved = after.value - before.value
    share = (after.unit or "").startswith("%")
    said = f"{abs(moved):,.1f} points" if share else number(abs(moved), 0 if float(moved).is_integer() else 1)
    if not moved:
        return (
            "counts change, the figure does not"
            if (before.numerator, before.denominator) != (after.numerator, after.denominator)
            else "none"
        )
    return f"{'up' if moved > 0 else 'down'} {said}"


def as_they_are_now(effects: Sequence[Effect]) -> list[Effect]:
    """The same effects with the figures of the store in the place of those foretold."""
    store = figures.store()
    now = _now(store, store.version, tuple(each.after or each.before for each in effects))
    return [replace(each, after=point) for each, point in zip(effects, now, strict=True)]


@lru_cache(maxsize=4)
def _now(store: Store, version: int, foretold: tuple[Point | None, ...]) -> tuple[Point | None, ...]:
    """The same figures as they are; none of the thousands that stand beside them is remembered for a receipt."""
    home = figures.home()
    councils, found = [home.code] if home is not None else [], dict[tuple[object, ...], Point]()
    wanted = {_which(point) for point in foretold if point is not None}
    for measure_id in sorted({point.measure_id for point in foretold if point is not None}):
        for point in results(store, measures=[measure_id], councils=councils):
            if _which(point) in wanted:
                found.setdefault(_which(point), point)
    return tuple(None if point is None else found.get(_which(point)) for point in foretold)


def _which(point: Point) -> tuple[object, ...]:
    """Which figure it is, whatever its value."""
    keys = ("measure_id", "basis", "period_type", "period_start", "period_end", "group_type", "group_value")
    return tuple(getattr(point, key) for key in keys)


def months_in_words(served: Sequence[str]) -> str:
    """The months that a file would serve, in a cell: they come in order, so that many are said by the first and the last."""
    if len(served) <= 3:
        return words.listed(list(served)) or "none"
    return f"{served[0]} to {served[-1]}: {len(served)} months"


def besides(found: Preview) -> str:
    """What else there is to say: figures that stay, earlier ones that change too, measures that could not be worked out."""
    said = [f"The latest figures of {words.plural(found.unchanged, 'measure')} stay as they are."] if found.unchanged else []
    earlier = (
        f"{words.first_up(words.plural(found.earlier, 'figure'))} of earlier periods {'changes' if found.earlier == 1 else 'change'} too."
    )
    said += [earlier] if found.earlier else []
    failed = ", ".join(measure for measure, _ in found.failures)
    said += [f"Not worked out: {failed}. Tell whoever runs the dashboard."] if failed else []
    return " ".join(said)


def said_when_nothing_changes() -> Html:
    """In the place of the table."""
    return el(
        "p", "No figure of today would change. The rows are kept all the same, for what comes later and for the pages that read them."
    )
