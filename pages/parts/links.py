"""Addresses of pages, so that a link in our HTML keeps what the address must say.

A link in HTML reloads the page; only what the address holds survives that. On a machine of one's own the role stands there.
"""

from __future__ import annotations

from urllib.parse import urlencode

from pages.access import Visitor, may_open
from pages.parts.glossary import anchor
from pages.parts.markup import Html, el


def address(visitor: Visitor, page: str, **query: str) -> str:
    """The address of a page (its path in the menu; '' is the overview), with the query it needs."""
    kept = {"as": visitor.role} if visitor.how == "local" else {}
    kept |= {"plan": visitor.plan} if visitor.plan else {}
    asked = {**query, **kept}
    return f"./{page}" + (f"?{urlencode(asked)}" if asked else "")


def link(words: object, visitor: Visitor, page: str, **query: str) -> Html:
    """A link to a page, named by what is found there; the words alone for a scrutiny board where it may not open the page."""
    if visitor.audience == "public" and not may_open(visitor.role, page_id(page)):
        return el("span", words)
    return el("a", words, href=address(visitor, page, **query))


def page_id(page: str) -> str:
    """What a page's address is called in `access.OPENS_FOR`: 'service_map' for 'service-map', 'objective' for 'objective-3'."""
    name, _, number = page.rpartition("-")
    return (name if number.isdigit() else page).replace("-", "_") or "overview"


def to_objective(words: object, visitor: Visitor, number: int, period: str = "") -> Html:
    """A link to an objective's page; as it stood at the end of `period`, a day like 2026-06-30, when it is named."""
    return link(words, visitor, f"objective-{number}", **({"period": period} if period else {}))


def to_outcome(words: object, visitor: Visitor, number: int) -> Html:
    """A link to an outcome's page."""
    return link(words, visitor, f"outcome-{number}")


def to_measure(words: object, visitor: Visitor, measure_id: str, period_type: str = "", period_end: str = "") -> Html:
    """A link to a measure's own story, for one period when it is named."""
    query = {"id": measure_id, "type": period_type, "period": period_end}
    return link(words, visitor, "measure", **{name: value for name, value in query.items() if value})


def to_word(words: object, visitor: Visitor, term: str) -> Html:
    """A link to what a word of the glossary means, for where it first stands on a page."""
    return el("a", words, href=f"{address(visitor, 'methods')}#{anchor(term)}")
