"""Record a question, reply to one, close it; who saves second is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.periods import day_words
from data.records.questions import KINDS, STATES, KeptQuestion, Question, save
from data.records.written import Overtaken, Record
from pages import frame
from pages.access import Visitor
from pages.parts import figures, header, links, subjects, who, words
from pages.parts.markup import el, write
from pages.parts.strip import facts

DONE = "questions_done"


def one(visitor: Visitor, kept: KeptQuestion) -> None:
    """One question with its meeting, its reply and the form."""
    question = kept.question
    header.top(visitor, figures.synthetic(), (links.link("Questions", visitor, "questions"), f"Question {kept.record.id}"))
    header.title(f"{words.first_up(question.kind)}: {kept.state}", f"{question.meeting}, {day_words(question.asked_on)}.")
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    told: list[tuple[str, object]] = [
        ("Asked", f"“{question.words}”"),
        ("About", subjects.linked(visitor, kept.record.subject)),
        ("Owner", question.owner or "[x] nobody named"),
        (
            "Reply",
            f"“{question.reply}”" if question.reply else f"No reply yet{f': due {day_words(question.due_on)}' if question.due_on else ''}",
        ),
        ("Replied", day_words(question.replied_on) if question.replied_on else "[z]"),
        ("Source", question.source or "recorded here"),
    ]
    write(facts(told))
    if who.may_act(visitor):
        _reply(visitor, kept)


def add(visitor: Visitor) -> None:
    """The form for a new question or recommendation."""
    write(el("h2", "Record a question", id="add"))
    top = st.container()
    named = subjects.subjects()
    with st.form("question-add", border=False):
        kind = st.radio("It is a", KINDS, format_func=words.first_up, horizontal=True)
        said = st.text_area("What was asked, in the words of the minutes", max_chars=1200)
        about = st.selectbox("About", list(named), format_func=lambda each: named[each])
        meeting = st.text_input("Meeting", max_chars=200)
        asked_on = st.date_input("Asked on", value=None, format="DD/MM/YYYY")
        owner = st.text_input("Who will reply", max_chars=100)
        due = st.date_input("Reply due on", value=None, format="DD/MM/YYYY")
        sent = st.form_submit_button("Record it", type="primary")
    if not sent:
        return
    if asked_on is None:
        with top:
            write(frame.problem([("Enter the day of the meeting, like 12/11/2026", "")]))
        return
    question = Question(said, meeting, asked_on, kind or "question", owner.strip(), due)
    _save(visitor, question, about or "", "", None, top)


def _reply(visitor: Visitor, kept: KeptQuestion) -> None:
    write(el("h2", "Reply"))
    top = st.container()
    opened: Record = st.session_state.setdefault(f"question-read-{kept.record.id}", kept.record)
    with st.form(f"question-{kept.record.id}", border=False):
        reply = st.text_area("Reply", value=kept.question.reply, max_chars=1200)
        owner = st.text_input("Who replies", value=kept.question.owner, max_chars=100)
        state = st.radio("State", STATES, index=STATES.index(kept.state), format_func=words.first_up, horizontal=True)
        sent = st.form_submit_button("Save", type="primary")
    if sent:
        stands = "replied" if reply.strip() and state == "open" else state or "open"
        _save(visitor, replace(kept.question, reply=reply, owner=owner.strip()), kept.record.subject, stands, opened, top)


def _save(visitor: Visitor, said: Question, subject: str, state: str, over: Record | None, top: DeltaGenerator) -> None:
    home = figures.home()
    assert home is not None
    try:
        made = save(figures.store(), home.code, said, by=visitor.name, at=datetime.now(), subject=subject, state=state, over=over)
    except DashboardError as fault:
        theirs = facts([("What stands now", str(fault.theirs.body.get("reply") or "no reply"))]) if isinstance(fault, Overtaken) else ""
        with top:
            write(frame.problem([(str(fault), "")]), theirs)
        if over is not None:
            st.session_state.pop(f"question-read-{over.id}", None)
        return
    st.session_state.pop(f"question-read-{made.record.id}", None)
    st.session_state[DONE] = "Saved."
    st.query_params["question"] = str(made.record.id)
    st.rerun()
