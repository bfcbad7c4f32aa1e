"""Sign-off and editions: drafted, checked and approved by different people; what was told, and what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from data.errors import StoreError
from data.periods import day_words, period_words
from data.records import editions as kept
from data.records.editions import Edition
from pages import edition_board, edition_compare, edition_draft, edition_page, edition_reading, editions_form, frame
from pages.access import Visitor
from pages.edition_reading import NotOpen, Reading
from pages.parts import figures, header, links, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table

NOT_FOR_PUBLICATION = "Not for publication: nothing leaves the council by this dashboard yet."
COLUMNS = (
    Column("Edition", "heading", width=30),
    Column("Month", width=18),
    Column("Approved", width=26),
    Column("Checked by", width=16),
    Column("Corrections", "number", width=10),
)


def show(visitor: Visitor) -> None:
    """The editions; with ?edition= one of them, ?with= beside another, ?draft= one in the making; ?as_public= as the board reads it."""
    asked = {name: str(st.query_params.get(name, "")) for name in ("edition", "with", "draft", "as_public", "part")}
    found = [each for each in edition_reading.every() if visitor.audience == "exact" or each.is_open(datetime.now())]
    if asked["edition"] and asked["with"]:
        _compare(visitor, found, asked["edition"], asked["with"])
    elif asked["edition"] and (asked["as_public"] or visitor.audience == "public"):
        _as_public(visitor, edition_reading.asked_for(visitor, asked["edition"]), asked["part"])
    elif asked["edition"]:
        _exact(visitor, found, asked["edition"])
    elif asked["draft"] and visitor.audience == "exact":
        _draft(visitor, asked["draft"], asked["part"], as_public=bool(asked["as_public"]))
    else:
        _all(visitor, found)


def _compare(visitor: Visitor, found: Sequence[Edition], one: str, other: str) -> None:
    named = sorted((each for each in found if str(each.number) in (one, other)), key=lambda each: each.number)
    if len(named) != 2:
        edition_reading.explain(visitor, NotOpen("There are no such two editions", "Choose two from the list on the editions page."))
        return
    try:
        edition_compare.show(visitor, named[0], named[1], found)
    except StoreError as fault:  # what is held is not what was signed: the sentence stands in the place of the figures
        write(frame.problem([(str(fault), "")]))


def _as_public(visitor: Visitor, reading: Reading | NotOpen, page: str) -> None:
    if isinstance(reading, NotOpen):
        edition_reading.explain(visitor, reading)
    else:
        edition_board.page(reading, page)


def _exact(visitor: Visitor, found: Sequence[Edition], number: str) -> None:
    one = next((each for each in found if str(each.number) == number), None)
    if one is None:
        _as_public(visitor, edition_reading.asked_for(visitor, number), "")  # which says that there is none
        return
    try:
        edition_page.show(visitor, one, found)
    except StoreError as fault:
        edition_reading.explain(visitor, NotOpen(f"Edition {one.number} cannot be shown", str(fault), is_fault=True))


def _draft(visitor: Visitor, number: str, page: str, *, as_public: bool) -> None:
    record = edition_draft.asked_for(number)
    if record is None:
        edition_reading.explain(visitor, NotOpen("There is no such draft", "It has been signed off or dropped, or was never begun."))
    elif as_public:
        edition_board.page(edition_draft.reading(visitor, record), page)
    else:
        edition_page.show_draft(visitor, record)


def _all(visitor: Visitor, found: Sequence[Edition]) -> None:
    """The list, the way to compare any two, and for those who make editions what is in the making."""
    header.top(visitor, figures.synthetic())
    heading = f"{words.first_up(words.plural(len(found), 'edition'))} signed off" if found else "No edition has been signed off yet"
    header.title(heading, f"What was told, frozen when it was approved, numbered and never changed. {NOT_FOR_PUBLICATION}")
    if found:
        write(_listed(visitor, list(reversed(found))), _pairs(visitor, found))
    waiting = [each for each in edition_reading.every() if each not in found]
    write(*(el("p", edition_reading.embargo(each)) for each in waiting))
    if visitor.audience == "exact":
        editions_form.show(visitor)


def _listed(visitor: Visitor, found: Sequence[Edition]) -> Html:
    rows = [
        [
            cell(
                links.link(f"{each.number}. {each.name}", visitor, "editions", edition=str(each.number)),
                f"fingerprint {each.digest[:12]}",
                strong=True,
            ),
            period_words("month", each.period_end, each.period_end),
            cell(f"{each.approved_by}, {day_words(each.approved_at.date())}", _embargo(each)),
            each.checked_by,
            len(kept.corrections(figures.store(), each)) or "none",
        ]
        for each in found
    ]
    return table("Editions, the newest first", COLUMNS, rows, stacks="narrow")


def _pairs(visitor: Visitor, found: Sequence[Edition]) -> Html:
    """What changed from each edition to the next: any other two are compared from there."""
    named = [
        links.link(f"from edition {one.number} to {two.number}", visitor, "editions", edition=str(one.number), **{"with": str(two.number)})
        for one, two in zip(found, found[1:], strict=False)
    ]
    return el("p", "What changed ", join(named, ", "), "?") if named else Html("")


def _embargo(edition: Edition) -> str:
    until = edition.embargo_until
    return "" if until is None or edition.is_open(datetime.now()) else f"under embargo until {until:%H:%M} on {day_words(until.date())}"
