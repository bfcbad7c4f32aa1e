"""One action: what it is, how it went, and the form to say how it goes; who saves second is told and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from data.periods import day_words
from data.records.actions import LONGEST, OPEN, STATES, KeptAction, of_body, progress, save
from data.records.home_council import HomeCouncil
from data.records.written import Record
from pages import actions_progress
from pages.access import Visitor
from pages.parts import figures, header, links, overtaken, subjects, who, words
from pages.parts.markup import el, join, write
from pages.parts.said import said
from pages.parts.strip import Fact, strip

DONE = "actions_done"
NAMED = {
    "title": "What will be done", "note": "How it goes", "percent": "How far, in per cent", "owner": "Owner", "lead": "Lead group",
    "due_on": "Due on",
}  # fmt: skip


def one(visitor: Visitor, kept: KeptAction) -> None:
    """One action: what it is, how it went, and the form."""
    header.top(visitor, figures.synthetic(), (links.link("Actions", visitor, "actions"), f"Action {kept.record.id}"))
    header.title(kept.action.title, join(("Recorded for: ", subjects.all_linked(visitor, kept.about), ".")))
    if told := st.session_state.pop(DONE, ""):
        write(el("p", told, class_="done", role="status"))
    home, due = figures.home(), kept.action.due_on
    write(
        strip(
            [
                Fact("State", words.first_up(kept.standing(figures.today())), f"{kept.action.percent}% of the way"),
                Fact(
                    "Owner",
                    el("span", kept.action.owner, class_="figure said"),
                    said(kept.action.lead) if kept.action.lead else "no lead group",
                ),
                Fact("Due", day_words(due) if due else "[z]", "" if due else "no day agreed"),
            ]
        )
    )
    if home is None or visitor.audience == "public":
        return
    write(actions_progress.history(progress(figures.store(), home.code, kept.record.id)))
    if who.may_act(visitor):
        _change(visitor, home, kept)


def _change(visitor: Visitor, home: HomeCouncil, kept: KeptAction) -> None:
    write(el("h2", "Say how it goes"))
    top, key = st.container(), f"action-{kept.record.id}"
    held = overtaken.opened(key, kept.record)
    begun, state_begun = of_body(held.body), held.state
    with st.form(f"{key}-form", border=False):
        note = st.text_area("How it goes", value=begun.note, key=overtaken.box(key, "note"))
        percent = st.slider("How far, in per cent", 0, 100, begun.percent, 5, key=overtaken.box(key, "percent"))
        state = st.radio(
            "State", STATES, index=STATES.index(state_begun), format_func=words.first_up, horizontal=True, key=overtaken.box(key, "state")
        )  # fmt: skip
        owner = st.text_input("Owner", value=begun.owner, key=overtaken.box(key, "owner"))
        lead = st.text_input("Lead group", value=begun.lead, key=overtaken.box(key, "lead"))
        due = st.date_input("Due on", value=begun.due_on, format="DD/MM/YYYY", key=overtaken.box(key, "due_on"))
        write(el("p", f"How it goes holds {LONGEST} letters.", class_="small"))
        sent = st.form_submit_button("Save", type="primary")
    mine = replace(begun, note=note, percent=percent, owner=owner, lead=lead, due_on=due)

    def keep(over: Record | None) -> KeptAction:
        return save(figures.store(), home.code, mine, by=visitor.name, at=datetime.now(), state=state or OPEN, over=over)

    made = overtaken.saved(key, keep, top) if sent else None
    made = made or overtaken.settle(key, NAMED, keep, top)
    if made is not None:
        go_on(key, made)


def go_on(key: str, made: KeptAction) -> None:
    """To the page of the action that was saved."""
    overtaken.forget(key)
    st.session_state[DONE] = "Saved."
    for name in ("about", "part"):
        st.query_params.pop(name, None)
    st.query_params["action"] = str(made.record.id)
    st.rerun()
