"""What people do and ask about a measure: its actions, and what scrutiny asked; for those who read figures of today."""

from __future__ import annotations

from data.records.actions import actions
from data.records.questions import questions
from metrics.catalogue import Measure
from pages import actions as actions_page
from pages import questions as questions_page
from pages.access import Visitor
from pages.parts import figures, links, who
from pages.parts.markup import Html, el, write


def show(visitor: Visitor, measure: Measure) -> None:
    """The sections, read afresh each time: writing moves no figure, so nothing of it may be remembered with them."""
    home = figures.home()
    if home is None or visitor.audience == "public":
        return
    doing, asked = actions(figures.store(), home.code, measure.id), questions(figures.store(), home.code, measure.id)
    today = figures.today()
    add = el("p", links.link("Add an action", visitor, "actions", about=measure.id)) if who.may_act(visitor) else Html("")
    if not (doing or asked or add):
        return
    write(
        el("section", el("h2", "What is being done"), actions_page.listed(visitor, doing, today), add) if doing else add,
        el("section", el("h2", "What scrutiny asked"), questions_page.listed(visitor, asked, today)) if asked else "",
    )
