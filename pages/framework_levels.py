"""How the levels of all frameworks tie together: primary, secondary and tertiary prevention, with the reason for each."""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Element, Framework, Level, all_frameworks
from data.framework_parts import STANDS_AT
from pages.access import Visitor
from pages.parts.markup import Html, el, join
from pages.parts.strip import facts
from pages.parts.tables import Column, table

NAMES = {"primary": "primary prevention", "secondary": "secondary prevention", "tertiary": "tertiary prevention"}


def tied(visitor: Visitor, plan: Framework) -> Html:
    """The levels of this framework in its own words, and the table that ties the levels of all."""
    return join((_own(plan), _crosswalk()))


def _own(plan: Framework) -> Html:
    if not plan.levels:
        return Html("")
    said = [(level.title, _described(level)) for level in sorted(plan.levels, key=lambda level: -level.rank)]
    return el(
        "section",
        el("h2", "Its levels, in its own words", id="levels"),
        facts(said),
        el("p", f"Source: {plan.levels[0].source}.", class_="small"),
    )


def _described(level: Level) -> Html:
    said = [
        ("", level.wording),
        ("What is offered: ", level.offer),
        ("Who and why: ", level.defined),
        ("What it looks like: ", level.looks_like),
    ]
    return el("div", *(el("p", name, f"“{words}”") for name, words in said if words))


def _crosswalk() -> Html:
    """One row per place on the common scale, one column per framework; a level may stand in several cells, and says why."""
    every = [plan for plan in all_frameworks().values() if plan.levels or any(element.stands_at for element in _elements(plan))]
    columns = [Column("Level of prevention", "heading", width=16)]
    columns += [Column(plan.name.partition(":")[0], width=84 // len(every)) for plan in every]
    rows = [[NAMES[place].capitalize(), *(_at(plan, place) for plan in every)] for place in STANDS_AT]
    says = "A level may stand in more than one row: the reason says why. A framework without levels shows what it places there."
    return el(
        "section", el("h2", "How the frameworks' levels tie together", id="crosswalk"), el("p", says, class_="small"),
        table("Levels of all frameworks", columns, rows, stacks="wide"),
    )  # fmt: skip


def _at(plan: Framework, place: str) -> Html:
    if plan.levels:
        return _listed([(level.title, level.why) for level in plan.levels if place in level.stands_at])
    return _listed([(element.title, element.why) for element in _elements(plan) if place in element.stands_at])


def _elements(plan: Framework) -> Sequence[Element]:
    """What the framework places itself: a model that is drawn beside today's investment is a wish, not a place."""
    return [element for section in plan.sections if not section.shows for element in section.elements]


def _listed(named: Sequence[tuple[str, str]]) -> Html:
    if not named:
        return el("span", "None")
    return el("ul", *(el("li", name, el("span", why, class_="terms") if why else "") for name, why in named), class_="plain")
