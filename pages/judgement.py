"""What figures are judged by: yardsticks, promises, milestones and limits started afresh, each with who decided it, why and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data.framework import Framework
from pages import judgement_form, judgement_milestones, judgement_promises, judgement_promises_form, judgement_rebases, judgement_yardsticks
from pages.access import Visitor
from pages.judgement_form import MAY_DECIDE, MAY_RECORD, WIDTH, Faults
from pages.parts import figures, header, links, remembered
from pages.parts.markup import Html, el, join, write

NAME = "What figures are judged by"
PAGE = "judgement"


@dataclass(frozen=True)
class Part:
    """A part of the page: what it is about, its finding, what is in force, its history, its forms, who fills them in, and their link."""

    title: str
    about: str
    finding: Callable[[str], str]
    in_force: Callable[[Visitor, str, Framework], Html]
    history: Callable[[Visitor, str, Framework], Html]
    forms: Callable[[Visitor, str, Framework, Faults], None]
    may: frozenset[str]
    way: str


PARTS = {
    "yardsticks": Part(
        "Yardsticks",
        "Where the plan says nothing: how far a target may be missed, when figures are late, what is more than chance, what is hidden.",
        judgement_yardsticks.finding,
        judgement_yardsticks.in_force,
        judgement_yardsticks.history,
        judgement_yardsticks.form,
        MAY_DECIDE,
        "Set a yardstick",
    ),
    "promises": Part(
        "Promises",
        "What the plan promises in its own words, and what the council has decided otherwise since. The plan itself is never changed.",
        judgement_promises.finding,
        judgement_promises.in_force,
        judgement_promises.history,
        judgement_promises_form.forms,
        MAY_DECIDE,
        "Change a promise",
    ),
    "milestones": Part(
        "Milestones",
        "What happened that may show in the figures. Each is marked on the charts of what it bears on, for everybody who reads them.",
        judgement_milestones.finding,
        judgement_milestones.in_force,
        judgement_milestones.history,
        judgement_milestones.forms,
        MAY_RECORD,
        "Record a milestone",
    ),
    "rebases": Part(
        "Limits started afresh",
        "Where something known and lasting changed, a control chart's limits are worked out afresh from that day; never to hide a concern.",
        judgement_rebases.finding,
        judgement_rebases.in_force,
        judgement_rebases.history,
        judgement_rebases.forms,
        MAY_DECIDE,
        "Start limits afresh",
    ),
}


def show(visitor: Visitor) -> None:
    """Everything in force; or the part that the address names: for those who may its forms, then what holds, then its history."""
    path = st.query_params.get("part", "")
    part = PARTS.get(path)
    here = links.link(NAME, visitor, PAGE) if part else NAME
    header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), here, *([part.title] if part else [])))
    plan, council = figures.plan(), figures.home()
    if plan is None or council is None:
        header.title("Nothing is judged yet", "Figures are judged by a plan, and this dashboard has none yet.")
        return
    wrong = judgement_form.said(part.title if part else NAME)
    if part is None:
        write(remembered.part(visitor, _everything, council.code, plan))
        return
    header.title(part.finding(council.code), part.about)
    if visitor.role in part.may:  # the form first: what is wrong with it, or done by it, must be seen where the eye is
        st.header(part.way, anchor=False)
        with st.container(width=WIDTH):
            part.forms(visitor, council.code, plan, wrong)
    else:
        write(el("p", f"{_who(part)} decide on this; you read what they decided and why.", class_="small"))
    write(remembered.part(visitor, _read, path, council.code, plan))


def _everything(visitor: Visitor, council: str, plan: Framework) -> Html:
    """All that is in force, part by part, with the way to each."""
    return join(
        (
            el("section", header.heading(NAME, "Every verdict on every page follows from these, from the next page you open.")),
            *(_summary(visitor, path, part, council, plan) for path, part in PARTS.items()),
        )
    )


def _summary(visitor: Visitor, path: str, part: Part, council: str, plan: Framework) -> Html:
    """A part's finding, the way to its form or history, and what is in force."""
    way = part.way if visitor.role in part.may else f"Who decided what about {part.title.lower()}, and when"
    return el(
        "section",
        el("h2", part.title, id=path),
        el("p", f"{part.finding(council)}. ", links.link(way, visitor, PAGE, part=path)),
        part.in_force(visitor, council, plan),
    )


def _read(visitor: Visitor, path: str, council: str, plan: Framework) -> Html:
    """What holds of a part, and its history."""
    part = PARTS[path]
    now = el("section", el("h2", "What holds now"), part.in_force(visitor, council, plan))
    return join((now, el("section", part.history(visitor, council, plan))))


def _who(part: Part) -> str:
    return "Officers, approvers and administrators" if "officer" in part.may else "Approvers and administrators"
