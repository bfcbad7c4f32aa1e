"""The framework that is looked at: the one the address names (`?plan=oldham`), else the one the council adopted.

Another framework regroups the same measures, services and actions; verdicts stay those of what the council promised.
"""

from __future__ import annotations

import streamlit as st

from data.framework import all_frameworks
from pages.access import Visitor
from pages.parts import figures
from pages.parts.standings import framework, of_measure

__all__ = ["adopted_words", "asked", "choose", "framework", "of_measure"]

KEPT = "framework_in_view"


def asked() -> str:
    """The framework asked for in the address, else earlier in this session; '' for the adopted one.

    It is put back into the address, which the menu clears, so that reloading the page keeps it.
    """
    adopted = figures.home()
    own = "" if adopted is None else adopted.plan
    said = [each for each in (st.query_params.get("plan"), st.session_state.get(KEPT)) if each in all_frameworks()]
    chosen = "" if not said or said[0] == own else str(said[0])
    choose(chosen)
    return chosen


def choose(framework_id: str) -> None:
    """Look at another framework from the next run on; '' goes back to the adopted one."""
    if st.session_state.get(KEPT, "") != framework_id:
        st.session_state[KEPT] = framework_id
    if framework_id and st.query_params.get("plan") != framework_id:
        st.query_params["plan"] = framework_id
    if not framework_id and "plan" in st.query_params:
        del st.query_params["plan"]


def adopted_words(visitor: Visitor) -> str:
    """Whose framework it is to this council: adopted, or another's to look at the same figures by."""
    if not visitor.plan:
        return "This council has adopted it."
    adopted = figures.plan()
    return f"Another council's framework, over the same figures. This council has adopted {adopted.name}." if adopted is not None else ""
