"""Where this session is in entering a baseline: asking, checking, or back at the list."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from pages.baselines_form import Answers

STEP, ANSWERS, FAULTS, DONE = "baseline_step", "baseline_answers", "baseline_faults", "baseline_done"


def go(step: str) -> None:
    """On to a step: 'ask' or 'check'."""
    st.session_state[STEP] = step
    st.rerun()


def forget() -> None:
    """Back to the list; what was typed is let go of."""
    for key in (STEP, ANSWERS, FAULTS, *(f"baseline-{name}" for name in asdict(Answers()))):
        st.session_state.pop(key, None)
    st.query_params.pop("measure", None)
    st.rerun()
