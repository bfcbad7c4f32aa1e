"""Levels, objectives and outcomes of a framework in one table, each outcome with the measure that would tell, or a hatched gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.framework import Framework, Level, Objective, Outcome
from pages.access import Visitor
from pages.framework_measured import leads_somewhere, most_urgent
from pages.parts import links
from pages.parts.markup import Html, el, fold, join
from pages.parts.tables import Column, cell, table

WHOM = ("residents", "services")
SHORT = 350  # letters of a document that stand open in a cell; longer ones open at a press


def grid(visitor: Visitor, plan: Framework) -> Html:
    """By level where the framework sorts by level, most intensive first; else objectives and outcomes one after another."""
    if any(each.level for each in plan.objectives):
        return _by_level(visitor, plan)
    return join((_objectives(visitor, plan), _outcomes(visitor, plan)))


def _by_level(visitor: Visitor, plan: Framework) -> Html:
    told = [whom for whom in WHOM if any(outcome.whom == whom for outcome in plan.outcomes)]
    columns = [Column("Level", "heading", width=20), Column("Objectives", width=30)]
    columns += [Column(f"Outcomes for {whom}", width=25) for whom in told] or [Column("Outcomes", width=50)]
    places: list[Level | None] = [*sorted(plan.levels, key=lambda level: -level.rank)]
    if any(not level for level in (*(each.level for each in plan.objectives), *(each.level for each in plan.outcomes))):
        places.append(None)
    rows = [_level_row(visitor, plan, level, told) for level in places]
    return el(
        "section", el("h2", "Objectives and outcomes by level"), table("Objectives and outcomes by level", columns, rows, stacks="wide")
    )


def _level_row(visitor: Visitor, plan: Framework, level: Level | None, told: Sequence[str]) -> list[Html]:
    of = "" if level is None else level.id
    outcomes = [outcome for outcome in plan.outcomes if outcome.level == of]
    # what is told of nobody in particular stands in the first column
    groups = [[each for each in outcomes if each.whom == whom or (not each.whom and whom == told[0])] for whom in told] or [outcomes]
    return [
        cell("Across all levels" if level is None else level.title, "" if level is None else level.offer or level.defined, strong=True),
        _stack(_objective(visitor, each) for each in plan.objectives if each.level == of),
        *(_stack(_outcome(visitor, each) for each in group) for group in groups),
    ]


def _objectives(visitor: Visitor, plan: Framework) -> Html:
    columns = (Column("Objective", "heading", width=40), Column("In the document's words", width=35), Column("What measures it", width=25))
    rows = [
        [
            _to_objective(f"{each.number}. {each.title}", visitor, each.number),
            f"“{each.wording}”",
            most_urgent(visitor, _promised(each), each.gap),
        ]
        for each in plan.objectives
    ]
    return el("section", el("h2", "Objectives"), table("Objectives", columns, rows, stacks="narrow"))


def _outcomes(visitor: Visitor, plan: Framework) -> Html:
    if not plan.outcomes:
        return Html("")
    columns = (Column("Outcome", "heading", width=40), Column("In the document's words", width=35), Column("What would show it", width=25))
    rows = [
        [_to_outcome(each.title, visitor, each.number), f"“{each.wording}”", most_urgent(visitor, each.evidence, each.gap)]
        for each in plan.outcomes
    ]
    return el("section", el("h2", "Outcomes"), table("Outcomes", columns, rows, stacks="narrow"))


def _objective(visitor: Visitor, objective: Objective) -> Html:
    name = _to_objective(f"{objective.number}. {objective.title}", visitor, objective.number)
    return el("div", name, _wording(objective), most_urgent(visitor, _promised(objective), objective.gap))


def _outcome(visitor: Visitor, outcome: Outcome) -> Html:
    name = _to_outcome(outcome.title, visitor, outcome.number)
    return el("div", name, _wording(outcome), most_urgent(visitor, outcome.evidence, outcome.gap))


def _wording(promise: Objective | Outcome) -> Html:
    """The document's words below a name of ours; nothing where the name is those words."""
    if promise.wording == promise.title:
        return Html("")
    quoted = el("p", f"“{promise.wording}”")
    return quoted if len(promise.wording) <= SHORT else fold(f"{promise.title}, in full", quoted)


def _promised(objective: Objective) -> list[str]:
    """The measures it commits to something about, once each."""
    return list(dict.fromkeys(commitment.measure for commitment in objective.commitments))


def _to_objective(says: str, visitor: Visitor, number: int) -> Html:
    return links.to_objective(says, visitor, number) if leads_somewhere(visitor) else el("span", says)


def _to_outcome(says: str, visitor: Visitor, number: int) -> Html:
    return links.to_outcome(says, visitor, number) if leads_somewhere(visitor) else el("span", says)


def _stack(parts: Iterable[Html]) -> Html:
    """The parts one below the other; a place where there is none says so."""
    stacked = tuple(parts)
    return el("div", *stacked, class_="stack") if stacked else el("span", "The document offers nothing here", class_="hole")
