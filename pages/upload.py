"""Upload a return: choose a file, see what the check finds, confirm, get a receipt. Nothing is kept before the confirmation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.checking import check
from data.errors import DashboardError, UploadError
from data.loading import Receipt, accept, load
from data.periods import day_words, parse_day
from data.person_key import person_key
from data.reading import read
from data.return_definition import ReturnDefinition, all_returns
from metrics.run import run
from metrics.verdicts.words import number
from pages import frame
from pages.access import Visitor
from pages.held_file import held
from pages.parts import figures, header, links
from pages.parts.markup import Html, el, write
from pages.parts.strip import facts
from pages.upload_report import Report, as_html, finding, report

T = TypeVar("T")
STEPS = ("Choose a file", "Check the report", "Finished")
USUAL = "client_level_data"
KINDS = ("csv", "txt", "xlsx", "xls", "ods")
BEFORE_YOU_SEND = (
    "A CSV file, or an Excel or OpenDocument spreadsheet, of at most 1,000 MB, with the headings of its specification. Names, postcodes, "
    "GP practices and free text are dropped while the file is read. NHS numbers become codes that only the council's key could match."
)


@dataclass(frozen=True)
class Chosen:
    """A file to be checked: what it is a return of, and the day it was made for government (None: today)."""

    definition: ReturnDefinition
    file: UploadedFile
    submitted_on: date | None


def show(visitor: Visitor) -> None:
    """The step this session has come to."""
    header.top(visitor, figures.synthetic())
    if "upload_receipt" in st.session_state:
        _finished(visitor, *st.session_state["upload_receipt"])
    elif "upload_chosen" in st.session_state:
        _check_answers(visitor, st.session_state["upload_chosen"], st.session_state["upload_report"])
    else:
        _choose()


def _choose() -> None:
    """The first step: what the file is, what will happen to personal details, and only then the button that sends it on."""
    write(_steps(0))
    top = st.empty()
    st.title("Upload a return", anchor=False)
    known = all_returns()
    usual = next(n for n, each in enumerate(known) if each.id == USUAL)
    definition = st.selectbox("What the file is", known, index=usual, format_func=lambda each: each.title)
    write(el("p", definition.about), el("p", BEFORE_YOU_SEND))
    file = st.file_uploader("The file", type=KINDS)
    typed = st.text_input("The day it was made for government, like 31/03/2026 (today, when empty)")
    if st.button("Check this file", type="primary"):
        try:
            chosen = Chosen(definition, _given(file), parse_day(typed) if typed.strip() else None)
            with st.spinner("Checking every row ..."):
                found = _with_file(chosen, lambda path: _check(chosen, path))
        except (UploadError, ValueError) as fault:
            _problem(top, str(fault))
            return
        st.session_state.update(upload_chosen=chosen, upload_report=found)
        st.rerun()


def _check_answers(visitor: Visitor, chosen: Chosen, found: Report) -> None:
    """The second step: what was found, and what would be loaded."""
    write(_steps(1))
    top = st.empty()
    st.title(finding(found), anchor=False)
    write(as_html(found), el("h2", "Check your answers"), facts(_answers(chosen, found)))
    agreed = found.rows_rejected == 0 or st.checkbox(f"The {number(found.rows_rejected)} rejected rows may be left out")
    buttons = st.container(horizontal=True)
    if buttons.button(f"Confirm and load {number(found.rows_kept)} rows", type="primary", disabled=not agreed or found.rows_kept == 0):
        try:
            with st.spinner("Loading, and working out the figures ..."):
                st.session_state["upload_receipt"] = _with_file(chosen, lambda path: _load(visitor, chosen, path))
        except DashboardError as fault:
            _problem(top, str(fault))
            return
        _forget()
        st.rerun()
    if buttons.button("Choose another file"):
        _forget()
        st.rerun()


def _finished(visitor: Visitor, receipt: Receipt, trouble: str) -> None:
    """The last step: the receipt, and what comes next."""
    write(_steps(2))
    st.title(f"Upload {receipt.upload_id}: " + ("loaded before, nothing changed" if receipt.already_loaded else "loaded"), anchor=False)
    period = receipt.given or receipt.derived or receipt.stated
    said = [
        ("Reference", f"Upload {receipt.upload_id}"),
        ("File", receipt.file_name),
        ("Rows", f"{number(receipt.rows_read)} read, {number(receipt.rows_kept)} kept, {number(receipt.rows_rejected)} rejected"),
        ("Covers", _days(period) or "not worked out from this file"),
        ("Figures", trouble or "worked out"),
    ]
    write(facts(said), el("p", links.link("Go to the overview", visitor, "")))
    if st.button("Upload another file"):
        del st.session_state["upload_receipt"]
        st.rerun()


def _given(file: UploadedFile | None) -> UploadedFile:
    """The file chosen. Raises UploadError in words when there is none, or nothing in it."""
    if file is None:
        raise UploadError("Choose a file first")
    if file.size == 0:
        raise UploadError("The selected file is empty")
    return file


def _check(chosen: Chosen, path: Path) -> Report:
    home = figures.home()
    expected = home.code if home is not None and not home.regional and chosen.definition.table == "cld_row" else None
    with read(path, chosen.definition, person_key(figures.store())) as reading:
        return report(check(reading, expected))


def _load(visitor: Visitor, chosen: Chosen, path: Path) -> tuple[Receipt, str]:
    """The receipt, and in words what kept the figures from being worked out, or ''."""
    store = figures.store()
    receipts = load(store, chosen.definition.id, [path], submitted_on=chosen.submitted_on, by=visitor.name)
    try:
        if not receipts[0].already_loaded:
            accept(store, receipts, lambda: run(store))
    except DashboardError as fault:
        return receipts[0], f"The file is kept, but the figures could not be worked out yet: {fault}"
    return receipts[0], ""


def _with_file(chosen: Chosen, then: Callable[[Path], T]) -> T:
    """What `then` makes of the file on disk."""
    with held(chosen.file.name, chosen.file.getbuffer(), figures.store().folder / "temporary") as path:
        return then(path)


def _forget() -> None:
    """Let go of the file and of what was found in it."""
    for key in ("upload_chosen", "upload_report"):
        st.session_state.pop(key, None)


def _problem(place: st.delta_generator.DeltaGenerator, says: str) -> None:
    """The box at the top of the step."""
    frame.entitle("Error: Upload", "")
    place.html(el("div", frame.problem([(says, "")]), class_="po"))


def _answers(chosen: Chosen, found: Report) -> list[tuple[str, object]]:
    return [
        ("File", chosen.file.name),
        ("Return", chosen.definition.title),
        ("Council", found.council),
        ("Made on", day_words(chosen.submitted_on) if chosen.submitted_on else "today"),
        ("States", _days(found.stated) or "no period"),
        ("Tidied", "; ".join(found.notes) or "nothing"),
    ]


def _days(period: tuple[date, date] | None) -> str:
    return f"{day_words(period[0])} to {day_words(period[1])}" if period else ""


def _steps(current: int) -> Html:
    marked = (el("li", f"{n + 1}. {step}", aria_current="step" if n == current else None) for n, step in enumerate(STEPS))
    return el("nav", el("ol", *marked), aria_label="Steps", class_="steps")
