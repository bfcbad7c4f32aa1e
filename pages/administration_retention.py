"""How long rows about people are kept: the limit with its owner and reason, what was purged, and a form to change it."""

from __future__ import annotations

import streamlit as st

from data.errors import StoreError
from data.periods import day_words
from data.retention import retention_limit, set_retention_limit
from data.store import Store
from metrics.verdicts.words import number
from pages import frame
from pages.access import Visitor
from pages.parts import figures
from pages.parts.markup import el, write
from pages.parts.tables import Column, table

PURGES = (
    "select purged_at::date, older_than, count(distinct upload_id), sum(rows_purged)::bigint, any_value(purged_by) "
    "from purge group by purged_at, older_than order by purged_at desc limit 12"
)


def show(visitor: Visitor) -> None:
    """What is set and what was done; then the form."""
    store = figures.store()
    st.header("How long rows about people are kept", anchor=False)
    write(el("p", _in_force(store)))
    done = [
        (day_words(on), f"before {day_words(older)}", number(uploads), number(rows), by)
        for on, older, uploads, rows, by in store.rows(PURGES)
    ]
    if done:
        columns = (Column("Purged on", "heading"), Column("Rows from"), Column("Uploads"), Column("Rows"), Column("By"))
        write(table("What was purged", columns, done, stacks="narrow"))
    _change(visitor, store)


def _in_force(store: Store) -> str:
    limit = retention_limit(store)
    if limit is None:
        return "No limit is set, so nothing is purged: rows about people are kept until you set one."
    return (
        f"{limit.years} years. Older rows are purged when the dashboard starts and once a day. "
        f"Set on {day_words(limit.set_at.date())}; owner: {limit.owner}; reason: {limit.why}"
    )


def _change(visitor: Visitor, store: Store) -> None:
    said = st.session_state.pop("retention_done", "")
    if said:
        write(el("p", said, class_="done", role="status"))
    with st.form("retention", border=False):
        years = st.text_input("Whole years to keep them; leave empty to purge nothing", autocomplete="off").strip()
        owner = st.text_input("Who owns this limit", autocomplete="off")
        why = st.text_input("Why it is what it is, such as the line of your retention schedule", autocomplete="off")
        sent = st.form_submit_button("Save the limit", type="primary")
    if not sent:
        return
    try:
        if years and not (years.isascii() and years.isdigit()):
            raise StoreError("Give the limit in whole years, such as 7")
        set_retention_limit(store, int(years) if years else None, owner=owner, why=why, by=visitor.name)
    except StoreError as fault:
        frame.entitle("Error: Administration", "")
        write(frame.problem([(str(fault), "")]))
        return
    st.session_state["retention_done"] = (
        "The limit is saved. Rows that are older go at the next start, within a day, or by 'python -m data purge'."
    )
    st.rerun()
