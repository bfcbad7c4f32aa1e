"""Add a service to the map, change one, or take one off; who saves second is told and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.records.home_council import HomeCouncil
from data.records.written import Record
from data.services import service as services
from data.services.places import LIFE_STAGES
from data.services.service import KeptService, Service
from pages.access import Visitor
from pages.parts import figures, header, links, overtaken
from pages.parts.markup import el, write
from pages.parts.overtaken import Opened

DONE = "service_done"
NAMES = {
    "name": "Service", "provider": "Provider", "area": "Area", "description": "What it does", "target_group": "Whom it is for",
    "level": "Level, in the words of any framework; several parted by semicolons", "commissioner": "Commissioner",
    "funding_source": "Funding source", "arrangement": "Arrangement: contract, grant, in-house ...", "category": "Category",
    "measures": "Linked measures: their ids, parted by semicolons",
}  # fmt: skip
DAYS = {"starts_on": "Starts on", "ends_on": "Ends on", "review_on": "Review on"}
NAMED = {**NAMES, "life_stage": "Life stages", "value": "Value in pounds a year", **DAYS}


def add(visitor: Visitor) -> None:
    """The form for a new service."""
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), "Add a service"))
    header.title("Add a service", "What a register brings later under the same name, provider and area is changed by what is said here.")
    if (home := figures.home()) is not None:
        _form(visitor, home, None, "Add the service", st.container())


def change(visitor: Visitor, kept: KeptService) -> None:
    """The form under a service's page."""
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    home, top = figures.home(), st.container()
    if home is None:
        return
    with st.expander("Change this service"):
        _form(visitor, home, kept, "Save the service", top)
    with st.expander("Take it off the map"):
        _take_off(visitor, home, kept, top)


def _form(visitor: Visitor, home: HomeCouncil, kept: KeptService | None, button: str, top: DeltaGenerator) -> None:
    key = f"service-{'' if kept is None else kept.key}"
    held = overtaken.opened(key, None if kept is None else kept.record)
    begun = _begun(key, kept, held)
    if kept is not None and held.clash is None and all(getattr(begun, name) == getattr(kept.service, name) for name in NAMED):
        held.over = kept.record  # what changed meanwhile has no box here, an assessment say: there is nothing to decide
    with st.form(f"{key}-form", border=False):
        said = {
            name: st.text_input(label, value=getattr(begun, name), max_chars=300, key=overtaken.box(key, name))
            for name, label in NAMES.items()
        }  # fmt: skip
        stood = [each for each in begun.life_stage.split("; ") if each in LIFE_STAGES]
        stages = st.multiselect("Life stages", LIFE_STAGES, default=stood, key=overtaken.box(key, "life_stage"))
        value = st.number_input(
            "Value in pounds a year; leave empty where nobody knows", value=begun.a_year, min_value=0.0, step=100.0,
            key=overtaken.box(key, "value"),
        )  # fmt: skip
        first = datetime(1990, 1, 1).date()
        days = {
            name: st.date_input(
                label, value=getattr(begun, name), format="DD/MM/YYYY", min_value=first, key=overtaken.box(key, name)
            )
            for name, label in DAYS.items()
        }  # fmt: skip
        sent = st.form_submit_button(button, type="primary")
    # what no box asks for stays as it stands now
    now = Service("") if kept is None else kept.service
    told = replace(now, **said, **days, life_stage="; ".join(stages), value=value, value_period="year" if value is not None else "")

    def keep(over: Record | None) -> KeptService:
        # one that was taken off is there under its key, and is added again over that
        known = replace(kept, record=over) if kept is not None else None if over is None else KeptService(told, over.subject, over)
        state = services.ADDED if kept is None and over is not None else ""
        return services.save(figures.store(), home.code, told, by=visitor.name, at=datetime.now(), kept=known, state=state)

    made = overtaken.saved(key, keep, top) if sent else None
    made = made or overtaken.settle(key, NAMED, keep, top)
    if made is not None:
        _go_on(key, made)


def _take_off(visitor: Visitor, home: HomeCouncil, kept: KeptService, top: DeltaGenerator) -> None:
    write(el("p", "It leaves the map and stays in the record."))
    key = f"service-off-{kept.key}"
    overtaken.opened(key, kept.record)

    def keep(over: Record | None) -> KeptService:
        now, state = replace(kept, record=over), services.TAKEN_OFF
        return services.save(figures.store(), home.code, kept.service, by=visitor.name, at=datetime.now(), kept=now, state=state)

    made = overtaken.saved(key, keep, top) if st.button("Take it off", key=overtaken.box(key, "press")) else None
    made = made or overtaken.settle(key, NAMED, keep, top)
    if made is not None:
        _go_on(key, made)


def _begun(key: str, kept: KeptService | None, held: Opened) -> Service:
    """What the boxes begin with: one's own words while they wait for a choice, else the service as it was when the form was opened."""
    if held.clash is not None:
        return services.as_it_stands(kept or KeptService(Service(""), ""), replace(held.clash.theirs, body=held.clash.mine)).service
    if kept is None:
        return Service("")
    # a register's service has no version that could be read again: it is kept with the opening it belongs to
    read: tuple[Opened, Service] | None = st.session_state.get(f"{key}-read")
    if read is None or read[0] is not held:
        read = st.session_state[f"{key}-read"] = held, kept.service
    return read[1]


def _go_on(key: str, made: KeptService) -> None:
    """To the page of the service that was saved; to the map where it was taken off."""
    overtaken.forget(key)
    st.session_state[DONE] = f"Saved: {made.service.name}."
    st.query_params.pop("view", None)
    if made.record is not None and made.record.state == services.TAKEN_OFF:
        st.query_params.pop("service", None)
    else:
        st.query_params["service"] = made.key
    st.rerun()
