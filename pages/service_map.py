"""The offer mapped: services and money by level and life stage, what is missing, reviews due, and every service to search."""

from __future__ import annotations

import streamlit as st

from pages import (
    contracts,
    service_duplicates,
    service_form,
    service_front_doors,
    service_lists,
    service_matrix,
    service_page,
    service_value,
    service_views,
    service_workstreams,
)
from pages.access import Visitor, may_open
from pages.parts import figures, header, in_view, links, offer, remembered, words
from pages.parts.markup import Html, el, join, write

MAY_EDIT = frozenset({"officer", "approver", "smt"})


def show(visitor: Visitor) -> None:
    """The map; with ?service= one service, with ?view= the contracts, value, workstreams, likely repeats, or a form for a new one."""
    asked, view = st.query_params.get("service", ""), st.query_params.get("view", "")
    may_edit = visitor.role in MAY_EDIT
    if asked:
        service_page.show(visitor, asked, may_edit=may_edit)
    elif view == "duplicates":
        service_duplicates.show(visitor, may_decide=may_edit)
    elif view == contracts.VIEW:
        contracts.show(visitor)
    elif view == service_value.VIEW:
        service_value.show(visitor)
    elif view == service_workstreams.VIEW:
        service_workstreams.show(visitor)
    elif view == "add" and may_edit:
        service_form.add(visitor)
    else:
        _map(visitor, may_edit=may_edit)


def _map(visitor: Visitor, *, may_edit: bool) -> None:
    header.top(visitor, figures.synthetic())
    found, plan = offer.all_services(), in_view.framework(visitor)
    if not found or plan is None:
        _nothing_yet(visitor, may_edit=may_edit)
        return
    stamp = offer.stamp()
    write(service_views.line(visitor, ""), remembered.part(visitor, _above, stamp))
    reviews, missing = st.columns([2.1, 1], gap="large")
    with reviews:
        write(remembered.part(visitor, _reviews, stamp))
    with missing:
        write(remembered.part(visitor, _missing, stamp), _ways(visitor, may_edit=may_edit))
    write(remembered.part(visitor, _below, stamp))
    service_lists.search(visitor, found, plan)


def _above(visitor: Visitor, stamp: int) -> Html:
    """The heading and the map; like the parts below it, drawn again when a register or an edit has changed it."""
    found, plan = offer.all_services(), in_view.framework(visitor)
    assert plan is not None
    matrix = service_matrix.matrix(found, plan)
    spent = [each.service.a_year for each in found if each.service.a_year is not None]
    total = offer.money(sum(spent)) if spent else "no value recorded"
    below = (
        f"{words.number(len(found))} services in the register, {total} a year where recorded. By {service_matrix.scale(plan)}. "
        "Each cell: services, then yearly value. A darker cell holds more money."
    )
    return join((header.heading(service_matrix.finding(matrix), below), service_matrix.drawn(visitor, matrix)))


def _reviews(visitor: Visitor, stamp: int) -> Html:
    plan = in_view.framework(visitor)
    assert plan is not None
    return service_lists.reviews(visitor, offer.all_services(), plan, figures.today())


def _missing(visitor: Visitor, stamp: int) -> Html:
    found, plan = offer.all_services(), in_view.framework(visitor)
    assert plan is not None
    return service_lists.missing(visitor, found, service_matrix.matrix(found, plan), offer.likely_pairs())


def _below(visitor: Visitor, stamp: int) -> Html:
    found, plan = offer.all_services(), in_view.framework(visitor)
    assert plan is not None
    matrix = service_matrix.matrix(found, plan)
    shown = (
        service_matrix.investment(matrix, plan),
        service_front_doors.front_doors(visitor, found),
        service_lists.offers(visitor, found, plan),
    )
    return join(shown)


def _ways(visitor: Visitor, *, may_edit: bool) -> Html:
    add = el("li", links.link("Add a service", visitor, "service-map", view="add")) if may_edit else ""
    upload = el("li", links.link("Upload a register", visitor, "upload")) if may_open(visitor.role, "upload") else ""
    return el("section", el("h2", "Change the register"), el("ul", add, upload)) if add or upload else Html("")


def _nothing_yet(visitor: Visitor, *, may_edit: bool) -> None:
    header.title("No services recorded yet", "A register of services, a directory or a list of grants fills this map.")
    write(el("p", "An officer can upload the return “Register of services”. Until then nobody knows what is offered: that is not none."))
    write(_ways(visitor, may_edit=may_edit))
