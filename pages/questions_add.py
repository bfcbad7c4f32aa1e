"""The form for a new question or recommendation of scrutiny, in the words of its minutes."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.records.questions import KINDS, KeptQuestion, Question, save
from data.records.written import Record
from pages import frame
from pages.access import Visitor
from pages.parts import figures, overtaken, subjects, words
from pages.parts.markup import el, write
from pages.questions_form import go_on


def add(visitor: Visitor) -> None:
    """The form for a new question or recommendation."""
    home = figures.home()
    if home is None:
        return
    write(el("h2", "Record a question", id="add"))
    top, key = st.container(), "question-new"
    overtaken.opened(key, None)
    named = subjects.subjects()
    with st.form("question-add", border=False):
        kind = st.radio("It is a", KINDS, format_func=words.first_up, horizontal=True, key=overtaken.box(key, "kind"))
        asked = st.text_area("What was asked, in the words of the minutes", key=overtaken.box(key, "words"))
        about = st.selectbox("About", list(named), format_func=named.__getitem__)
        meeting = st.text_input("Meeting", key=overtaken.box(key, "meeting"))
        asked_on = st.date_input("Asked on", value=None, format="DD/MM/YYYY")
        owner = st.text_input("Who will reply", key=overtaken.box(key, "owner"))
        due = st.date_input("Reply due on", value=None, format="DD/MM/YYYY")
        sent = st.form_submit_button("Record it", type="primary")
    if sent and asked_on is None:
        with top:
            write(frame.problem([("Enter the day of the meeting, like 12/11/2026", "")]))
    elif sent and asked_on is not None:
        question = Question(asked, meeting, asked_on, kind or "question", owner, due)

        def keep(over: Record | None) -> KeptQuestion:
            return save(figures.store(), home.code, question, by=visitor.name, at=datetime.now(), subject=about or "", over=over)

        if (made := overtaken.saved(key, keep, top)) is not None:
            go_on(key, made)
