"""Make an edition: begin it, have it checked by somebody else, approve it. Nobody checks or approves their own work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import DashboardError
from data.periods import period_words
from data.records import editions as kept
from data.records.written import Record
from metrics import program
from metrics.results import current_run
from pages import edition_draft, frame
from pages.access import Visitor
from pages.parts import figures, links, standings, who
from pages.parts.markup import el, join, write
from pages.parts.strip import facts

MAY_MAKE, MAY_APPROVE = frozenset({"officer", "smt"}), frozenset({"approver"})
DONE = "editions_done"
NEXT = {
    kept.DRAFT: "An officer, a senior manager or an approver, but not its maker, reads and checks it",
    kept.CHECKED: "An approver who did not make it signs it",
}


def show(visitor: Visitor) -> None:
    """What is in the making with the next step for each, and the form to begin one."""
    home = figures.home()
    if home is None:
        return
    if said := st.session_state.pop(DONE, ""):
        write(el("p", said, class_="done", role="status"))
    for record in kept.drafts(figures.store(), home.code):
        _making(visitor, home.code, record)
    if visitor.role in MAY_MAKE:
        _begin(visitor, home.code)


def _making(visitor: Visitor, council: str, record: Record) -> None:
    assert record.period_end is not None
    month = period_words("month", record.period_end, record.period_end)
    write(
        el("h2", f"In the making: {record.body['name']}"),
        facts(
            [
                ("Month", month),
                ("Made by", record.body["made_by"]),
                ("State", record.state),
                ("Checked by", record.body.get("checked_by", "nobody yet")),
                ("Next", NEXT[record.state]),
            ]
        ),
    )
    ways = (
        links.link("Read what would be signed", visitor, "editions", draft=str(record.id)),
        links.link("Read it as the scrutiny board will", visitor, "editions", draft=str(record.id), as_public="1"),
    )
    write(el("p", join(ways, ". ")))
    top = st.container()
    is_maker = who.signs_as(visitor) == record.body["made_by"]
    if not is_maker and visitor.role in MAY_MAKE | MAY_APPROVE:
        _next_step(visitor, council, record, top)
    if is_maker:
        write(el("p", "You made it: somebody else checks and approves it.", class_="small"))
        if st.button("Drop it", key=f"drop-{record.id}"):
            _step(top, lambda: kept.drop(figures.store(), council, record, by=who.signs_as(visitor), at=datetime.now()), "Dropped.")


def _next_step(visitor: Visitor, council: str, record: Record, top: DeltaGenerator) -> None:
    """To check it; to approve it, while what was checked still stands."""
    if record.state == kept.CHECKED and edition_draft.would_hold(record).digest != record.body["digest"]:
        write(el("p", "Figures or words have changed since it was checked: it has to be checked again.", class_="hole"))
        _check(visitor, council, record, top)
    elif record.state == kept.CHECKED and visitor.role in MAY_APPROVE:
        _approve(visitor, council, record, top)
    elif record.state == kept.DRAFT:
        _check(visitor, council, record, top)


def _check(visitor: Visitor, council: str, record: Record, top: DeltaGenerator) -> None:
    """What would be signed is read before it is said to be right; words that give a hidden number away stop it."""
    held = edition_draft.would_hold(record)
    if held.giveaways:
        write(frame.problem([(each, "") for each in held.giveaways]))
        return
    if st.button("I have checked it", key=f"check-{record.id}", type="primary"):
        by = who.signs_as(visitor)
        _step(top, lambda: kept.check(figures.store(), council, record, held.items, by=by, at=datetime.now()), "Checked.")


def _approve(visitor: Visitor, council: str, record: Record, top: DeltaGenerator) -> None:
    asked = "Under embargo until 9:00 on; leave empty for none"
    embargo = st.date_input(asked, value=None, format="DD/MM/YYYY", key=f"embargo-{record.id}")
    if st.button("Approve and freeze it", key=f"approve-{record.id}", type="primary"):
        items, by = edition_draft.would_hold(record).items, who.signs_as(visitor)
        until = datetime.combine(embargo, time(9)) if embargo else None
        run_id = current_run(figures.store()) or 0
        _step(
            top,
            lambda: kept.approve(
                figures.store(),
                council,
                record,
                items,
                run_id=run_id,
                program=program.digest(),
                by=by,
                at=datetime.now(),
                embargo_until=until,
            ),  # fmt: skip
            "Approved and frozen.",
        )


def _begin(visitor: Visitor, council: str) -> None:
    plan = figures.plan()
    months = standings.months_with_figures(standings.standings("exact", plan.objectives)) if plan is not None else []
    if not months:
        return
    write(
        el("h2", "Begin an edition"),
        el(
            "p",
            "This opens a draft of the month and freezes nothing. Somebody else then reads and checks what would be signed, and an "
            "approver signs it: only then it is frozen, gets its number and opens for the scrutiny board.",
        ),
    )
    top = st.container()
    with st.form("edition-begin", border=False):
        month = st.selectbox("Month", list(reversed(months)), format_func=lambda end: period_words("month", end, end))
        name = st.text_input("Name", max_chars=80, placeholder="Scrutiny board, November 2026")
        sent = st.form_submit_button("Begin it", type="primary")
    if sent and month is not None:
        _step(
            top,
            lambda: kept.draft(figures.store(), council, name, month, by=who.signs_as(visitor), at=datetime.now()),
            "Begun: somebody else checks it next.",
        )


def _step(top: DeltaGenerator, do: Callable[[], object], said: str) -> None:
    try:
        do()
    except DashboardError as fault:
        with top:
            write(frame.problem([(str(fault), "")]))
        return
    st.session_state[DONE] = said
    st.rerun()
