"""What a framework sets out to do, part by part: its scope, the outcome it intends, and how the actions for it go."""

from __future__ import annotations

from data.framework import Framework, Objective
from data.periods import day_words
from data.records.actions import KeptAction, actions
from data.records.workstreams import Part, belongs, parts, progress
from pages import service_views
from pages.access import Visitor
from pages.parts import figures, header, in_view, links, offer, remembered, words
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.tables import Column, table
from pages.parts.tags import state_tag

VIEW = "workstreams"
COLUMNS = (
    Column("Workstream or objective", "heading", width=20), Column("Scope, in the document's words", width=30),
    Column("Intended outcome", width=28), Column("Actions", width=22),
)  # fmt: skip


def show(visitor: Visitor) -> None:
    """The parts of the framework that is looked at; each leads to its actions."""
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), "Workstreams"))
    write(service_views.line(visitor, VIEW), remembered.part(visitor, _page, offer.stamp()))


def _page(visitor: Visitor, stamp: int) -> Html:
    plan = in_view.framework(visitor)
    if plan is None:
        return header.heading("No framework has been adopted yet", "Its workstreams or objectives stand here once one is.")
    found = [part for part in parts(plan) if part.number]
    acted = sum(bool(_actions(part)) for part in found)
    heading = (
        f"{words.first_up(words.how_many(acted))} of {words.plural(len(found), 'workstream')} {'has' if acted == 1 else 'have'} an action"
    )
    notes = [note for note in plan.notes if "workstream" in note]
    rows = [_row(visitor, plan, part, plan.objectives[place]) for place, part in enumerate(found)]
    drawn = table("Workstreams", COLUMNS, rows, stacks="wide")
    source = el("p", " ".join([*notes, f"Source: {plan.source.rstrip('.')}."]), class_="small")
    others = "Another framework is chosen on the page Framework; its workstreams or objectives then stand here."
    return join((header.heading(heading, f"{plan.name}. {others}"), drawn, source))


def _row(visitor: Visitor, plan: Framework, part: Part, objective: Objective) -> list[object]:
    intended = [outcome for outcome in plan.outcomes if outcome.objective == part.number]
    said = join([el("p", f"“{outcome.wording}”") for outcome in intended])
    return [
        links.to_objective(f"{part.number}. {part.title}", visitor, part.number),
        fold("In full", el("p", f"“{part.wording}”")) if len(part.wording) > 160 else f"“{part.wording}”",
        said if intended else el("span", "The document ties none to it.", class_="hole"),
        _goes(visitor, part),
    ]


def _goes(visitor: Visitor, part: Part) -> Html:
    """How many of its actions are done, whether any is overdue, which is next, and the way to them."""
    mine = _actions(part)
    way = links.link("Its actions" if mine else "Add the first", visitor, "actions", part=part.id)
    if not mine:
        return el("div", el("span", "No action recorded", class_="hole"), " ", way)
    goes = progress(mine, figures.today())
    late = state_tag(f"{words.first_up(words.how_many(goes.overdue))} overdue", "off") if goes.overdue else ""
    due = goes.next_due.action.due_on if goes.next_due is not None else None
    soonest = el("span", f"next due {day_words(due)}" if due is not None else "no day to come", class_="terms")
    return el("div", late, el("span", f"{goes.done} of {goes.of} done", class_="main"), soonest, way)


def _actions(part: Part) -> list[KeptAction]:
    home, adopted = figures.home(), figures.plan()
    every = actions(figures.store(), home.code) if home is not None else []
    return [each for each in every if belongs(each, part, adopted)]
