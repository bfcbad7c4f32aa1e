"""One piece of evidence: what it led to may be said later, and it may be taken back; who saves second is told and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from data.periods import day_words
from data.records.evidence import KeptEvidence, of_body, save
from data.records.home_council import HomeCouncil
from data.records.written import Record
from pages import evidence_form
from pages.access import Visitor
from pages.parts import figures, header, links, overtaken, who
from pages.parts.markup import Html, el, write
from pages.parts.said import said
from pages.parts.strip import facts

TAKEN_BACK = "taken back"
NAMED = {"title": "Title", "words": "What it shows", "finished_on": "Finished on", "led_to": "What it led to", "decided_on": "Decided on"}


def show(visitor: Visitor, kept: KeptEvidence) -> None:
    """What it says, and for those who record evidence the form under it."""
    header.top(visitor, figures.synthetic(), (links.link("Evidence", visitor, "evidence"), kept.evidence.title))
    header.title(kept.evidence.title, f"{evidence_form.KINDS.get(kept.evidence.kind, 'Evidence')}, version {kept.record.version}.")
    if told := st.session_state.pop(evidence_form.DONE, ""):
        write(el("p", told, class_="done", role="status"))
    write(_stands(kept))
    home = figures.home()
    if home is None or not who.may_act(visitor):
        return
    if kept.evidence.kind == "evaluation":
        _became(visitor, home, kept)
    _take_back(visitor, home, kept)


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


def _became(visitor: Visitor, home: HomeCouncil, kept: KeptEvidence) -> None:
    """What an evaluation led to, said when it is known."""
    write(el("h2", "What became of it"))
    top, key = st.container(), f"evidence-{kept.record.id}"
    held = overtaken.opened(key, kept.record)
    begun = of_body(held.body)
    with st.form(f"{key}-form", border=False):
        finished_on = st.date_input("Finished on", value=begun.finished_on, format="DD/MM/YYYY", key=overtaken.box(key, "finished_on"))
        led_to = st.text_input(evidence_form.LED_TO, value=begun.led_to, max_chars=300, key=overtaken.box(key, "led_to"))
        decided_on = st.date_input("Decided on", value=begun.decided_on, format="DD/MM/YYYY", key=overtaken.box(key, "decided_on"))
        sent = st.form_submit_button("Save it", type="primary")
    mine = replace(begun, finished_on=finished_on, led_to=led_to, decided_on=decided_on)

    def keep(over: Record | None) -> KeptEvidence:
        return save(figures.store(), home.code, mine, by=visitor.name, at=datetime.now(), state=held.state, over=over)

    made = overtaken.saved(key, keep, top) if sent else None
    if made or overtaken.settle(key, NAMED, keep, top):
        _done(key, f"Saved. {evidence_form.COUNTED}")


def _take_back(visitor: Visitor, home: HomeCouncil, kept: KeptEvidence) -> None:
    with st.expander("Take it back"):
        write(el("p", "It leaves the list and counts no more; it stays in the record."))
        top, key = st.container(), f"evidence-off-{kept.record.id}"
        held = overtaken.opened(key, kept.record)

        def keep(over: Record | None) -> KeptEvidence:
            said = of_body(held.body)
            return save(figures.store(), home.code, said, by=visitor.name, at=datetime.now(), state=TAKEN_BACK, over=over)

        made = overtaken.saved(key, keep, top) if st.button("Take it back", key=overtaken.box(key, "press")) else None
        if made or overtaken.settle(key, NAMED, keep, top):
            st.query_params.pop("evidence", None)
            _done(key, "Saved.")


def _done(key: str, words: str) -> None:
    overtaken.forget(key)
    st.session_state[evidence_form.DONE] = words
    st.rerun()
