"""The values that officers decided to read otherwise than they are written, and a form to take such a decision back."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.errors import DashboardError
from data.periods import day_words
from data.records.value_mappings import Mapping, mappings, unmap_value
from data.return_definition import load_return
from metrics.run import run
from pages import frame
from pages.access import Visitor
from pages.parts import figures
from pages.parts.markup import el, write
from pages.parts.tables import Column, cell, table

MAY_TAKE_BACK = ("officer", "approver", "administrator")
COLUMNS = (Column("Field", "heading"), Column("As written"), Column("Read as"), Column("Decided"))
DONE = "council_mappings_done"


def show(visitor: Visitor) -> None:
    """The decisions in force, and for those who may take one back the form."""
    held = mappings(figures.store(), None)
    st.header("Values read otherwise than written", anchor=False)
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    if not held:
        write(el("p", "No value is. The report of an upload offers it for values that no list knows."))
        return
    rows = [(_field(each), each.raw, each.cleaned, cell(each.by, f"{day_words(each.at.date())}: {each.why}")) for each in held]
    write(table("Values read otherwise than written", COLUMNS, rows, stacks="narrow"))
    if visitor.role in MAY_TAKE_BACK:
        _form(visitor, held)


def _form(visitor: Visitor, held: tuple[Mapping, ...]) -> None:
    top = st.empty()
    with st.form("council-mapping", border=False):
        chosen = st.selectbox("Take back", held, format_func=lambda each: f"{_field(each)}: “{each.raw}” read as “{each.cleaned}”")
        why = st.text_area("Why it is taken back", max_chars=400)
        sent = st.form_submit_button("Take it back, and work out the figures")
    if not sent:
        return
    try:
        if not why.strip():
            raise DashboardError("Say why the decision is taken back: the reason is kept with it.")
        unmap_value(figures.store(), chosen.council, chosen.field, chosen.raw, why=why, by=visitor.name, at=datetime.now())
        with st.spinner("Working out the figures ..."):
            run(figures.store())
    except DashboardError as fault:
        frame.entitle("Error: Rules the council settles", "")
        top.html(el("div", frame.problem([(str(fault), "")]), class_="po"))
        return
    st.session_state[DONE] = f"Taken back: {_field(chosen)} “{chosen.raw}” is in no list again. The figures have been worked out again."
    st.rerun()


def _field(mapping: Mapping) -> str:
    return load_return("client_level_data").field(mapping.field).heading
