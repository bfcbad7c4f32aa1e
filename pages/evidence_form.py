"""Record evidence: an evaluation with what it led to, a case study, or a calculation of value."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.records.evidence import Evidence, save
from pages import frame
from pages.access import Visitor
from pages.parts import choices, figures, offer, subjects
from pages.parts.markup import el, write

KINDS = {"evaluation": "Evaluation", "case study": "Case study", "value": "Calculation of value"}
DONE = "evidence_done"
LED_TO = "What was decided because of it; leave empty where nothing was"
COUNTED = "Figures count it from the next time they are worked out: with the next upload, or with the first visit of tomorrow."


def add(visitor: Visitor) -> None:
    """The form; what it asks depends on the kind, which the address holds."""
    write(el("h2", "Record evidence", id="add"))
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    kind = choices.chosen("kind", "What it is", KINDS, "evaluation")
    top = st.container()
    named = subjects.subjects()
    services = {each.key: each.service.name for each in offer.all_services()}
    with st.form(f"evidence-{kind}", border=False):
        about = st.selectbox("For", list(named), format_func=lambda each: named[each])
        service = st.selectbox("Service", ["", *services], format_func=lambda each: services.get(each, "None"))
        title = st.text_input("Title", max_chars=120)
        words = st.text_area("What it shows, without anything that tells who somebody is", max_chars=2000)
        asked = _asked(kind)
        source = st.text_input("Where it is kept", max_chars=200)
        sent = st.form_submit_button("Record it", type="primary")
    if sent:
        _save(visitor, Evidence(kind, title, words, source=source, service=service or "", **asked), about or "", top)


def _asked(kind: str) -> dict[str, Any]:
    """The questions of one kind only, and their answers."""
    if kind == "evaluation":
        return {
            "finished_on": st.date_input("Finished on", value=None, format="DD/MM/YYYY"),
            "led_to": st.text_input(LED_TO, max_chars=300),
            "decided_on": st.date_input("Decided on", value=None, format="DD/MM/YYYY"),
        }
    if kind == "value":
        return {
            "covers": st.text_input("The time that people, cost and benefit are of, as April 2025 to March 2026", max_chars=60),
            "people": st.number_input("People reached; leave empty where nobody knows", value=None, min_value=0, step=1),
            "cost": st.number_input("Cost in pounds", value=None, min_value=0.0, step=100.0),
            "benefit": st.number_input("Benefit in pounds; leave empty where none was worked out", value=None, min_value=0.0, step=100.0),
            "anyway": st.number_input(
                "Of the benefit, per cent that would have come anyway; leave empty where nobody knows",
                value=None,
                min_value=0.0,
                max_value=100.0,
                step=5.0,
            ),
            "others": st.number_input(
                "Of the rest, per cent that is due to others; leave empty where nobody knows",
                value=None,
                min_value=0.0,
                max_value=100.0,
                step=5.0,
            ),
            "assumptions": st.text_area("Assumptions: what is counted as a benefit, at what price, for how long", max_chars=1000),
        }
    return {}


def _save(visitor: Visitor, said: Evidence, subject: str, top: DeltaGenerator) -> None:
    home = figures.home()
    assert home is not None
    try:
        save(figures.store(), home.code, said, by=visitor.name, at=datetime.now(), subject=subject)
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    st.session_state[DONE] = f"Recorded. {COUNTED}" if said.kind == "evaluation" else "Recorded."
    st.rerun()
