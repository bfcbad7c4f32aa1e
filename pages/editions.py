"""Sign-off and editions: drafted, checked and approved by different people; what was told, and what has changed since."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.errors import StoreError
from data.periods import day_words, period_words
from data.records import editions as kept
from data.records.editions import Edition
from pages import edition_compare, edition_page, editions_form, frame
from pages.access import Visitor
from pages.parts import figures, header, links, words
from pages.parts.markup import Html, write
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
    """The editions; with ?edition= one of them, with ?with= beside another."""
    home = figures.home()
    found = kept.editions(figures.store(), home.code) if home is not None else []
    one, other = (next((each for each in found if str(each.number) == st.query_params.get(name, "")), None) for name in ("edition", "with"))
    if one is not None:
        try:
            if other is not None:
                edition_compare.show(visitor, one, other)
            else:
                edition_page.show(visitor, one, found)
        except StoreError as fault:  # what is held is not what was signed: the sentence stands in the place of the figures
            write(frame.problem([(str(fault), "")]))
        return
    header.top(visitor, figures.synthetic())
    open_ones = [each for each in found if visitor.audience == "exact" or each.is_open(datetime.now())]
    heading = f"{words.first_up(words.plural(len(open_ones), 'edition'))} signed off" if open_ones else "No edition has been signed off yet"
    header.title(heading, f"What was told, frozen when it was approved, numbered and never changed. {NOT_FOR_PUBLICATION}")
    if open_ones:
        write(_listed(visitor, list(reversed(open_ones))))
    if visitor.audience == "exact":
        editions_form.show(visitor)


def _listed(visitor: Visitor, found: list[Edition]) -> Html:
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


def _embargo(edition: Edition) -> str:
    until = edition.embargo_until
    return "" if until is None or edition.is_open(datetime.now()) else f"under embargo until {until:%H:%M} on {day_words(until.date())}"
