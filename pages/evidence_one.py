"""One piece of evidence: what it led to may be said later, and it may be taken back; who saves second is told and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.periods import day_words
from data.records.evidence import Evidence, KeptEvidence, as_kept, save
from data.records.written import Overtaken
from pages import evidence_form, frame
from pages.access import Visitor
from pages.parts import figures, header, links, who
from pages.parts.markup import Html, el, write
from pages.parts.said import said
from pages.parts.strip import facts

TAKEN_BACK = "taken back"


def show(visitor: Visitor, kept: KeptEvidence) -> None:
    """What it says, and for those who record evidence the form under it."""
    header.top(visitor, figures.synthetic(), (links.link("Evidence", visitor, "evidence"), kept.evidence.title))
    header.title(kept.evidence.title, f"{evidence_form.KINDS.get(kept.evidence.kind, 'Evidence')}, version {kept.record.version}.")
    if told := st.session_state.pop(evidence_form.DONE, ""):
        write(el("p", told, class_="done", role="status"))
    write(_stands(kept))
    if who.may_act(visitor):
        _form(visitor, kept)


def _stands(kept: KeptEvidence) -> Html:
    """The piece as it stands, in this version."""
    of, record = kept.evidence, kept.record
    listed: list[tuple[str, object]] = [("What it shows", said(of.words))]
    if of.kind == "evaluation":
        listed += [
            ("Finished on", day_words(of.finished_on) if of.finished_on else "[x] not recorded"),
            ("What it led to", said(of.led_to, "No decision recorded")),
            ("Decided on", day_words(of.decided_on) if of.decided_on else "[x] not recorded"),
        ]
    return facts(
        [*listed, ("Where it is kept", of.source or "[x] not recorded"), ("Last written", f"{day_words(record.at.date())}, {record.by}")]
    )


def _form(visitor: Visitor, kept: KeptEvidence) -> None:
    top = st.container()
    # the version that was read when the page was opened, so that a change by somebody else meanwhile is seen
    opened: KeptEvidence = st.session_state.setdefault(_read(kept), kept)
    if kept.evidence.kind == "evaluation":
        with st.form(f"evidence-{kept.record.id}", border=False):
            write(el("h2", "What became of it"))
            finished_on = st.date_input("Finished on", value=kept.evidence.finished_on, format="DD/MM/YYYY")
            led_to = st.text_input(evidence_form.LED_TO, value=kept.evidence.led_to, max_chars=300)
            decided_on = st.date_input("Decided on", value=kept.evidence.decided_on, format="DD/MM/YYYY")
            sent = st.form_submit_button("Save it", type="primary")
        if sent:
            made = replace(opened.evidence, finished_on=finished_on, led_to=led_to, decided_on=decided_on)
            _save(visitor, opened, made, opened.record.state, top)
    with st.expander("Take it back"):
        write(el("p", "It leaves the list and counts no more; it stays in the record."))
        if st.button("Take it back", key="evidence-off"):
            _save(visitor, opened, opened.evidence, TAKEN_BACK, top)


def _save(visitor: Visitor, opened: KeptEvidence, made: Evidence, state: str, top: DeltaGenerator) -> None:
    home = figures.home()
    assert home is not None
    try:
        save(figures.store(), home.code, made, by=visitor.name, at=datetime.now(), state=state, over=opened.record)
    except Overtaken as fault:
        theirs = as_kept(fault.theirs)
        with top:
            write(frame.problem([(str(fault), "")]), el("h2", "What stands now"), _stands(theirs))
        st.session_state[_read(opened)] = theirs  # read now: the next save goes on top of it
        return
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    st.session_state.pop(_read(opened), None)
    counted = made.kind == "evaluation"
    st.session_state[evidence_form.DONE] = f"Saved. {evidence_form.COUNTED}" if counted else "Saved."
    if state == TAKEN_BACK:
        st.query_params.pop("evidence", None)
    st.rerun()


def _read(kept: KeptEvidence) -> str:
    """Where the session keeps the version that the form was opened on."""
    return f"evidence-read-{kept.record.id}"
