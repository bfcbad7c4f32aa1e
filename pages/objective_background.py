"""Under the evidence of an objective: who it is about, what the lead says, whether it may be quoted, what the plan says."""

from __future__ import annotations

from datetime import date

from data.framework import Objective
from pages.access import Visitor
from pages.objective_breakdown import breakdown
from pages.objective_quote import can_i_quote
from pages.parts import beside, links, plan_words, shared_faults, standings
from pages.parts.markup import Html, el, join
from pages.parts.standings import Standing


def background(visitor: Visitor, number: int, until: date | None, by: str, editions: tuple[int, int] = (0, 0)) -> Html:
    """The sections side by side where there is room, in the order in which they are asked for; `by` is how the figure is split.

    `editions` moves when one is approved (`approval.stamp`), which moves nothing else of the page.
    """
    plan = standings.looked_at(visitor)
    objective, standing = standings.of_objective(visitor, number, until)
    quoted = can_i_quote(visitor, standing) if standing.points else Html("")
    behind = shared_faults.behind(visitor, plan, objective) if standing.points else Html("")
    also = (beside.other_promises(visitor, objective, until), beside.read_beside(visitor, objective, until))
    split = breakdown(visitor, number, until, by)
    said = el("div", *also) if any(also) else Html("")
    counted = (_counted(visitor, standing), _beyond(objective))
    return el("div", split, said, quoted, behind, *counted, plan_words.of_objective(plan, objective), class_="pairs flow")


def _beyond(objective: Objective) -> Html:
    """What its measures leave out, where the framework's file says so: a measure may show a part of what an objective wants."""
    if not objective.gap or not objective.is_measured:
        return Html("")
    return el("section", el("h2", "What its measure does not show"), el("p", objective.gap), class_="hole-box")


def _counted(visitor: Visitor, standing: Standing) -> Html:
    """The definition of the headline in words, with what to bear in mind."""
    measure = standing.measure
    if measure is None:
        return Html("")
    story = links.to_measure("How this number was made, step by step", visitor, measure.id)
    words = links.link("All words and rules", visitor, "methods")
    return el(
        "section",
        el("h2", "How it is counted"),
        el("p", measure.definition),
        el("ul", *(el("li", caveat) for caveat in measure.caveats)) if measure.caveats else "",
        el("p", join((story, words), ". "), "."),
    )
