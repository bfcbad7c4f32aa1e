"""Two editions side by side: what did we tell the board then, and what has changed since: data, method, or the world."""

from __future__ import annotations

from collections.abc import Sequence

from data.records import editions as kept
from data.records.editions import Edition
from metrics.catalogue import catalogue
from metrics.editions import Difference, differences, verdicts_changed
from pages.access import Visitor
from pages.edition_words import point
from pages.parts import figures, header, links, narrative, words
from pages.parts.markup import Html, el, write
from pages.parts.tables import Column, cell, table
from pages.parts.tags import verdict_tag

CAUSES = {
    "revised data": ("Revised data", "the same period, counted by the same rules from data that have changed since"),
    "another method": ("Another method", "the same period, counted by another method"),
    "another definition": ("Another definition", "the same period, and the measure's rule has changed"),
    "a newer period": ("Newer periods", "time has gone on: what the world did since"),
}
MOST = 40


def show(visitor: Visitor, older: Edition, newer: Edition) -> None:
    """The page."""
    header.top(visitor, figures.synthetic(), (links.link("Editions", visitor, "editions"), f"Editions {older.number} and {newer.number}"))
    if visitor.audience == "public":
        header.title("Editions are compared by those who make them", "Each edition that is open can be read.")
        return
    before, after = (kept.items(figures.store(), each) for each in (older, newer))
    moved, turned = differences(before, after), verdicts_changed(before, after)
    count = {cause: sum(each.cause == cause for each in moved) for cause in CAUSES}
    revised = sum(count[cause] for cause in CAUSES if cause != "a newer period")
    header.title(
        f"From edition {older.number} to {newer.number}: {words.plural(len(turned), 'verdict')} changed, "
        f"{words.plural(revised, 'figure')} revised",
        f"{older.name} and {newer.name}. {words.first_up(words.plural(count['a newer period'], 'figure'))} for newer periods.",
    )
    write(_turned(visitor, turned), *(_moved(visitor, cause, [each for each in moved if each.cause == cause]) for cause in CAUSES))


def _turned(visitor: Visitor, turned: Sequence[tuple[str, str, str]]) -> Html:
    plan = figures.plan()
    named = {each.id: f"{each.number}. {each.title}" for each in plan.objectives} if plan is not None else {}
    if not turned:
        return el("section", el("h2", "Verdicts"), el("p", "Every verdict is as it was."))
    rows = [[named.get(subject, subject), verdict_tag(before), verdict_tag(now)] for subject, before, now in turned]
    columns = (Column("Objective", "heading"), Column("Before", "verdict"), Column("Now", "verdict"))
    return el("section", el("h2", "Verdicts"), table("Verdicts that changed", columns, rows, stacks="narrow"))


def _moved(visitor: Visitor, cause: str, found: Sequence[Difference]) -> Html:
    title, says = CAUSES[cause]
    if not found:
        return Html("")
    rows = [_row(visitor, each) for each in found[:MOST]]
    columns = (Column("Figure", "heading", width=46), Column("Before", width=27), Column("Now", width=27))
    more = el("p", f"And {len(found) - MOST} more.") if len(found) > MOST else ""
    heading = f"{title}: {words.plural(len(found), 'figure')}"
    return el("section", el("h2", heading), el("p", says, class_="small"), table(heading, columns, rows, stacks="narrow"), more)


def _row(visitor: Visitor, each: Difference) -> list[object]:
    was, now = point(each.before), point(each.after)
    known = now or was
    title = catalogue()[each.measure].title if each.measure in catalogue() else each.measure
    when = words.first_up(narrative.period(known)) if known is not None else ""
    group = f", {known.group_value}" if known is not None and known.group_type != "all" else ""
    named = cell(links.to_measure(title, visitor, each.measure), f"{when}{group}")
    return [named, cell(words.marked(was), words.terms(was)), cell(words.marked(now), words.terms(now))]
