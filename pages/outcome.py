"""One outcome of the plan: its words, the measures that would show it, and what none of them shows."""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Outcome
from pages.access import Visitor
from pages.parts import beside, cells, figures, gaps, header, links, standings, words
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing
from pages.parts.tables import Column, cell, table
from pages.parts.tags import attention

COLUMNS = (
    Column("Verdict", "verdict", width=11),
    Column("Measure", "heading", width=30),
    Column("Latest", width=17),
    Column("Same period last year", short="A year ago", width=17),
    Column("Two years", width=12),
    Column("Data to", width=10),
)


def show(visitor: Visitor, number: int) -> None:
    """The page of the outcome with this number."""
    plan = figures.plan()
    outcome = next((each for each in plan.outcomes if each.number == number), None) if plan is not None else None
    if plan is None or outcome is None:
        header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), "Outcome"))
        header.title("There is no such outcome", "The plan that this council follows has no outcome with this number.")
        return
    header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), f"Outcome {number}"))
    header.title(outcome.title, f"Outcome {number} of {len(plan.outcomes)}. In the plan: “{outcome.wording}”.")
    evidence = [_standing(visitor, measure) for measure in outcome.evidence]
    shown = sorted(evidence, key=lambda standing: (standing.latest is None, attention(standing.word)))
    key = "No target: the plan sets no number for the measure. [x] not available. [c] hidden to protect people's privacy."
    write(
        el("h2", _finding(evidence)),
        table(f"Measures of {outcome.title}", COLUMNS, [_row(visitor, standing) for standing in shown], stacks="wide", note=key),
    )
    write(el("section", el("h2", "What is not measured"), el("p", outcome.gap), *_missing(evidence), class_="why"), _notes(outcome))


def _standing(visitor: Visitor, measure_id: str) -> Standing:
    """As promised by an objective of the plan, where one promises it; else as a measure to watch."""
    plan = figures.plan()
    promised = [each for objective in plan.objectives for each in objective.commitments if each.measure == measure_id] if plan else []
    return standings.standing(visitor.audience, promised[0]) if promised else standings.evidence(visitor.audience, measure_id)


def _finding(evidence: Sequence[Standing]) -> str:
    """'Of 8 measures, 6 have a figure and 2 have none': the gaps are counted in the heading."""
    known = sum(standing.latest is not None for standing in evidence)
    none = len(evidence) - known
    said = f"Of {words.plural(len(evidence), 'measure')}, {words.how_many(known)} {_have(known)} a figure"
    if not known:
        said = f"None of {words.plural(len(evidence), 'measure')} has a figure"
    elif none:
        said += f" and {words.how_many(none)} {_have(none)} none"
    moved = [
        (sum(s.verdict.change is not None and s.verdict.change.direction == way for s in evidence), way)
        for way in ("Worsening", "Improving")
    ]
    told = [f"{words.how_many(count)} {way.lower()}" for count, way in moved if count]
    return f"{said}; {words.listed(told)}" if told else said


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _row(visitor: Visitor, standing: Standing) -> list[Html]:
    name = beside.named(visitor, standing)
    source = standing.measure.source if standing.measure is not None else ""
    return [
        cells.verdict(standing),
        cell(name, source),
        cells.latest(standing),
        cells.change(standing),
        cells.two_years(standing),
        cells.data_to(standing),
    ]


def _missing(evidence: Sequence[Standing]) -> list[Html]:
    """Which measures have no figure, and what would bring them."""
    gone = [standing for standing in evidence if standing.newest is None]
    if not gone:
        return []
    items = (el("li", join((el("strong", standing.commitment.title), ". ", gaps.no_figures(standing.measure)))) for standing in gone)
    return [el("p", "Measures that would show more, and what they wait for:"), el("ul", *items)]


def _notes(outcome: Outcome) -> Html:
    if not outcome.notes:
        return Html("")
    return el("section", el("h2", "Notes on reading it"), el("ul", *(el("li", note) for note in outcome.notes)))
