"""Add a service to the map, change one, or take one off; who saves second is told and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.records.written import Overtaken
from data.services import service as services
from data.services.places import LIFE_STAGES
from data.services.service import KeptService, Service
from pages import frame
from pages.access import Visitor
from pages.parts import figures, header, links
from pages.parts.markup import el, write
from pages.parts.strip import facts

DONE = "service_done"
NAMES = {
    "name": "Service", "provider": "Provider", "area": "Area", "description": "What it does", "target_group": "Whom it is for",
    "level": "Level, in the words of any framework; several parted by semicolons", "commissioner": "Commissioner",
    "funding_source": "Funding source", "arrangement": "Arrangement: contract, grant, in-house ...", "category": "Category",
    "measures": "Linked measures: their ids, parted by semicolons",
}  # fmt: skip


def add(visitor: Visitor) -> None:
    """The form for a new service."""
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), "Add a service"))
    header.title("Add a service", "What a register brings later under the same name, provider and area is changed by what is said here.")
    _form(visitor, None, Service(""), "Add the service")


def change(visitor: Visitor, kept: KeptService) -> None:
    """The form under a service's page."""
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    with st.expander("Change this service"):
        _form(visitor, kept, kept.service, "Save the service")
    with st.expander("Take it off the map"):
        write(el("p", "It leaves the map and stays in the record."))
        if st.button("Take it off", key="service-off"):
            _save(visitor, kept, kept.service, services.TAKEN_OFF, st.container())


def _form(visitor: Visitor, kept: KeptService | None, now: Service, button: str) -> None:
    top = st.container()
    # the version that was read when the page was opened, so that a change by somebody else meanwhile is seen
    opened = st.session_state.setdefault(_read(kept), kept)
    with st.form(f"service-{'' if kept is None else kept.key}", border=False):
        said = {name: st.text_input(label, value=getattr(now, name), max_chars=300) for name, label in NAMES.items()}
        stages = st.multiselect("Life stages", LIFE_STAGES, default=[each for each in now.life_stage.split("; ") if each in LIFE_STAGES])
        value = st.number_input("Value in pounds a year; leave empty where nobody knows", value=now.a_year, min_value=0.0, step=100.0)
        days = {
            name: st.date_input(label, value=getattr(now, name), format="DD/MM/YYYY", min_value=datetime(1990, 1, 1).date())
            for name, label in (("starts_on", "Starts on"), ("ends_on", "Ends on"), ("review_on", "Review on"))
        }
        sent = st.form_submit_button(button, type="primary")
    if sent:
        told = replace(now, **said, **days, life_stage="; ".join(stages), value=value, value_period="year" if value is not None else "")
        _save(visitor, opened, told, "", top)


def _save(visitor: Visitor, kept: KeptService | None, said: Service, state: str, top: DeltaGenerator) -> None:
    home = figures.home()
    assert home is not None
    try:
        made = services.save(figures.store(), home.code, said, by=visitor.name, at=datetime.now(), kept=kept, state=state)
    except Overtaken as fault:
        theirs = [
            (name, f"{len(value)} recorded" if isinstance(value, list) else str(value))
            for name, value in fault.theirs.body.items()
            if value and fault.mine.get(name) != value
        ]
        with top:
            write(frame.problem([(str(fault), "")]), el("h2", "What stands now, where it differs from yours"), facts(theirs))
        st.session_state.pop(_read(kept), None)
        return
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    st.session_state.pop(_read(kept), None)
    st.session_state[DONE] = f"Saved: {made.service.name}."
    st.query_params.pop("view", None)
    if state == services.TAKEN_OFF:
        st.query_params.pop("service", None)
    else:
        st.query_params["service"] = made.key
    st.rerun()


def _read(kept: KeptService | None) -> str:
    """Where the session keeps the version that a form was opened on: by what the service is known by, whatever was renamed."""
    return f"service-read-{'' if kept is None else kept.key}"
