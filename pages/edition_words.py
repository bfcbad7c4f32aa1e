"""An edition's figures and verdicts in words, from what was frozen: no figure is worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.framework import Objective
from data.records.editions import Item
from metrics.results import Point
from pages.parts import words
from pages.parts.markup import Html
from pages.parts.tables import cell

SAID = {
    "Off track": "is off track",
    "At risk": "is at risk",
    "On track": "is on track",
    "Data late": "waits for late data",
    "No target": "has no target in the plan",
    "No baseline": "has no baseline to compare with",
    "Not due yet": "is not due yet",
    "Too few to say": "has too few people to say",
    "No measure yet": "is not measured yet",
}


def point(body: Mapping[str, Any] | None) -> Point | None:
    """A frozen result as a point again."""
    if body is None:
        return None
    days = {name: date.fromisoformat(value) for name in ("period_start", "period_end", "as_of") if (value := body.get(name))}
    return Point(**{**body, **days})


def figure(body: Mapping[str, Any] | None) -> Html:
    """The latest figure over its terms."""
    found = point(body)
    return cell(words.marked(found), words.terms(found))


def sentence(objective: Objective, headline: Item) -> str:
    """'Delay residential or nursing care is off track: 10 above the limit.'"""
    body = headline.body
    distance = f": {body['distance']}" if body["distance"] else ""
    moved = f" It is {body['direction'].lower()}." if body["direction"] in ("Improving", "Worsening") else ""
    return f"“{objective.title}” {SAID[str(body['word'])]}{distance}.{moved}"
