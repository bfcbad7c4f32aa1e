"""One question with its reply, and the form to reply or close it; who saves second is told and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from data.periods import day_words
from data.records.home_council import HomeCouncil
from data.records.questions import LONGEST, REPLIED, STATES, KeptQuestion, Question, of_body, said_before, save
from data.records.written import Record
from pages.access import Visitor
from pages.parts import figures, header, links, overtaken, subjects, who, words
from pages.parts.markup import Html, el, fold, write
from pages.parts.said import quoted, said
from pages.parts.strip import facts

DONE = "questions_done"
NAMED = {"reply": "Reply", "owner": "Who replies", "due_on": "Reply due on"}


def one(visitor: Visitor, kept: KeptQuestion) -> None:
    """One question with its meeting, its reply and the form."""
    question = kept.question
    header.top(visitor, figures.synthetic(), (links.link("Questions", visitor, "questions"), f"Question {kept.record.id}"))
    header.title(f"{words.first_up(question.kind)}: {kept.state}", f"{_meeting(question)}.")
    if done := st.session_state.pop(DONE, ""):
        write(el("p", done, class_="done", role="status"))
    due = f": due {day_words(question.due_on)}" if question.due_on else ""
    told: list[tuple[str, object]] = [
        ("Asked", quoted(question.words)),
        ("About", subjects.linked(visitor, kept.record.subject)),
        ("Owner", said(question.owner, "no owner recorded")),
        ("Reply", quoted(question.reply) if question.reply else f"No reply yet{due}"),
        ("Replied", day_words(question.replied_on) if question.replied_on else "[z]"),
        ("Source", question.source or "recorded here"),
    ]
    write(facts(told))
    home = figures.home()
    if home is None or not who.may_act(visitor):
        return
    write(_before(said_before(figures.store(), home.code, kept.record.id)))
    _reply(visitor, home, kept)


def _meeting(question: Question) -> str:
    """The meeting with its day, said once: many are named by their day."""
    day = day_words(question.asked_on)
    return question.meeting if day in question.meeting else f"{question.meeting}, {day}"


def _reply(visitor: Visitor, home: HomeCouncil, kept: KeptQuestion) -> None:
    write(el("h2", "Reply"))
    top, key = st.container(), f"question-{kept.record.id}"
    held = overtaken.opened(key, kept.record)
    begun = of_body(held.body)
    with st.form(f"{key}-form", border=False):
        reply = st.text_area("Reply", value=begun.reply, key=overtaken.box(key, "reply"))
        owner = st.text_input("Who replies", value=begun.owner, key=overtaken.box(key, "owner"))
        due = st.date_input("Reply due on", value=begun.due_on, format="DD/MM/YYYY", key=overtaken.box(key, "due_on"))
        state = st.radio(
            "State", STATES, index=STATES.index(held.state), format_func=words.first_up, horizontal=True, key=overtaken.box(key, "state")
        )  # fmt: skip
        write(el("p", f"A reply holds {LONGEST:,} letters. What is not closed is carried into the next paper.", class_="small"))
        sent = st.form_submit_button("Save", type="primary")
    mine = replace(begun, reply=reply, owner=owner, due_on=due)
    # a first reply replies to it, whatever the button beside it still says
    stands = REPLIED if reply.strip() and not begun.reply and state == "open" else state or "open"

    def keep(over: Record | None) -> KeptQuestion:
        return save(figures.store(), home.code, mine, by=visitor.name, at=datetime.now(), state=stands, over=over)

    made = overtaken.saved(key, keep, top) if sent else None
    made = made or overtaken.settle(key, NAMED, keep, top)
    if made is not None:
        go_on(key, made)


def _before(every: list[KeptQuestion]) -> Html:
    """What stood at earlier versions, the newest of them first; nothing where there was one."""
    told = [
        (
            day_words(each.record.at.date()),
            el("div", el("div", f"{words.first_up(each.state)}: ", said(each.question.reply, "no reply")),
               el("div", f"Owner: {each.question.owner or 'none recorded'}. Written by {each.record.by}", class_="terms")),
        )
        for each in reversed(every[:-1])
    ]  # fmt: skip
    return fold("What stood before", facts(told)) if told else Html("")


def go_on(key: str, made: KeptQuestion) -> None:
    """To the page of the question that was saved."""
    overtaken.forget(key)
    st.session_state[DONE] = "Saved."
    st.query_params["question"] = str(made.record.id)
    st.rerun()
