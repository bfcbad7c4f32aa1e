"""A section of a framework: everything it says there, quoted, with what shows it, or the gap and what could fill it."""

from __future__ import annotations

from data.framework import Element, Framework, Section
from pages import framework_measured
from pages.access import OPENS_FOR, Visitor, may_open
from pages.framework_levels import NAMES
from pages.parts import links, words
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table
from pages.parts.tags import verdict_tag

# the pages that may stand as what shows an element, with what they are called within a sentence's end
PAGES = {
    "service-map": "The service map",
    "evidence": "Evidence",
    "actions": "Actions",
    "questions": "Questions of scrutiny",
    "editions": "Editions",
}


def section(visitor: Visitor, plan: Framework, of: Section, beside: Html) -> Html:
    """The section with its heading, its opening words, its elements and its source; `beside` is what the dashboard draws for it."""
    opening = el("p", of.words) if of.words else ""
    source = el("p", f"Source: {of.source}.", class_="small")
    return el("section", el("h2", of.title, id=of.id), opening, _elements(visitor, plan, of), beside, source)


def quoted(element: Element) -> Html:
    """An element in the document's words, with the points it lists."""
    said = f"“{element.wording}”"
    return join((said, el("ul", *(el("li", f"“{point}”") for point in element.points)))) if element.points else join((said,))


def _elements(visitor: Visitor, plan: Framework, of: Section) -> Html:
    """A list of what is said; a table where elements have names, levels or measures."""
    named = any(element.title for element in of.elements)
    placed = any(element.at or element.stands_at for element in of.elements)
    shown = any(element.measures or element.gap or element.page or element.note for element in of.elements)
    if not (named or placed or shown):
        return el("ul", *(el("li", quoted(element)) for element in of.elements))
    columns = [Column(of.title, "heading", width=22), Column("In the document's words", width=48 if placed or shown else 78)]
    columns += [Column("Level", width=14 if shown else 30)] if placed else []
    columns += [Column("What shows it", width=16 if placed else 30)] if shown else []
    rows = [
        [
            element.title or str(number),
            quoted(element),
            *([_levels(plan, element)] if placed else []),
            *([_shows(visitor, element)] if shown else []),
        ]
        for number, element in enumerate(of.elements, start=1)
    ]
    return table(of.title, columns, rows, stacks="narrow")


def _levels(plan: Framework, element: Element) -> Html:
    """Where it stands among the framework's levels, or among those of all frameworks, with the reason."""
    own = {level.id: level.title for level in plan.levels}
    at = [own[each] for each in element.at] if element.at else [NAMES[each] for each in element.stands_at]
    if len(at) == len(own) > 1:
        return cell("Every level", element.why)
    return cell(words.first_up(words.listed(at)) if at else "[z]", element.why)


def _shows(visitor: Visitor, element: Element) -> Html:
    """The measures with their verdicts, the page that shows it, or the gap."""
    measured = framework_measured.every(visitor, element.measures)
    page = [_to(visitor, element.page)] if element.page in PAGES else []
    said = [el("span", each, class_="terms") for each in (element.note, element.gap) if each]
    hole = [] if measured or page or element.note or not element.gap else [verdict_tag("No measure yet")]
    return join([*measured, *page, *hole, *said]) if measured or page or said else el("span", "No measure", class_="hole")


def _to(visitor: Visitor, page: str) -> Html:
    """The page by its name, which leads there where the visitor may open it."""
    known = page.replace("-", "_")
    return links.link(PAGES[page], visitor, page) if known not in OPENS_FOR or may_open(visitor.role, known) else el("span", PAGES[page])
