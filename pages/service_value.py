"""What preventative services cost and what comes of it: recorded calculations side by side, and what tier 0 stands beside."""

from __future__ import annotations

from data.records import evidence as records
from data.records.evidence import Evidence
from data.services.service import KeptService
from metrics import contract
from pages import service_upstream, service_views
from pages.access import Visitor, may_open
from pages.parts import figures, header, links, offer, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.value_table import table_of

VIEW = "value"
HEADING = "What it costs and what comes of it"


def show(visitor: Visitor) -> None:
    """Every calculation of value recorded for a service, and demand in the other tiers beside tier 0."""
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), "Value"))
    write(service_views.line(visitor, VIEW), remembered.part(visitor, _page, offer.stamp()))


def _page(visitor: Visitor, stamp: int) -> Html:
    found, every = _values(), {each.key: each for each in offer.all_services()}
    valued = {said.service for said in found if said.service in every}
    below = "People reached, cost and outcome measures side by side. Nothing is worked out from what nobody recorded."
    heading = header.heading(finding(len(valued), len(every)), below)
    if not may_open(visitor.role, "evidence"):  # people are counted exactly, and cost with cost for each gives them back
        return join((heading, el("p", "Calculations of value count people exactly, so they are not shown to the public.")))
    rows = [(said, every.get(said.service)) for said in found]
    drawn = table_of(visitor, rows, "Evaluations of value", with_service=True) if rows else el("p", "None recorded.", class_="hole")
    way = el("p", links.link("Record a calculation of value", visitor, "evidence", kind="value"))
    section = el("section", el("h2", "Evaluations of value"), drawn, way, el("p", contract.BESIDE))
    return join((heading, section, service_upstream.section(visitor, tuple(every.values()))))


def finding(valued: int, services: int) -> str:
    """'Three of 221 services have a recorded calculation of value'."""
    some = words.first_up(words.how_many(valued)) if valued else "None"
    return f"{some} of {words.plural(services, 'service')} {'has' if valued < 2 else 'have'} a recorded calculation of value"


def of_service(visitor: Visitor, kept: KeptService) -> Html:
    """The same for one service, on its own page."""
    found = [said for said in _values() if said.service == kept.key]
    heading = el("h2", HEADING)
    if not found:
        says = "No evaluation of value is recorded. One is entered with its cost, its people and its assumptions; none is made up here."
        way = el("p", links.link("Record one", visitor, "evidence", kind="value")) if may_open(visitor.role, "evidence") else ""
        return el("section", heading, el("p", says, class_="hole"), way)
    if not may_open(visitor.role, "evidence"):
        says = "An evaluation of value is recorded. It counts people exactly, so it is not shown to the public."
        return el("section", heading, el("p", says))
    drawn = table_of(visitor, [(said, kept) for said in found], "Evaluations of value", with_service=False)
    return el("section", heading, drawn)


def _values() -> list[Evidence]:
    """The calculations of value of the council, the newest first."""
    home = figures.home()
    found = records.evidence(figures.store(), home.code) if home is not None else []
    return [each.evidence for each in reversed(found) if each.evidence.kind == "value"]
