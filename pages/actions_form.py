"""Add an action, say how one goes, and read what was said of it before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.framework import Framework
from data.periods import day_words
from data.records.actions import OPEN, STATES, Action, KeptAction, progress, save
from data.records.written import Overtaken, Record
from pages import frame
from pages.access import Visitor
from pages.parts import figures, header, links, subjects, who, words
from pages.parts.markup import el, write
from pages.parts.strip import Fact, facts, strip

DONE = "actions_done"


def one(visitor: Visitor, kept: KeptAction) -> None:
    """One action: what it is, how it went, and the form."""
    header.top(visitor, figures.synthetic(), (links.link("Actions", visitor, "actions"), f"Action {kept.record.id}"))
    header.title(kept.action.title, f"Recorded for: {subjects.subjects().get(kept.record.subject, kept.record.subject)}.")
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    due = kept.action.due_on
    write(
        strip(
            [
                Fact("State", words.first_up(kept.standing(figures.today())), f"{kept.action.percent}% of the way"),
                Fact("Owner", kept.action.owner, kept.action.lead),
                Fact("Due", day_words(due) if due else "[z]", "" if due else "no day agreed"),
            ]
        ),
        el("section", el("h2", "How it went"), facts([_told(each) for each in _history(kept)])) if visitor.audience == "exact" else "",
    )
    if who.may_act(visitor):
        _change(visitor, kept)


def add(visitor: Visitor, plan: Framework | None) -> None:
    """The form for a new action."""
    write(el("h2", "Add an action", id="add"))
    top = st.container()
    named = subjects.subjects()
    areas = [""] + [
        element.title for section in (plan.sections if plan else ()) if section.id == "priority-areas" for element in section.elements
    ]
    asked = st.query_params.get("about", "")
    with st.form("action-add", border=False, clear_on_submit=False):
        title = st.text_input("What will be done", max_chars=300)
        about = st.selectbox(
            "About", list(named), index=list(named).index(asked) if asked in named else 0, format_func=lambda each: named[each]
        )
        part = st.selectbox("Priority area", areas, format_func=lambda each: each or "None") if len(areas) > 1 else ""
        owner = st.text_input("Owner: a name or a post", max_chars=100)
        lead = st.text_input("Lead group", max_chars=100)
        due = st.date_input("Due on", value=None, format="DD/MM/YYYY")
        sent = st.form_submit_button("Add the action", type="primary")
    if sent:
        said = Action(title, owner, lead, due, part=part or "")
        _save(visitor, said, about or "", OPEN, None, top)


def _change(visitor: Visitor, kept: KeptAction) -> None:
    write(el("h2", "Say how it goes"))
    top = st.container()
    opened: Record = st.session_state.setdefault(f"action-read-{kept.record.id}", kept.record)
    now = kept.action
    with st.form(f"action-{kept.record.id}", border=False):
        note = st.text_area("How it goes", max_chars=300)
        percent = st.slider("How far, in per cent", 0, 100, now.percent, 5)
        state = st.radio("State", STATES, index=STATES.index(kept.state), format_func=words.first_up, horizontal=True)
        owner = st.text_input("Owner", value=now.owner, max_chars=100)
        due = st.date_input("Due on", value=now.due_on, format="DD/MM/YYYY")
        sent = st.form_submit_button("Save", type="primary")
    if sent:
        said = replace(now, note=note, percent=percent, owner=owner, due_on=due)
        _save(visitor, said, kept.record.subject, state or OPEN, opened, top)


def _save(visitor: Visitor, said: Action, subject: str, state: str, over: Record | None, top: DeltaGenerator) -> None:
    home = figures.home()
    assert home is not None
    try:
        made = save(figures.store(), home.code, said, by=visitor.name, at=datetime.now(), subject=subject, state=state, over=over)
    except DashboardError as fault:
        theirs = facts([_told(KeptAction(said, fault.theirs))]) if isinstance(fault, Overtaken) else ""
        with top:
            write(frame.problem([(str(fault), "")]), theirs)
        if over is not None:
            st.session_state.pop(f"action-read-{over.id}", None)
        return
    st.session_state.pop(f"action-read-{made.record.id}", None)
    st.session_state[DONE] = "Saved."
    st.query_params["action"] = str(made.record.id)
    st.rerun()


def _history(kept: KeptAction) -> list[KeptAction]:
    home = figures.home()
    return list(reversed(progress(figures.store(), home.code, kept.record.id))) if home is not None else []


def _told(each: KeptAction) -> tuple[str, str]:
    body = each.record.body
    said = body.get("note") or ("begun" if each.record.version == 1 else "nothing said")
    return f"{day_words(each.record.at.date())}, {each.record.by}", f"{body.get('percent', 0)}%, {each.record.state}: {said}"
