"""Above every page of those who upload: loads that were interrupted, wholly there or not at all, until somebody has seen it."""

from __future__ import annotations

import streamlit as st

from data.store import Store
from pages import beginning
from pages.access import Visitor, may_open
from pages.parts.markup import el, write


def show(visitor: Visitor, store: Store) -> None:
    """The sentences and the button that puts them away; nothing when there is nothing to say to this visitor."""
    if not may_open(visitor.role, "upload"):
        return
    said = beginning.to_be_said(store)
    if not said:
        return
    title = "A load was interrupted" if len(said) == 1 else f"{len(said)} loads were interrupted"
    write(el("div", el("p", el("strong", title)), *(el("p", each) for each in said), role="status", class_="inset"))
    st.button("I have seen this", key="interrupted-seen", on_click=beginning.have_been_seen, args=(store, visitor.name))
