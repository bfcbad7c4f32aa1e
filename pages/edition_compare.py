"""Two editions side by side: what did we tell the board then, and what has changed since: data, method, or the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.records.editions import Edition, Item
from metrics.editions import PUBLIC, RESULT, VERDICT, Difference, differences, verdicts_changed
from pages import edition_held
from pages import edition_parts as parts
from pages.access import Visitor
from pages.edition_held import PUBLIC_VERDICT, Held
from pages.edition_words import Body, figure, point
from pages.parts import figures, header, links, narrative, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table
from pages.parts.tags import verdict_tag

REVISED = {
    "revised data": ("Revised data", "the same period, counted by the same rules from data that have changed since"),
    "another method": ("Another method", "the same period, counted by another method"),
    "another definition": ("Another definition", "the same period, and the measure's rule has changed"),
}
MOST = 40


@dataclass(frozen=True)
class Compared:
    """What changed from one edition to another: in a heading, and in tables."""

    heading: str
    newer_periods: str
    tables: Html


def show(visitor: Visitor, older: Edition, newer: Edition, others: Sequence[Edition]) -> None:
    """The page, in exact figures or in public ones, as the visitor reads. StoreError when one of the two is not what was signed."""
    crumbs = (links.link("Editions", visitor, "editions"), f"Editions {older.number} and {newer.number}")
    header.top(visitor, figures.synthetic(), crumbs)
    found = remembered.part(visitor, compared, older, newer)
    header.title(found.heading, join((f"{older.name} and {newer.name}. {found.newer_periods} ", parts.mark())))
    write(found.tables, _with_others(visitor, older, newer, others))


def compared(visitor: Visitor, older: Edition, newer: Edition) -> Compared:
    """The differences, worked out once for all who read alike."""
    before, after = (_readable(visitor, edition_held.items(each)) for each in (older, newer))
    moved, turned = differences(before, after, RESULT), verdicts_changed(before, after)
    held = edition_held.of_edition(newer)
    newer_periods = sum(each.cause == "a newer period" for each in moved)
    revised = len(moved) - newer_periods
    drawn = (_moved(visitor, held, cause, [each for each in moved if each.cause == cause]) for cause in REVISED)
    return Compared(
        f"From edition {older.number} to {newer.number}: {words.plural(len(turned), 'verdict')} changed, "
        f"{words.plural(revised, 'figure')} revised",
        f"{words.first_up(words.plural(newer_periods, 'figure'))} for newer periods.",
        join((_then_and_now(held, before, after), *drawn)),
    )


def _readable(visitor: Visitor, held: Sequence[Item]) -> list[Item]:
    """Results and verdicts as the visitor may read them: to the public the public ones are all there is."""
    result, verdict = (RESULT, VERDICT) if visitor.audience == "exact" else (PUBLIC, PUBLIC_VERDICT)
    named = {result: RESULT, verdict: VERDICT}
    exact = {RESULT, VERDICT, PUBLIC, PUBLIC_VERDICT}
    return [replace(each, kind=named.get(each.kind, each.kind)) for each in held if each.kind in named or each.kind not in exact]


def _then_and_now(held: Held, before: Sequence[Item], after: Sequence[Item]) -> Html:
    """What each objective's measures said then and say now, each with its own newest period; those with another verdict first."""
    was, now = ({(each.subject, each.item): each.body for each in held if _is_promise(each)} for held in (before, after))
    named = {each.id: parts.numbered(each) for each in held.wordings}
    turned = {place for place, said in now.items() if place in was and was[place]["word"] != said["word"]}
    rows = [
        [
            cell(str(now[place]["title"]), named.get(place[0], "")),
            _told(was.get(place)),
            _told(now[place]),
            "Another verdict" if place in turned else "As it was",
        ]
        for place in sorted(now, key=lambda place: (place not in turned, named.get(place[0], ""), place[1]))
    ]
    columns = (Column("Measure", "heading", width=34), Column("Then", width=26), Column("Now", width=26), Column("Verdict", width=14))
    note = words.key_of([str(part) for row in rows for part in row])
    says = el("p", "Each at the newest period that its edition knew.", class_="small")
    return el("section", el("h2", "Then and now"), says, table("Then and now", columns, rows, stacks="narrow", note=note))


def _is_promise(each: Item) -> bool:
    return each.kind == VERDICT and each.body.get("of") != "outcome"


def _told(said: Body | None) -> Html:
    """The verdict over its figure."""
    return cell("[z]", "not in this edition") if said is None else el("div", verdict_tag(str(said["word"])), figure(said))


def _moved(visitor: Visitor, held: Held, cause: str, found: Sequence[Difference]) -> Html:
    title, says = REVISED[cause]
    if not found:
        return Html("")
    rows = [_row(visitor, held, each) for each in found[:MOST]]
    columns = (Column("Figure", "heading", width=46), Column("Before", width=27), Column("Now", width=27))
    more = el("p", f"And {len(found) - MOST} more.") if len(found) > MOST else ""
    heading = f"{title}: {words.plural(len(found), 'figure')}"
    key = words.key_of([str(part) for row in rows for part in row])
    return el("section", el("h2", heading), el("p", says, class_="small"), table(heading, columns, rows, stacks="narrow", note=key), more)


def _row(visitor: Visitor, held: Held, each: Difference) -> list[object]:
    was, now = point(each.before), point(each.after)
    known = now or was
    title = str(held.definitions.get(each.measure, {}).get("title", each.measure))
    when = words.first_up(narrative.period(known)) if known is not None else ""
    group = f", {known.group_value}" if known is not None and known.group_type != "all" else ""
    named = cell(title if visitor.audience == "public" else links.to_measure(title, visitor, each.measure), f"{when}{group}")
    return [named, cell(words.marked(was), words.terms(was)), cell(words.marked(now), words.terms(now))]


def _with_others(visitor: Visitor, older: Edition, newer: Edition, others: Sequence[Edition]) -> Html:
    """The way to every other pair with one of the two, and to each of the two."""
    pairs = {tuple(sorted((one.number, other.number))) for one in (older, newer) for other in others if one.number != other.number}
    pairs -= {(older.number, newer.number)}
    named = [
        links.link(f"editions {first} and {second}", visitor, "editions", edition=str(first), **{"with": str(second)})
        for first, second in sorted(pairs)
    ]
    ways = el("p", "Other comparisons: ", join(named, ", "), ".") if named else ""
    read = (links.link(f"edition {each.number}", visitor, "editions", edition=str(each.number)) for each in (older, newer))
    return el("section", ways, el("p", "Read ", join(read, " or "), "."))
