"""The only registration of pages: a plan and a role become a menu.

Every page has an address for everybody, so that a deep link is answered with its page or with a refusal, never with another
page. To a scrutiny board the addresses mean what was signed off (`Entry.signed`), never the figures of today. To add a page, write
`pages/<name>.py` with a `show`, a line in `access.OPENS_FOR` and a line in `entries`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from data.framework import Framework, all_frameworks
from pages import (
    access,
    actions,
    administration,
    baselines,
    benchmarks,
    council_rules,
    data_quality,
    edition_board,
    editions,
    evidence,
    first_start,
    frame,
    framework,
    history,
    history_as_of,
    judgement,
    measure,
    methods,
    objective,
    outcome,
    overview,
    questions,
    reconciliation,
    service_map,
    upload,
    upload_desk,
)
from pages.access import Visitor


@dataclass(frozen=True)
class Entry:
    """One address: the page's id (its line in `access.OPENS_FOR`), its name, where it is, and what shows it.

    `signed` shows it, of an edition, to those who read what was signed off alone: it stands in the place of `show`.
    """

    page_id: str
    title: str
    path: str
    show: Callable[[Visitor], None]
    in_menu: bool = False
    signed: Callable[[Visitor], None] | None = None


BOARD = ("overview", "editions", "questions", "framework", "methods")  # the menu of those who read what was signed off


def chosen_page(visitor: Visitor, plan: Framework | None, council: str, *, set_up: bool) -> Page:
    """The page that the address asks for, ready to run; the menu drawn on the way holds what the visitor may open."""
    offered = for_board(plan) if visitor.audience == "public" else entries(plan)
    if not set_up:  # a store without an owner has one page, whatever the address
        offered = [replace(entry, page_id="first_start", title="First start", show=first_start.show, in_menu=False) for entry in offered]
    pages = [_page(entry, visitor, council) for entry in offered]
    return st.navigation(pages, position="top" if visitor.role and set_up else "hidden")


def entries(plan: Framework | None) -> list[Entry]:
    """Every address there is, in the menu's order, for the framework looked at."""
    objectives = () if plan is None else plan.objectives
    outcomes = () if plan is None else plan.outcomes
    return [
        Entry("overview", "Overview", "", overview.show, in_menu=True, signed=edition_board.front),
        *(_objective(o.number, f"{o.number}. {o.title}") for o in objectives),
        *(_outcome(o.number, o.title) for o in outcomes),
        Entry("framework", "Framework", "framework", framework.show, in_menu=True),
        Entry("service_map", "Services", "service-map", service_map.show, in_menu=True),
        Entry("measure", "Measures", "measure", measure.show, in_menu=True),
        Entry("benchmarks", "Benchmarks", "benchmarks", benchmarks.show, in_menu=True),
        Entry("actions", "Actions", "actions", actions.show, in_menu=True),
        Entry("questions", "Questions", "questions", questions.show, signed=edition_board.questions),
        Entry("editions", "Sign-off and editions", "editions", editions.show),
        Entry("evidence", "Evidence", "evidence", evidence.show),
        Entry("methods", "Methods", "methods", methods.show),
        Entry("upload", "Upload", "upload", upload.show, in_menu=True),
        Entry("uploads", "Uploads so far", "uploads", history.show),
        Entry("as_of", "What we knew", "as-of", history_as_of.show),
        Entry("baselines", "Baselines", "baselines", baselines.show),
        Entry("data_quality", "Data quality", "data-quality", data_quality.show, in_menu=True),
        Entry("council_rules", "Rules the council settles", "rules", council_rules.show),
        Entry("judgement", judgement.NAME, judgement.PAGE, judgement.show),
        Entry("reconciliation", "Reconciliation", "reconciliation", reconciliation.show),
        Entry("administration", "Administration", "administration", administration.show, in_menu=True),
        Entry("first_start", "First start", "first-start", first_start.show),
    ]


def for_board(plan: Framework | None) -> list[Entry]:
    """The same for a scrutiny board: its menu first and whole, and an address for every number that an edition's plan may have had."""
    known = entries(plan)
    taken = {entry.path for entry in known}
    most = max(max(len(each.objectives), len(each.outcomes)) for each in all_frameworks().values())
    more = [made for n in range(1, most + 1) for made in (_objective(n, f"Objective {n}"), _outcome(n, f"Outcome {n}"))]
    offered = [*known, *(entry for entry in more if entry.path not in taken)]
    named = [
        replace(entry, in_menu=entry.page_id in BOARD, title="Editions" if entry.page_id == "editions" else entry.title)
        for entry in offered
    ]
    return sorted(named, key=lambda entry: BOARD.index(entry.page_id) if entry.in_menu else len(BOARD))


def _objective(number: int, title: str) -> Entry:
    shows, signed = partial(objective.show, number=number), partial(edition_board.objective, number=number)
    return Entry("objective", title, f"objective-{number}", shows, signed=signed)


def _outcome(number: int, title: str) -> Entry:
    shows, signed = partial(outcome.show, number=number), partial(edition_board.outcome, number=number)
    return Entry("outcome", title, f"outcome-{number}", shows, signed=signed)


def _page(entry: Entry, visitor: Visitor, council: str) -> Page:
    """The entry as Streamlit knows it: in the menu only for those who may open it, reached by its address in any case."""
    opens = access.may_open(visitor.role, entry.page_id)
    return st.Page(
        partial(_run, entry, visitor, council, opens=opens),
        title=entry.title,
        url_path=entry.path,
        default=entry.path == "",
        visibility="visible" if entry.in_menu and opens else "hidden",
    )


def _run(entry: Entry, visitor: Visitor, council: str, *, opens: bool) -> None:
    """Show the page, or say why not: the one place where a role is held against a page."""
    if not visitor.role:
        frame.entitle("Sign in", council)
        frame.sign_in(visitor)
    elif not opens:
        frame.entitle("No access", council)
        frame.refuse(access.refusal(entry.page_id, visitor.role), visitor)
    else:
        frame.entitle(entry.title, council)
        upload_desk.seen(visitor)
        shows = entry.signed if entry.signed is not None and visitor.audience == "public" else entry.show
        shows(visitor)
