"""The door: who is asking, the menu, run the chosen page.

`streamlit run dashboard.py` reads this file in two ways: imported, it makes the server (`app`); run for a visitor, it draws a page.
"""

from __future__ import annotations

import logging

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data import loading
from data.errors import DashboardError, StoreError
from data.records import audit
from data.records.members import members
from data.store import Store
from metrics.run import run
from pages import frame, menu, serving, sign_in
from pages.access import Visitor
from pages.parts import figures


def main() -> None:
    """One run for one visitor."""
    try:
        store = figures.store()
    except StoreError as fault:
        frame.dress("")
        frame.closed(fault)
        return
    _finish_loads(str(store.path))
    home = figures.home()
    name = "" if home is None else home.name
    frame.dress(name)
    visitor = sign_in.who_is_asking(members(store), set_up=home is not None)
    _note_sign_in(store, visitor)
    page = menu.chosen_page(visitor, figures.plan(), name, set_up=home is not None)
    if home is not None:
        frame.local_banner(visitor)
    page.run()
    frame.foot(visitor)


def _note_sign_in(store: Store, visitor: Visitor) -> None:
    """Once in a session, a line of the audit table for somebody the sign-in service vouches for."""
    if visitor.how == "sign-in" and st.session_state.get("signed_in_as") != visitor.name:
        st.session_state["signed_in_as"] = visitor.name
        audit.note(store, visitor.name, "signed in", details=visitor.role)


@st.cache_resource(show_spinner="Working out the figures that an interrupted load left ...")
def _finish_loads(path: str) -> bool:
    """Once in this process: the figures of uploads that were acknowledged but not worked out. What cannot be is said in the log."""
    store = figures.store()
    try:
        loading.finish(store, lambda: run(store))
    except DashboardError as fault:
        logging.getLogger(__name__).error("The figures of %s could not be finished: %s", path, fault)
        return False
    return True


if get_script_run_ctx(suppress_warning=True) is None:
    serving.prepare()
    app = st.App(__file__, middleware=serving.MIDDLEWARE, on_script_error=serving.say_sorry)
else:
    main()
