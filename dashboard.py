"""The door: who is asking, the menu, run the chosen page.

`streamlit run dashboard.py` reads this file in two ways: imported, it makes the server (`app`); run for a visitor, it draws a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.errors import StoreError
from data.records import audit
from data.records.members import members
from data.store import Store
from pages import access_door, access_ended, access_secret, beginning, commands, frame, interrupted, menu, serving, sign_in, turns
from pages.access import Visitor, may_open
from pages.parts import figures, in_view
from pages.upload_door import BROWSER


def main() -> None:
    """One run for one visitor."""
    try:
        store = figures.store()
    except StoreError as fault:
        frame.dress("")
        frame.closed(fault)
        return
    if not beginning.has_begun(store):
        with st.spinner("Working out the figures that an interrupted load left ..."):
            beginning.begin(store)
    home = figures.home()
    name = "" if home is None else home.name
    frame.dress(name)
    visitor = _still_in(sign_in.who_is_asking(_members(store, store.version), set_up=home is not None))
    _note_sign_in(store, visitor)
    _note_what_may_be_sent(visitor)
    visitor = replace(visitor, plan=in_view.asked())
    # the browser is told the names of all pages, and those of a plan's are no business of somebody unknown
    page = menu.chosen_page(visitor, in_view.framework(visitor) if visitor.role else None, name, set_up=home is not None)
    if home is not None:
        frame.local_banner(visitor)
        interrupted.show(visitor, store)
    page.run()
    frame.foot(visitor)


@lru_cache(maxsize=4)
def _members(store: Store, version: int) -> Mapping[str, str]:
    """The council's list; whoever is taken off it moves the version, so it is read again at the next click of anybody."""
    return members(store)


def _still_in(visitor: Visitor) -> Visitor:
    """The visitor, or somebody unknown where this sign-in was ended on another page, or where anybody could have signed it."""
    if "is_logged_in" in st.user and access_secret.is_too_short():
        return Visitor("", "", "unknown", access_secret.TOO_SHORT)
    if visitor.how == "sign-in" and access_ended.has_ended(st.user.to_dict()):
        return Visitor("", "", "unknown", "You have signed out. Sign in with your council account.")
    return visitor


def _note_what_may_be_sent(visitor: Visitor) -> None:
    """Files may be sent to a page of somebody who may upload, and to no other."""
    context = get_script_run_ctx()
    if context is not None:
        access_door.let_send(context.session_id, st.context.cookies.get(BROWSER, ""), may_open(visitor.role, "upload"))


def _note_sign_in(store: Store, visitor: Visitor) -> None:
    """Once in a session, a line of the audit table for somebody the sign-in service vouches for."""
    if visitor.how == "sign-in" and st.session_state.get("signed_in_as") != visitor.name:
        st.session_state["signed_in_as"] = visitor.name
        audit.note(store, visitor.name, "signed in", details=visitor.role)


if get_script_run_ctx(suppress_warning=True) is None:
    serving.prepare()
    desk = commands.Desk()
    app = st.App(
        __file__,
        lifespan=desk.while_running,
        routes=[desk.route],
        middleware=serving.MIDDLEWARE,
        on_script_error=serving.say_sorry,
    )
else:
    with turns.mine():
        main()
