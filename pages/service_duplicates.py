"""Services that may be one and the same, side by side, for somebody to decide."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.services import repeats
from pages.access import Visitor
from pages.parts import figures, header, links, offer, words
from pages.parts.markup import el, write
from pages.parts.tables import Column, cell, table
from pages.service_lists import named

COLUMNS = (
    Column("One", "heading", width=30), Column("The other", width=30), Column("Likeness", "number", width=10), Column("Why", width=18),
    Column("Decided", width=12),
)  # fmt: skip
SAID = {repeats.SAME: "one and the same", repeats.DIFFERENT: "two services", "": "not yet"}


def show(visitor: Visitor, *, may_decide: bool) -> None:
    """The pairs, and the form that decides on one."""
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), "Likely duplicates"))
    found = offer.likely_pairs()
    undecided = [pair for pair in found if not pair.decided]
    heading = (
        f"{words.first_up(words.plural(len(undecided), 'pair'))} of services may be one and the same"
        if undecided
        else "No pair of services waits for a decision"
    )
    header.title(heading, "Found by likeness of name, provider, place and description. Nothing is merged until somebody decides.")
    rows = [
        [cell(named(visitor, pair.one), pair.one.service.provider), cell(named(visitor, pair.other), pair.other.service.provider),
         f"{pair.likeness:.0f} of 100", pair.why, SAID[pair.decided]]
        for pair in found
    ]  # fmt: skip
    if rows:
        write(table("Likely duplicates", COLUMNS, rows, stacks="narrow"))
    if undecided and may_decide:
        _form(visitor, undecided)


def _form(visitor: Visitor, undecided: list[repeats.Pair]) -> None:
    home = figures.home()
    write(el("h2", "Decide on a pair"))
    with st.form("pair", border=False):
        pair = st.selectbox("Pair", undecided, format_func=lambda each: f"{each.one.service.name} and {each.other.service.name}")
        value = st.radio("They are", [repeats.SAME, repeats.DIFFERENT], format_func=lambda each: SAID[each])
        why = st.text_input("Why", max_chars=200)
        sent = st.form_submit_button("Record the decision", type="primary")
    if sent and home is not None and pair is not None and value is not None:
        repeats.decide(figures.store(), home.code, pair, value, why=why.strip(), by=visitor.name, at=datetime.now())
        st.rerun()
