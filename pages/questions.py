"""Questions and recommendations of scrutiny: what was asked, the reply, and what is carried into the next paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.periods import day_words
from data.records.questions import CLOSED, KeptQuestion, questions
from pages import questions_add, questions_form
from pages.access import Visitor
from pages.parts import figures, header, links, subjects, who, words
from pages.parts.markup import Html, el, join, write
from pages.parts.said import quoted, said
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag

LOOKS = {"open": "risk", "reply late": "off", "replied": "due", "closed": "on"}
SHOWN_ON = {
    "framework": "The framework on a page",
    "service-map": "The service map",
    "actions": "The actions",
    "": "The overview: each objective's verdict",
}
COLUMNS = (
    Column("State", "verdict", width=13),
    Column("Asked", "heading", width=37),
    Column("Reply", width=34),
    Column("Owner", width=16),
)


def show(visitor: Visitor) -> None:
    """Every question; with ?question= one of them and the form to reply."""
    home, asked = figures.home(), st.query_params.get("question", "")
    found = questions(figures.store(), home.code) if home is not None else []
    one = next((each for each in found if str(each.record.id) == asked), None)
    if asked and one is not None:
        questions_form.one(visitor, one)
        return
    header.top(visitor, figures.synthetic())
    header.title(finding(found), "What a scrutiny board asked or recommended. All that is not closed is carried into the next paper.")
    lost = el("p", f"There is no question {asked}. All that are recorded stand here.", class_="why") if asked else ""
    write(lost, listed(visitor, found, figures.today()) if found else el("p", "No question is recorded yet.", class_="hole"))
    if who.may_act(visitor):
        questions_add.add(visitor)


def finding(found: Sequence[KeptQuestion]) -> str:
    """'Two questions wait for a reply, three are replied to and not closed'."""
    waiting = sum(each.state == "open" for each in found)
    replied = sum(each.state == "replied" for each in found)
    if not found:
        return "No question recorded yet"
    if not waiting and not replied:
        return "Every question is closed"
    first = (
        f"{words.first_up(words.plural(waiting, 'question'))} {'waits' if waiting == 1 else 'wait'} for a reply"
        if waiting
        else "No question waits for a reply"
    )
    verb = "is" if replied == 1 else "are"
    return f"{first}, {words.how_many(replied)} {verb} replied to and not closed" if replied else first


def listed(visitor: Visitor, found: Sequence[KeptQuestion], today: date) -> Html:
    """The questions as a table, also for the page of what they are about."""
    rows = [
        [
            state_tag(words.first_up(state), LOOKS[state]),
            cell(
                _linked(visitor, each),
                join((f"{words.first_up(each.question.kind)}, {each.question.meeting}. ", subjects.linked(visitor, each.record.subject))),
            ),
            _reply(visitor, each),
            _owner(visitor, each),
        ]
        for each in found
        for state in [_state(each, today)]
    ]
    return table("Questions and recommendations", COLUMNS, rows, stacks="narrow")


def _owner(visitor: Visitor, each: KeptQuestion) -> Html:
    """Who replies; where nobody is recorded and a reply is awaited or still carried, the way to say who."""
    if each.question.owner:
        return el("span", said(each.question.owner))
    may_name = who.may_act(visitor) and each.state != CLOSED
    way = links.link("Name one", visitor, "questions", question=str(each.record.id)) if may_name else ""
    return cell(el("span", "No owner recorded", class_="hole"), way)


def _state(each: KeptQuestion, today: date) -> str:
    return "reply late" if each.is_late(today) else each.state


def _linked(visitor: Visitor, each: KeptQuestion) -> Html:
    words_of_it = quoted(each.question.words)
    return links.link(words_of_it, visitor, "questions", question=str(each.record.id)) if who.may_act(visitor) else words_of_it


def _reply(visitor: Visitor, each: KeptQuestion) -> Html:
    question = each.question
    due = f": due {day_words(question.due_on)}" if question.due_on else ""
    reply = quoted(question.reply) if question.reply else el("span", f"No reply yet{due}", class_="hole")
    answers = links.link(SHOWN_ON[question.shows], visitor, question.shows) if question.shows in SHOWN_ON and question.source else ""
    shown = el("span", "This dashboard answers it: ", answers, class_="terms") if answers and each.state != CLOSED else ""
    return el("div", el("span", reply, class_="main"), shown)
