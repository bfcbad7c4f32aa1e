"""The form for a new action: what, about what, whose, by when."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.framework import Framework
from data.records.actions import Action, KeptAction, save
from data.records.workstreams import Part, parts
from data.records.written import Record
from pages.access import Visitor
from pages.actions_form import go_on
from pages.parts import figures, overtaken, subjects
from pages.parts.markup import el, write


def add(visitor: Visitor, plan: Framework | None, part: Part | None = None) -> None:
    """The form for a new action; `part` is the one whose page it stands on."""
    home = figures.home()
    if home is None:
        return
    write(el("h2", "Add an action", id="add"))
    top, key = st.container(), "action-new"
    overtaken.opened(key, None)
    objectives, measures = subjects.objectives(), subjects.measures()
    asked = part.id if part is not None else st.query_params.get("about", "")
    named = {"": "None", **{each.id: each.title for each in parts_to_choose(plan)}}
    with st.form("action-add", border=False, clear_on_submit=False):
        title = st.text_input("What will be done", key=overtaken.box(key, "title"))
        about = st.selectbox("About", list(objectives), index=_place(objectives, asked), format_func=objectives.__getitem__)
        measure = st.selectbox("Measure it should move", list(measures), index=_place(measures, asked), format_func=measures.__getitem__)
        chosen = ""
        if len(named) > 1:
            chosen = st.selectbox("Workstream or priority area", list(named), index=_place(named, asked), format_func=named.__getitem__)
        owner = st.text_input("Owner: a name or a post", key=overtaken.box(key, "owner"))
        lead = st.text_input("Lead group", key=overtaken.box(key, "lead"))
        due = st.date_input("Due on", value=None, format="DD/MM/YYYY")
        sent = st.form_submit_button("Add the action", type="primary")
    if sent:
        made = Action(title, owner, lead, due, measure=measure or "", part=chosen or "")

        def keep(over: Record | None) -> KeptAction:
            return save(figures.store(), home.code, made, by=visitor.name, at=datetime.now(), subject=about or "", over=over)

        if (added := overtaken.saved(key, keep, top)) is not None:
            go_on(key, added)


def parts_to_choose(plan: Framework | None) -> tuple[Part, ...]:
    """The parts an action can be given to beside its objective: those of the framework looked at that are no adopted objective."""
    adopted = figures.plan()
    return tuple(
        each for each in (parts(plan) if plan is not None else ()) if not each.number or adopted is None or each.plan != adopted.id
    )


def _place(named: dict[str, str], asked: str) -> int:
    return list(named).index(asked) if asked in named else 0
