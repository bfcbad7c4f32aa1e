"""The door: who is asking, the menu, run the chosen page.

`streamlit run dashboard.py` reads this file in two ways: imported, it makes the server (`app`); run for a visitor, it draws a page.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.errors import StoreError
from data.framework import load_framework
from data.records import home_council, members
from pages import frame, menu, serving, sign_in
from pages.parts import figures


def main() -> None:
    """One run for one visitor."""
    try:
        store = figures.store()
    except StoreError as fault:
        frame.dress("")
        frame.closed(fault)
        return
    home = home_council.home_council(store)
    name = "" if home is None else home.name
    frame.dress(name)
    visitor = sign_in.who_is_asking(members.members(store), set_up=home is not None)
    plan = load_framework(home.plan) if home is not None and home.plan else None
    page = menu.chosen_page(visitor, plan, name, set_up=home is not None)
    frame.local_banner(visitor)
    page.run()
    frame.foot(visitor)


if get_script_run_ctx(suppress_warning=True) is None:
    serving.prepare()
    app = st.App(__file__, middleware=serving.MIDDLEWARE, on_script_error=serving.say_sorry)
else:
    main()
