"""Actions by workstream, priority area or objective of the framework looked at; a part that nobody acts on is shown as a hole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.framework import Framework
from data.periods import day_words
from data.records.actions import OPEN, KeptAction
from data.records.workstreams import AIMS, Part, belongs, parts, progress
from pages.access import Visitor
from pages.parts import figures, header, links, words
from pages.parts.markup import Html, el, fold, join, write
from pages.parts.said import said
from pages.parts.strip import Fact, strip
from pages.parts.tables import Column, table
from pages.parts.tags import state_tag

SHORT = 200  # letters of a document that stand open in a table; longer ones open at a press


def of(part: Part, found: Sequence[KeptAction]) -> list[KeptAction]:
    """The actions for a part, in the order given."""
    adopted = figures.plan()
    return [each for each in found if belongs(each, part, adopted)]


def groups(visitor: Visitor, plan: Framework, found: Sequence[KeptAction]) -> Html:
    """Every part of the framework with how it goes and its actions, a table for each kind of part."""
    every = parts(plan)
    kinds = dict.fromkeys(part.kind for part in every)
    return join(_group(visitor, plan, kind, [part for part in every if part.kind == kind], found) for kind in kinds)


def top(visitor: Visitor, plan: Framework, part: Part, found: Sequence[KeptAction], finding: str) -> None:
    """The head of one part's page: how it stands in a sentence and a strip."""
    header.top(visitor, figures.synthetic(), (links.link("Actions", visitor, "actions"), part.title))
    header.title(f"{part.title}: {words.first_down(finding)}", f"{plan.name}.")
    write(strip_of(found))


def foot(visitor: Visitor, plan: Framework, part: Part) -> Html:
    """The part in its document's words, and the way to what the framework says of it."""
    page = links.to_objective("Its page, with its measures", visitor, part.number) if part.number else None
    way = page or links.link("The framework on a page", visitor, "framework")
    return el("section", el("h2", "In the document's words"), el("blockquote", _quoted(part)), el("p", f"{plan.source.rstrip('.')}. ", way))


def strip_of(found: Sequence[KeptAction]) -> Html:
    """How many are done and overdue, and which is due next; nothing where there is no action."""
    if not found:
        return Html("")
    goes = progress(found, figures.today())
    soonest = goes.next_due.action if goes.next_due is not None else None
    due = day_words(soonest.due_on) if soonest is not None and soonest.due_on is not None else "[z]"
    return strip(
        [
            Fact("Done", f"{goes.done} of {goes.of}", "actions that were not dropped"),
            Fact("Overdue", str(goes.overdue) if goes.overdue else "None", "their day has passed" if goes.overdue else ""),
            Fact("Next due", due, said(soonest.title) if soonest is not None else "nothing with a day to come"),
        ]
    )


def _group(visitor: Visitor, plan: Framework, kind: str, of_kind: Sequence[Part], found: Sequence[KeptAction]) -> Html:
    rows = [
        [links.link(_numbered(part), visitor, "actions", part=part.id), _wording(part), *_goes(visitor, of(part, found))]
        for part in of_kind
    ]  # fmt: skip
    empty = sum(not of(part, found) for part in of_kind)
    holes = f"{words.first_up(words.how_many(empty))} of {words.how_many(len(of_kind))} without an action." if empty else ""
    first = "Part" if kind == AIMS else kind
    columns = (Column(first, "heading", width=22), Column("In the document's words", width=32), Column("Progress", width=18),
               Column("Actions", width=28))  # fmt: skip
    heading = f"{kind}: {plan.name}"
    return el("section", el("h2", heading), el("p", holes) if holes else "", table(heading, columns, rows, stacks="narrow"))


def _numbered(part: Part) -> str:
    return f"{part.number}. {part.title}" if part.number else part.title


def _wording(part: Part) -> Html:
    if len(part.wording) <= SHORT and not part.points:
        return el("span", f"“{part.wording}”")
    return fold(f"{part.title}, in full", _quoted(part))


def _quoted(part: Part) -> Html:
    """All that the document says of it, with the points it lists."""
    points = (el("ul", *(el("li", f"“{point}”") for point in part.points)),) if part.points else ()
    return join((el("p", f"“{part.wording}”"), *points))


def _goes(visitor: Visitor, mine: Sequence[KeptAction]) -> tuple[Html, Html]:
    """How far the part is, and its actions by name, each as it stands."""
    if not mine:
        return el("span", "[z]", class_="main"), el("span", "No action recorded", class_="hole")
    today = figures.today()
    goes = progress(mine, today)
    late = state_tag(f"{words.first_up(words.how_many(goes.overdue))} overdue", "off") if goes.overdue else Html("")
    due = goes.next_due.action.due_on if goes.next_due is not None else None
    soonest = el("span", f"next due {day_words(due)}", class_="terms") if due is not None else ""
    items = (
        el(
            "li",
            links.link(said(each.action.title), visitor, "actions", action=str(each.record.id)),
            f" ({_stands(each, today)})",
        )
        for each in mine
    )
    return el("div", late, el("span", f"{goes.done} of {goes.of} done", class_="main"), soonest), el("ul", *items, class_="plain")


def _stands(each: KeptAction, today: date) -> str:
    """'overdue, 65%'; what is done or dropped is not on its way."""
    return f"{each.standing(today)}, {each.action.percent}%" if each.state == OPEN else each.state
