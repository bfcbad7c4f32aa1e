"""What the data behind a figure lack: the faults that bend it, and which other objectives rest on the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from data.framework import Framework, Objective
from data.quality.problems import Found, look
from data.store import Store
from metrics.catalogue import catalogue
from pages.access import Visitor, may_open
from pages.parts import figures, links, words
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table

WORTH_SAYING = 0.01  # of the records: on the overview, less than this decides nothing
FEW = 5  # for the public, as few faults as this are not told of
BLUNT = 500  # for the public, a whole per cent of fewer records than this would give their number away


def behind(visitor: Visitor, plan: Framework, objective: Objective) -> Html:
    """The section of an objective's page: each fault that bends a figure on it, the headline's first, by how much, and who else has it."""
    headline = objective.headline.measure
    found = [each for each in _found(visitor) if _rests_on(objective, each)]
    found.sort(key=lambda each: headline not in each.problem.distorts)
    heading = el("h2", "What the data behind it lack")
    if not found:
        return el("section", heading, el("p", _none(visitor)))
    spared = "" if headline in found[0].problem.distorts else el("p", "No fault that is looked for bends the headline itself.")
    rows = [
        [
            cell(each.problem.title, join((_bends(objective, each), " ", _also(visitor, plan, objective, each)))),
            _share(visitor, each),
            each.problem.how,
        ]
        for each in found
    ]
    columns = (Column("Fault", "heading", width=44), Column("Records", "number", width=16), Column("What it does to the figures"))
    more = el("p", links.link("Every fault, and what mends it", visitor, "data-quality"), class_="small") if _may(visitor) else ""
    return el(
        "section", heading, spared, table("Faults of the data that bend the figures on this page", columns, rows, stacks="narrow"), more
    )


def how_many(visitor: Visitor, measure: str) -> int:
    """How many kinds of fault bend a measure, as far as the visitor may know."""
    return sum(measure in each.problem.distorts for each in _found(visitor))


def shared(visitor: Visitor, plan: Framework) -> list[Html]:
    """A sentence for each fault that two or more objectives rest on, the worst first: 'Objectives 4 and 6 rest on the same data fault'."""
    said = []
    for each in _found(visitor):
        rest = [objective for objective in plan.objectives if _rests_on(objective, each)]
        if len(rest) > 1 and each.faults >= WORTH_SAYING * each.rows:
            share = _share(visitor, each)
            told = f" ({_per_cent(each)})" if share != "some" else ""
            names = _names(visitor, rest)
            what = words.first_down(each.problem.title)
            said.append(join((names, f" rest on the same data fault: {what}{told}.")))
    return said


def _bends(objective: Objective, found: Found) -> str:
    """Which figures of the page it bends: 'Bends the headline.', 'Bends “Requests from new people”, beside the headline.'"""
    headline = objective.headline.measure
    titles = {**{each.measure: each.title for each in objective.commitments}, **_titles((*objective.supporting, *objective.balancing))}
    others = [f"“{title}”" for measure, title in titles.items() if measure in found.problem.distorts and measure != headline]
    if headline not in found.problem.distorts:
        return f"Bends {words.listed(others)}, beside the headline."
    return "Bends the headline." if not others else f"Bends the headline, and {words.listed(others)} beside it."


def _titles(measures: Sequence[str]) -> dict[str, str]:
    return {each: catalogue()[each].title for each in measures if each in catalogue()}


def _also(visitor: Visitor, plan: Framework, objective: Objective, found: Found) -> Html | str:
    others = [each for each in plan.objectives if each.number != objective.number and _rests_on(each, found)]
    if not others:
        return ""
    return join((_names(visitor, others), f" {'rests' if len(others) == 1 else 'rest'} on the same fault."))


def _names(visitor: Visitor, objectives: Sequence[Objective]) -> Html:
    """'Objective 5', 'Objectives 4 and 6', each number a link."""
    if len(objectives) == 1:
        number = objectives[0].number
        return links.to_objective(f"Objective {number}", visitor, number)
    named = [links.to_objective(each.number, visitor, each.number) for each in objectives]
    return join(("Objectives ", join(named[:-1], ", "), " and ", named[-1]))


def _rests_on(objective: Objective, found: Found) -> bool:
    """Whether the fault bends something that the objective's page shows: what it promises and what is read beside it."""
    named = {*(each.measure for each in objective.commitments), *objective.supporting, *objective.balancing}
    return not named.isdisjoint(found.problem.distorts)


def _share(visitor: Visitor, found: Found) -> Html | str:
    """How many of how many; for the public a whole per cent, where that gives no number away."""
    if visitor.audience == "exact":
        return cell(_per_cent(found), f"{words.number(found.faults)} of {words.number(found.rows)}")
    return _per_cent(found) if found.rows >= BLUNT else "some"


def _per_cent(found: Found) -> str:
    share = 100 * found.faults / found.rows
    return "under 1%" if share < 1 else f"{words.number(share)}%"


def _none(visitor: Visitor) -> Html:
    few = "" if visitor.audience == "exact" else f" in {FEW} records or more"
    says = f"None of the faults that are looked for bends a figure on this page{few}. What nobody looks for may still be there"
    return join((says, ": ", links.link("what is looked for", visitor, "data-quality"), ".") if _may(visitor) else (says, "."))


def _may(visitor: Visitor) -> bool:
    return may_open(visitor.role, "data_quality")


def _found(visitor: Visitor) -> tuple[Found, ...]:
    """The faults there are, the largest share first. The public is not told of very few."""
    council = figures.home()
    if council is None:
        return ()
    least = 1 if visitor.audience == "exact" else FEW
    opened = figures.store()
    return tuple(each for each in _look(opened, opened.version, council.code) if each.faults >= least)


@lru_cache(maxsize=4)
def _look(opened: Store, version: int, council: str) -> tuple[Found, ...]:
    return look(opened, council)
