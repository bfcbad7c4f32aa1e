"""The front doors of the offer: how many services take first contacts, and the points of information and advice beside them."""

from __future__ import annotations

from collections.abc import Sequence

from data.services.front_doors import NAMED, informs, is_front_door
from data.services.service import KeptService
from pages.access import Visitor
from pages.parts import links, words
from pages.parts.markup import Html, el, join

AT_ONCE = 12


def front_doors(visitor: Visitor, found: Sequence[KeptService]) -> Html:
    """How many ways in there are and of how many providers; what informs and advises stands apart. Nothing where there is neither."""
    doors = [each for each in found if is_front_door(each.service)]
    points = [each for each in found if informs(each.service)]
    if not doors and not points:
        return Html("")
    providers = {each.service.provider for each in doors if each.service.provider}
    heading = "No front door recorded"
    if doors:
        of = f" of {words.plural(len(providers), 'provider')}" if providers else ""
        heading = f"{words.first_up(words.plural(len(doors), 'front door'))}{of}"
    says = f"Services whose type or name in the register says {words.listed_or(list(NAMED))}. Many doors make an offer hard to find."
    beside = f"{words.first_up(words.plural(len(points), 'information and advice point'))}, no front door by type or name: "
    return el(
        "section",
        el("h2", heading, id="front-doors"),
        el("p", says, class_="small"),
        _listed(visitor, "", doors),
        _listed(visitor, beside, points),
    )


def _listed(visitor: Visitor, before: str, some: Sequence[KeptService]) -> Html:
    if not some:
        return Html("")
    shown = join([links.link(each.service.name, visitor, "service-map", service=each.key) for each in some[:AT_ONCE]], ", ")
    return el("p", before, shown, " and more." if len(some) > AT_ONCE else ".")
