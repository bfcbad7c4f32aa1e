"""The ways to look at the services: one line of links that stands on each of them."""

from __future__ import annotations

from pages.access import Visitor
from pages.parts import links
from pages.parts.markup import Html, el, join

VIEWS = {"": "Map", "contracts": "Contracts", "value": "Value", "workstreams": "Workstreams", "duplicates": "Likely duplicates"}


def line(visitor: Visitor, now: str) -> Html:
    """The views by name, the one that is open in plain words."""
    named = (
        el("strong", words, aria_current="page")
        if view == now
        else links.link(words, visitor, "service-map", **({"view": view} if view else {}))
        for view, words in VIEWS.items()
    )
    return el("nav", el("span", join(named, " "), class_="ways"), aria_label="Views of the services")
