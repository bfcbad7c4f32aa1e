"""What actions and questions hang on: an objective or a measure, named as a reader knows it."""

from __future__ import annotations

from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.parts import figures, links
from pages.parts.markup import Html, el


def subjects() -> dict[str, str]:
    """What something may be about, by id: the whole strategy, each objective of the adopted plan, each measure it names."""
    plan = figures.plan()
    if plan is None:
        return {"": "The whole strategy"}
    objectives = {each.id: f"{each.number}. {each.title}" for each in plan.objectives}
    measures = {name: catalogue()[name].title for name in plan.measures if name in catalogue()}
    return {"": "The whole strategy", **objectives, **measures}


def linked(visitor: Visitor, subject: str) -> Html:
    """A link to what it is about; plain words where there is no page for it."""
    plan = figures.plan()
    objective = None if plan is None else plan.objective(subject)
    if objective is not None:
        return links.to_objective(f"{objective.number}. {objective.title}", visitor, objective.number)
    if subject in catalogue():
        return links.to_measure(catalogue()[subject].title, visitor, subject)
    return el("span", subject or "The whole strategy")
