"""What actions and questions hang on: an objective, a measure or a part of a framework, named as a reader knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.framework import all_frameworks
from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.parts import figures, links
from pages.parts.markup import Html, el, join

WHOLE = "The whole strategy"


def objectives() -> dict[str, str]:
    """The whole strategy and each objective of the adopted plan, by id."""
    plan = figures.plan()
    return {"": WHOLE, **({each.id: f"{each.number}. {each.title}" for each in plan.objectives} if plan is not None else {})}


def measures() -> dict[str, str]:
    """No measure, and each that the adopted plan names, by id."""
    plan = figures.plan()
    named = plan.measures if plan is not None else ()
    return {"": "None", **{name: catalogue()[name].title for name in named if name in catalogue()}}


def subjects() -> dict[str, str]:
    """All that something may be about, by id: the whole strategy, each objective, each measure."""
    return {**objectives(), **{name: title for name, title in measures().items() if name}}


def linked(visitor: Visitor, subject: str) -> Html:
    """A link to what it is about; plain words where there is no page for it."""
    plan = figures.plan()
    objective = None if plan is None else plan.objective(subject)
    if objective is not None:
        # the council's own objective has its page under its own plan, whichever framework is looked at
        return links.to_objective(f"{objective.number}. {objective.title}", replace(visitor, plan=""), objective.number)
    if subject in catalogue():
        return links.to_measure(catalogue()[subject].title, visitor, subject)
    return el("span", _title(subject) if subject else WHOLE)


def all_linked(visitor: Visitor, named: Sequence[str]) -> Html:
    """The same for several, in a row."""
    return join((linked(visitor, each) for each in named), "; ")


def _title(subject: str) -> str:
    """What another council's framework calls an objective with this id; else the words themselves, which name a part."""
    found = (each.objective(subject) for each in all_frameworks().values())
    return next((f"{each.title}" for each in found if each is not None), subject)
