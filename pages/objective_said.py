"""What people say and do about an objective: commentary with its promise, actions, what scrutiny asked, evidence."""

from __future__ import annotations

from datetime import date, timedelta

from data.framework import Objective
from data.records.actions import actions
from data.records.evidence import evidence
from data.records.questions import questions
from data.records.workstreams import parts
from pages import actions as actions_page
from pages import actions_parts
from pages import questions as questions_page
from pages.access import Visitor
from pages.parts import commentary_box, figures, gaps, links, standings, who
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing


def show(visitor: Visitor, objective: Objective, standing: Standing, until: date | None) -> None:
    """The sections, read afresh each time: writing moves no figure, so nothing of it may be remembered with them."""
    home = figures.home()
    if home is None:
        return
    latest = standing.latest
    month = until or (latest.period_end if latest is not None else None)
    if visitor.audience == "public":
        write(gaps.commentary(visitor, objective), _asked(visitor, home.code, objective))
        return
    if month is None:
        write(gaps.commentary(visitor, objective))
    else:
        before = standings.standing(visitor.audience, standing.commitment, month.replace(day=1) - timedelta(days=1)).word
        commentary_box.show(visitor, objective, month, standing.word, before)
    write(_done(visitor, home.code, objective), _asked(visitor, home.code, objective), _shown(visitor, home.code, objective))


def _done(visitor: Visitor, council: str, objective: Objective) -> Html:
    """The actions for it, in another framework those that share a measure with it too; and the way to add one."""
    part = next(each for each in parts(standings.looked_at(visitor)) if each.number == objective.number)
    found = actions_parts.of(part, actions(figures.store(), council))
    add = el("p", links.link("Add an action", visitor, "actions", about=objective.id)) if who.may_act(visitor) else ""
    listed = actions_page.listed(visitor, found, figures.today()) if found else el("p", "No action is recorded for it.", class_="hole")
    return el("section", el("h2", "What is being done"), listed, add)


def _asked(visitor: Visitor, council: str, objective: Objective) -> Html:
    """What scrutiny asked about it; nothing where nothing was."""
    found = questions(figures.store(), council, objective.id)
    if not found:
        return Html("")
    return el("section", el("h2", "What scrutiny asked"), questions_page.listed(visitor, found, figures.today()))


def _shown(visitor: Visitor, council: str, objective: Objective) -> Html:
    """Evidence that is not a figure."""
    found = evidence(figures.store(), council, objective.id)
    if not found:
        return Html("")
    told = (el("li", el("strong", each.evidence.title), f": {each.evidence.words}") for each in found)
    way = links.link("All evidence", visitor, "evidence", about=objective.id)
    return el("section", el("h2", "Evidence beside the figures"), el("ul", *told), el("p", join((way,))))
