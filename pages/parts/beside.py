"""What to read beside a headline: measures that should not get worse, measures that explain it, and the objective's other promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.framework import Objective
from data.population import residents
from metrics.results import Point
from pages.access import Visitor
from pages.parts import cells, figures, gaps, links, standings, words
from pages.parts.markup import Html, el, join
from pages.parts.standings import Standing
from pages.parts.tables import Column, cell, table

WHOLE = 100.0  # per cent: what a measure comes to that shares out everybody
COMPARED = (Column("Measure", "heading", width=50), Column("Latest", "number", width=25), Column("Year before", "number", width=25))


def good_news(visitor: Visitor, objective: Objective, until: date | None = None) -> Html:
    """The balancing measures and the residents they happen among: a better headline must not hide that something else got worse."""
    if not objective.balancing and not objective.residents:
        return Html("")
    says = "What should not get worse while this gets better, and how many people it is about."
    rows = [_row(visitor, standings.evidence(visitor.audience, measure, until)) for measure in objective.balancing]
    drawn = _compared([*rows, *_residents(objective.residents, until)], "Balancing measures")
    return el("section", el("h2", "Is it good news?"), el("p", says, class_="small"), drawn)


def read_beside(visitor: Visitor, objective: Objective, until: date | None = None) -> Html:
    """The supporting measures."""
    if not objective.supporting:
        return Html("")
    rows = [_row(visitor, standings.evidence(visitor.audience, measure, until)) for measure in objective.supporting]
    return el("section", el("h2", "Read it beside"), _compared(rows, "Supporting measures"))


def _compared(rows: Sequence[Sequence[object]], caption: str) -> Html:
    """Each measure now and a year before, with what may be said of the difference."""
    key = words.key_of([str(cell) for row in rows for cell in row])
    return table(caption, COMPARED, rows, note=key)


def _residents(age_band: str, until: date | None) -> list[list[object]]:
    """The people of that age who live here: published numbers, so they are the same for every reader."""
    if not age_band:
        return []
    name = f"People aged {age_band.replace('and above', 'and over')} who live in {figures.council_name()}"
    held = [each for each in residents(figures.store(), age_band) if until is None or each.mid_year <= until.year]
    if not held:
        return [[cell(el("span", name), "No population file has been loaded"), "[x]", "[x]"]]
    now = held[-1]
    before = next((each for each in held if each.mid_year == now.mid_year - 1), None)
    ago = "[x]" if before is None else words.number(before.people)
    return [[cell(el("span", name), f"Middle of {now.mid_year}, {now.source or 'published estimate'}"), words.number(now.people), ago]]


def other_promises(visitor: Visitor, objective: Objective, until: date | None = None) -> Html:
    """The commitments of an objective that are not its headline."""
    others = [each for each in objective.commitments if not each.headline]
    if not others:
        return Html("")
    stand = [standings.standing(visitor.audience, each, until) for each in others]
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
    if point is not None and standing.measure is not None and standing.measure.shares and point.value == WHOLE:
        return [cell(name, _shared_out(visitor, standing, point)), "[z]", "[z]"]
    if point is None:
        return [cell(name, gaps.no_figures(standing.measure)), "[x]", "[x]"]
    when = f"{words.when(point)}, {words.length(point.period_type)}"
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
    return f"{words.when(point)}, {words.length(point.period_type)}: {told}."
