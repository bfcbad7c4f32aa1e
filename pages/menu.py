"""The only registration of pages: a plan and a role become a menu.

Every page has an address for everybody, so that a deep link is answered with its page or with a refusal, never with another
page. To add a page, write `pages/<name>.py` with a `show`, a line in `access.OPENS_FOR` and a line in `entries`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from data.framework import Framework
from pages import (
    access,
    actions,
    administration,
    baselines,
    benchmarks,
    council_rules,
    data_quality,
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
    """One address: the page's id (its line in `access.OPENS_FOR`), its name, where it is, and what shows it."""

    page_id: str
    title: str
    path: str
    show: Callable[[Visitor], None]
    in_menu: bool = False


def chosen_page(visitor: Visitor, plan: Framework | None, council: str, *, set_up: bool) -> Page:
    """The page that the address asks for, ready to run; the menu drawn on the way holds what the visitor may open."""
    offered = entries(plan)
    if not set_up:  # a store without an owner has one page, whatever the address
        offered = [replace(entry, page_id="first_start", title="First start", show=first_start.show, in_menu=False) for entry in offered]
    pages = [_page(entry, visitor, council) for entry in offered]
    return st.navigation(pages, position="top" if visitor.role and set_up else "hidden")


def entries(plan: Framework | None) -> list[Entry]:
    """Every address there is, in the menu's order, for the framework looked at."""
    objectives = () if plan is None else plan.objectives
    outcomes = () if plan is None else plan.outcomes
    return [
        Entry("overview", "Overview", "", overview.show, in_menu=True),
        *(
            Entry("objective", f"{o.number}. {o.title}", f"objective-{o.number}", partial(objective.show, number=o.number))
            for o in objectives
        ),
        *(Entry("outcome", o.title, f"outcome-{o.number}", partial(outcome.show, number=o.number)) for o in outcomes),
        Entry("framework", "Framework", "framework", framework.show, in_menu=True),
        Entry("service_map", "Services", "service-map", service_map.show, in_menu=True),
        Entry("measure", "Measures", "measure", measure.show, in_menu=True),
        Entry("benchmarks", "Benchmarks", "benchmarks", benchmarks.show, in_menu=True),
        Entry("actions", "Actions", "actions", actions.show, in_menu=True),
        Entry("questions", "Questions", "questions", questions.show),
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
        frame.refuse(access.refusal(entry.page_id), visitor)
    else:
        frame.entitle(entry.title, council)
        upload_desk.seen(visitor)
        entry.show(visitor)
