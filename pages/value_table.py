"""Recorded calculations of value: people reached, cost, cost for each, return with its assumptions, and the measures beside them."""

from __future__ import annotations

from collections.abc import Sequence

from data.records.evidence import Evidence
from data.services.service import KeptService
from metrics import value
from pages.access import Visitor
from pages.parts import links, offer, standings, words
from pages.parts.cells import latest
from pages.parts.markup import Html, el, join
from pages.parts.tables import Column, cell, table
from pages.parts.tags import verdict_tag

Row = tuple[Evidence, KeptService | None]
COLUMNS = (
    Column("Calculation", "heading", width=25), Column("People reached", "number", width=10), Column("Cost", "number", width=9),
    Column("Cost for each person", "number", width=11), Column("Social return", width=20), Column("Measures it is linked to", width=25),
)  # fmt: skip
NOTE = (
    "As recorded, with its assumptions; the dashboard only divides, and nothing is divided where a part is not known [x]. A return counts "
    "the benefit recorded, less what would have come anyway, less what is due to others."
)


def table_of(visitor: Visitor, rows: Sequence[Row], caption: str, *, with_service: bool) -> Html:
    """The calculations as a table; `with_service` names the service of each."""
    drawn = [_row(visitor, said, kept, with_service=with_service) for said, kept in rows]
    return table(caption, COLUMNS, drawn, stacks="wide", note=NOTE)


def _row(visitor: Visitor, said: Evidence, kept: KeptService | None, *, with_service: bool) -> list[object]:
    of = links.link(kept.service.name, visitor, "service-map", service=kept.key) if with_service and kept is not None else ""
    told = join((of, ". " if of else "", words.listed_with(". ", [said.covers, said.words])))
    each = value.cost_each(said)
    counts = (
        f"{offer.money(said.cost)} for {words.number(said.people)} people" if each is not None and said.people else "a part is not known"
    )
    return [
        cell(said.title, told, strong=True),
        words.number(said.people) if said.people is not None else "[x]",
        offer.money(said.cost),
        cell(offer.money(each), counts),
        _return(said),
        beside(visitor, kept),
    ]


def _return(said: Evidence) -> Html:
    """'£1.31 for each £1', with what was taken off and every assumption; an upper bound says so."""
    found = value.returned(said)
    if found is None:
        return cell("[x]", f"No benefit was worked out. Assumptions: {said.assumptions}")
    off = [
        f"{share:g}% {what}"
        for share, what in ((said.anyway, "would have come anyway"), (said.others, "of the rest is due to others"))
        if share is not None
    ]
    less = f"Taken off: {words.listed(off)}." if off else ""
    bound = "" if value.is_whole(said) else "At most: not all that would have come anyway or is due to others is recorded."
    benefit = f"Benefit {offer.money(said.benefit)}."
    return cell(f"£{found:,.2f} for each £1", words.listed_with(" ", [benefit, less, bound, f"Assumptions: {said.assumptions}"]))


def beside(visitor: Visitor, kept: KeptService | None) -> Html:
    """The measures that a service is linked to, each with its verdict and latest figure; or that there is none."""
    if kept is None or not kept.service.linked:
        return el("span", "None linked", class_="hole")
    found = [standings.of_measure(visitor.audience, measure) for measure in kept.service.linked]
    items = (
        el(
            "li",
            links.to_measure(each.measure.title if each.measure is not None else each.commitment.measure, visitor, each.commitment.measure),
            el("div", verdict_tag(each.word), " ", latest(each)),
        )
        for each in found
    )
    return el("ul", *items, class_="plain")
