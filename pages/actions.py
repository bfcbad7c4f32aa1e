"""Actions: what somebody will do, by when, and how it goes; what is overdue stands first.

The address says what is shown: `?action=7` one of them, `?part=Service+Directory` those of a workstream, a priority area or an objective.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.periods import day_words
from data.records.actions import KeptAction, actions
from data.records.workstreams import parts
from pages import actions_add, actions_form, actions_parts
from pages.access import Visitor
from pages.parts import figures, header, in_view, links, subjects, who, words
from pages.parts.markup import Html, el, write
from pages.parts.said import said
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
    """Every action; one of them with its history and form; or those of one part of the framework looked at."""
    home, plan = figures.home(), in_view.framework(visitor)
    found = actions(figures.store(), home.code) if home is not None else []
    asked = st.query_params.get("action", "")
    one = next((each for each in found if str(each.record.id) == asked), None)
    if one is not None:
        actions_form.one(visitor, one)
        return
    every = parts(plan) if plan is not None else ()
    part = next((each for each in every if each.id == st.query_params.get("part")), None)
    today = figures.today()
    ordered = sorted(found, key=lambda each: ORDER.index(each.standing(today)))
    if plan is not None and part is not None:
        of_part = actions_parts.of(part, ordered)
        actions_parts.top(visitor, plan, part, of_part, finding(of_part, today))
        write(_table(visitor, of_part, today), actions_parts.foot(visitor, plan, part))
    else:
        header.top(visitor, figures.synthetic())
        header.title(finding(found, today), "What somebody will do about a figure: whose it is, by when, and how it goes.")
        lost = _lost(asked, st.query_params.get("part", ""))
        by_part = actions_parts.groups(visitor, plan, ordered) if plan is not None else ""
        write(lost, el("section", actions_parts.strip_of(found)), _table(visitor, ordered, today), by_part)
    if who.may_act(visitor):
        actions_add.add(visitor, plan, part)


def finding(found: Sequence[KeptAction], today: date) -> str:
    """'One action overdue, two due within 30 days'."""
    count = {state: sum(each.standing(today) == state for each in found) for state in ORDER}
    if not found:
        return "No action recorded yet"
    told = [f"{words.plural(count['overdue'], 'action')} overdue"] if count["overdue"] else ["No action overdue"]
    told += [f"{words.how_many(count['due soon'])} due within 30 days"] if count["due soon"] else []
    waiting = count["open"] + count["no date"]
    more = "more open" if count["overdue"] + count["due soon"] else "open"
    told += [f"{words.how_many(waiting)} {more}"] if waiting else []
    return words.first_up(", ".join(told))


def listed(visitor: Visitor, found: Sequence[KeptAction], today: date) -> Html:
    """The actions as a table, also for the page of what they are about."""
    rows = [
        [
            state_tag(words.first_up(each.standing(today)), LOOKS[each.standing(today)]),
            cell(
                links.link(said(each.action.title), visitor, "actions", action=str(each.record.id)),
                subjects.all_linked(visitor, each.about),
                strong=True,
            ),
            cell(said(each.action.owner), said(each.action.lead) if each.action.lead else ""),
            day_words(each.action.due_on) if each.action.due_on else cell("[z]", "no day agreed"),
            cell(f"{each.action.percent}%", _note(visitor, each)),
        ]
        for each in found
    ]
    return table("Actions", COLUMNS, rows, stacks="narrow")


def _table(visitor: Visitor, found: Sequence[KeptAction], today: date) -> Html:
    return el("section", listed(visitor, found, today) if found else el("p", "No action is recorded yet.", class_="hole"))


def _note(visitor: Visitor, each: KeptAction) -> object:
    """How it goes, but for the public: what officers say there may hold numbers that a public figure hides."""
    if visitor.audience == "public":
        return ""
    return said(each.action.note) if each.action.note else "nothing said yet"


def _lost(action: str, part: str) -> Html:
    """What to say of an address that leads to nothing here."""
    if action:
        return el("p", f"There is no action {action}. All that are recorded stand here.", class_="why")
    return el("p", f"The framework looked at has no part called “{part}”. All actions stand here.", class_="why") if part else Html("")
