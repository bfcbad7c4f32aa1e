"""What stands at the top of every page: who this edition is for, whose data it shows, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from metrics.results import Audience
from pages.access import ROLES, Visitor, may_open
from pages.parts import links
from pages.parts.markup import Html, el, join, write

STYLE = Path(__file__).parent.parent / "style.css"
WAYS = {
    "methods": "Words and rules",
    "questions": "Questions of scrutiny",
    "evidence": "Evidence",
    "editions": "Editions",
    "uploads": "Uploads so far",
}
PERFORMANCE = frozenset({"officer", "approver", "administrator"})


def top(visitor: Visitor, synthetic: str = "", crumbs: Sequence[Html | str] = (), *, reads: Audience | None = None) -> None:
    """The edition line and the breadcrumb. `synthetic` names the invented council, or is empty; the last crumb is this page.

    `reads` says whose figures the page holds where they are not those that the visitor reads elsewhere.
    """
    write(edition_line(visitor, synthetic, reads), breadcrumb(crumbs) if crumbs else "")


def edition_line(visitor: Visitor, synthetic: str = "", reads: Audience | None = None) -> Html:
    """Who the edition is for, whether its figures are exact, its marking, and whether its data are invented."""
    exact = (reads or visitor.audience) == "exact"
    name = "SMT edition" if visitor.role == "smt" else "Performance team" if visitor.role in PERFORMANCE else _many(visitor)
    said = el("span", el("strong", name), ", exact figures" if exact else ", small numbers hidden, others rounded")
    marking = el("span", "OFFICIAL-SENSITIVE" if exact else "OFFICIAL")
    banner = el("span", f"Synthetic data: {synthetic} is an invented council", class_="synthetic") if synthetic else ""
    return el("div", said, marking, _ways(visitor), banner, class_="edition")


def _ways(visitor: Visitor) -> Html:
    """Pages that have no room in the menu, one click away from everywhere."""
    if visitor.audience == "public":  # its menu holds all it may open
        return Html("")
    named = {name: words for name, words in WAYS.items() if may_open(visitor.role, name)}
    return el("span", join([links.link(name, visitor, page) for page, name in named.items()], " "), class_="ways")


def breadcrumb(crumbs: Sequence[Html | str]) -> Html:
    """The way back: links, then the page itself in plain words."""
    parts = [el("li", crumb, aria_current="page" if crumb is crumbs[-1] else None) for crumb in crumbs]
    return el("nav", el("ol", *parts), aria_label="Breadcrumb", class_="crumbs")


def title(words: str, below: object = "") -> None:
    """The page's one h1, and the small lines that belong to it."""
    write(heading(words, below))


def heading(words: str, below: object = "") -> Html:
    """The same, to stand within something larger."""
    return el("div", el("h1", words), el("p", below, class_="small below") if below else "")


def _many(visitor: Visitor) -> str:
    many = ROLES[visitor.role].many if visitor.role in ROLES else "Readers"
    return f"For {many}"
