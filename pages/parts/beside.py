"""What to read beside a headline: measures that should not get worse, measures that explain it, and the objective's other promises."""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Objective
from metrics.results import Point
from pages.access import Visitor
from pages.parts import cells, figures, gaps, links, standings, words
from pages.parts.markup import Html, el, join
from pages.parts.standings import Standing
from pages.parts.tables import Column, cell, table


def good_news(visitor: Visitor, objective: Objective) -> Html:
    """The balancing measures: a better headline must not hide that something else got worse."""
    if not objective.balancing:
        return Html("")
    says = "What should not get worse while this gets better."
    return el(
        "section", el("h2", "Is it good news?"), el("p", says, class_="small"), compared(visitor, objective.balancing, "Balancing measures")
    )


def read_beside(visitor: Visitor, objective: Objective) -> Html:
    """The supporting measures."""
    if not objective.supporting:
        return Html("")
    return el("section", el("h2", "Read it beside"), compared(visitor, objective.supporting, "Supporting measures"))


def compared(visitor: Visitor, measures: Sequence[str], caption: str) -> Html:
    """Each measure now and a year before, with what may be said of the difference."""
    rows = [_row(visitor, standings.evidence(visitor.audience, measure)) for measure in measures]
    key = words.key_of([str(cell) for row in rows for cell in row])
    return table(caption, (Column("Measure", "heading"), Column("Latest", "number"), Column("Year before", "number")), rows, note=key)


def other_promises(visitor: Visitor, objective: Objective) -> Html:
    """The commitments of an objective that are not its headline."""
    others = [each for each in objective.commitments if not each.headline]
    if not others:
        return Html("")
    stand = [standings.standing(visitor.audience, each) for each in others]
    rows = [[cells.verdict(standing), named(visitor, standing), cells.latest(standing)] for standing in stand]
    columns = (Column("Verdict", "verdict"), Column("Promise", "heading"), Column("Latest"))
    return el("section", el("h2", "Also promised"), table("Other promises of this objective", columns, rows, stacks="narrow"))


def named(visitor: Visitor, standing: Standing) -> Html:
    """The name of what is measured, a link to its story where there is one."""
    title = standing.commitment.title
    return links.to_measure(title, visitor, standing.commitment.measure) if standing.measure is not None else el("span", title)


def _row(visitor: Visitor, standing: Standing) -> list[object]:
    name = named(visitor, standing)
    point, change = standing.newest, standing.verdict.change
    if point is not None and standing.measure is not None and standing.measure.shares:
        return [cell(name, _shared_out(visitor, standing, point)), "[z]", "[z]"]
    if point is None:
        return [cell(name, gaps.no_figures(standing.measure)), "[x]", "[x]"]
    when = f"{words.month(point.period_end)}, {words.length(point.period_type)}"
    said = ""
    if change is not None and change.direction:
        said = join((". ", el("strong", change.direction) if change.direction in ("Improving", "Worsening") else change.direction))
    before = change.before if change is not None else None
    small = words.counts(point) if point.denominator is not None and not words.few(point) else ""
    ago = words.counts(before) if before is not None and before.denominator is not None and not words.few(before) else ""
    return [cell(name, join((when, said))), cell(words.marked(point), small), cell(words.figure(before), ago)]


def _shared_out(visitor: Visitor, standing: Standing, point: Point) -> str:
    """A measure that shares out the whole has no one figure: its parts stand in its place."""
    assert standing.measure is not None
    split = standing.measure.shares[0]
    named = standing.measure.always.get(split, ())
    parts = [part for part in figures.breakdowns(visitor.audience, point).get(split, []) if not named or part.group_value in named]
    told = words.listed([f"{part.group_value} {words.figure(part)}" for part in parts])
    return f"{words.month(point.period_end)}, {words.length(point.period_type)}: {told}."
