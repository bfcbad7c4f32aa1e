"""Two editions side by side: what did we tell the board then, and what has changed since: data, method, or the world."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from data.records.editions import Edition, Item
from metrics.edition_contents import place
from metrics.editions import PUBLIC, RESULT, VERDICT, Difference, differences
from metrics.wholes import with_relatives
from pages import edition_held, edition_promises
from pages import edition_parts as parts
from pages.access import Visitor
from pages.edition_held import PUBLIC_VERDICT, Held
from pages.edition_words import point
from pages.parts import figures, header, links, narrative, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table

REVISED = {
    "revised data": ("Revised data", "the same period, counted by the same rules from data that have changed since"),
    "another method": ("Another method", "the same period, counted by another method"),
    "another definition": ("Another definition", "the same period, and the measure's rule has changed"),
}
MOST = 40
NOT_BESIDE = "revised; not shown side by side, so that no hidden number can be worked out"


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
    moved = differences(before, after, RESULT)
    held = edition_held.of_edition(newer)
    mixed: frozenset[str] = frozenset()
    if visitor.audience == "public":
        moved = _on_the_pages(moved, edition_held.of_edition(older), held)
        mixed = _with_hidden((*before, *after))
    newer_periods = sum(each.cause == "a newer period" for each in moved)
    revised = len(moved) - newer_periods
    drawn = (_moved(visitor, held, cause, [each for each in moved if each.cause == cause], mixed) for cause in REVISED)
    return Compared(
        f"From edition {older.number} to {newer.number}: "
        + words.listed([*edition_promises.heading(before, after), f"{words.plural(revised, 'figure')} revised"]),
        f"{words.first_up(words.plural(newer_periods, 'figure'))} for newer periods.",
        join((edition_promises.then_and_now(held, before, after), *drawn)),
    )


def _readable(visitor: Visitor, held: Sequence[Item]) -> list[Item]:
    """Results and verdicts as the visitor may read them: to the public the public ones are all there is."""
    result, verdict = (RESULT, VERDICT) if visitor.audience == "exact" else (PUBLIC, PUBLIC_VERDICT)
    named = {result: RESULT, verdict: VERDICT}
    exact = {RESULT, VERDICT, PUBLIC, PUBLIC_VERDICT}
    return [replace(each, kind=named.get(each.kind, each.kind)) for each in held if each.kind in named or each.kind not in exact]


def _on_the_pages(moved: Sequence[Difference], older: Held, newer: Held) -> list[Difference]:
    """Those of headline lines: newer periods of the newer edition's, and others that the pages of both editions show.

    Each edition is protected by itself. Months that one tells and the quarter that the other tells would make up what both hide.
    """
    was, now = _headlines(older), _headlines(newer)
    return [each for each in moved if (each.measure, each.period) in (now if each.before is None else was & now)]


def _headlines(held: Held) -> set[tuple[str, str]]:
    """Measure and place of every figure of the lines that the edition's pages show as headlines."""
    said = [found for each in held.wordings if (found := held.headline(each)) is not None]
    return {(str(each["measure"]), place(found)) for each in said for found in held.line(each)}


def _with_hidden(either: Sequence[Item]) -> frozenset[str]:
    """The measures of which, or of another part of the same whole, one of the two editions hides any figure."""
    return frozenset(with_relatives({each.subject for each in either if each.kind == RESULT and each.body.get("status") == "suppressed"}))


def _moved(visitor: Visitor, held: Held, cause: str, found: Sequence[Difference], mixed: Collection[str]) -> Html:
    title, says = REVISED[cause]
    if not found:
        return Html("")
    rows = [_row(visitor, held, each, each.measure in mixed) for each in found[:MOST]]
    columns = (Column("Figure", "heading", width=46), Column("Before", width=27), Column("Now", width=27))
    more = el("p", f"And {len(found) - MOST} more.") if len(found) > MOST else ""
    heading = f"{title}: {words.plural(len(found), 'figure')}"
    key = words.key_of([str(part) for row in rows for part in row])
    return el("section", el("h2", heading), el("p", says, class_="small"), table(heading, columns, rows, stacks="narrow", note=key), more)


def _row(visitor: Visitor, held: Held, each: Difference, is_mixed: bool) -> list[object]:
    """`is_mixed`: the measure has hidden figures, so that its figures of two editions may not stand side by side."""
    was, now = point(each.before), point(each.after)
    known = now or was
    title = str(held.definitions.get(each.measure, {}).get("title", each.measure))
    when = words.first_up(narrative.period(known)) if known is not None else ""
    group = f", {known.group_value}" if known is not None and known.group_type != "all" else ""
    named = cell(title if visitor.audience == "public" else links.to_measure(title, visitor, each.measure), f"{when}{group}")
    if is_mixed:
        return [named, NOT_BESIDE, NOT_BESIDE]
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
