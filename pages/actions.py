"""Actions: what somebody will do, by when, and how it goes; what is overdue stands first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.framework import Framework
from data.periods import day_words
from data.records.actions import KeptAction, actions
from pages import actions_form
from pages.access import Visitor
from pages.parts import figures, header, in_view, links, subjects, who, words
from pages.parts.markup import Html, el, write
from pages.parts.tables import Column, cell, table
from pages.parts.tags import state_tag

LOOKS = {"overdue": "off", "due soon": "risk", "open": "due", "no date": "none", "done": "on", "dropped": "none"}
ORDER = ("overdue", "due soon", "open", "no date", "done", "dropped")
COLUMNS = (
    Column("State", "verdict", width=14),
    Column("Action", "heading", width=36),
    Column("Owner", width=16),
    Column("Due", width=14),
    Column("How it goes", width=20),
)


def show(visitor: Visitor) -> None:
    """Every action; with ?action= one of them, its history and the form to say how it goes."""
    asked = st.query_params.get("action", "")
    home = figures.home()
    found = actions(figures.store(), home.code) if home is not None else []
    one = next((each for each in found if str(each.record.id) == asked), None)
    if asked and one is not None:
        actions_form.one(visitor, one)
        return
    header.top(visitor, figures.synthetic())
    today = figures.today()
    header.title(finding(found, today), "What somebody will do about a figure: whose it is, by when, and how it goes.")
    ordered = sorted(found, key=lambda each: ORDER.index(each.standing(today)))
    write(listed(visitor, ordered, today) if ordered else el("p", "No action is recorded yet.", class_="hole"))
    plan = in_view.framework(visitor)
    if plan is not None:
        write(_parts(visitor, plan, found))
    if who.may_act(visitor):
        actions_form.add(visitor, plan)


def finding(found: Sequence[KeptAction], today: date) -> str:
    """'One action overdue, two due within 30 days'."""
    count = {state: sum(each.standing(today) == state for each in found) for state in ORDER}
    if not found:
        return "No action recorded yet"
    told = [f"{words.plural(count['overdue'], 'action')} overdue"] if count["overdue"] else ["No action overdue"]
    told += [f"{words.how_many(count['due soon'])} due within 30 days"] if count["due soon"] else []
    waiting = count["open"] + count["no date"]
    told += [f"{words.how_many(waiting)} more open"] if waiting else []
    return words.first_up(", ".join(told))


def listed(visitor: Visitor, found: Sequence[KeptAction], today: date) -> Html:
    """The actions as a table, also for the page of what they are about."""
    rows = [
        [
            state_tag(words.first_up(each.standing(today)), LOOKS[each.standing(today)]),
            cell(
                links.link(each.action.title, visitor, "actions", action=str(each.record.id)),
                subjects.linked(visitor, each.action.part or each.record.subject),
                strong=True,
            ),
            cell(each.action.owner, each.action.lead),
            day_words(each.action.due_on) if each.action.due_on else cell("[z]", "no day agreed"),
            # what officers say of how it goes may hold numbers that a public figure hides
            cell(f"{each.action.percent}%", "" if visitor.audience == "public" else each.action.note or "nothing said yet"),
        ]
        for each in found
    ]
    return table("Actions", COLUMNS, rows, stacks="narrow")


def _parts(visitor: Visitor, plan: Framework, found: Sequence[KeptAction]) -> Html:
    """The framework's own workstreams or priority areas, with what is done for each; one nobody acts on is a hole."""
    areas = next((section for section in plan.sections if section.id == "priority-areas"), None)
    named = [(each.title, each.wording) for each in areas.elements] if areas else [(each.title, each.wording) for each in plan.objectives]
    ids = {each.title: each.id for each in plan.objectives}
    rows = [[title, f"“{wording}”", _acted(visitor, title, ids.get(title, ""), found)] for title, wording in named]
    heading = areas.title if areas else "What the framework sets out to do"
    columns = (Column(heading, "heading", width=26), Column("In the document's words", width=46), Column("Actions", width=28))
    return el("section", el("h2", f"{heading}: {plan.name}"), table(heading, columns, rows, stacks="narrow"))


def _acted(visitor: Visitor, title: str, subject: str, found: Sequence[KeptAction]) -> Html:
    mine = [each for each in found if each.action.part == title or (subject and each.record.subject == subject)]
    if not mine:
        return el("span", "No action recorded", class_="hole")
    items = (el("li", links.link(each.action.title, visitor, "actions", action=str(each.record.id)), f" ({each.state})") for each in mine)
    return el("ul", *items, class_="plain")
