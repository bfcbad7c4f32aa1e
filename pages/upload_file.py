"""The second step of an upload: the file itself, the day it was made for government, and the period the officer vouches for."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.file_name import without_people
from data.periods import parse_day
from data.return_definition import load_return
from pages.access import Visitor
from pages.held_file import HeldFile
from pages.parts import figures, words
from pages.parts.markup import el, write
from pages.upload_choose import KINDS, TYPES
from pages.upload_desk import Desk, change
from pages.upload_door import refusal, refused
from pages.upload_work import begin_check

LOOK_AGAIN = 2.0
PLACES = {"file": "The file", "submitted-on": "The day it was made", "covers": "The period"}


def show(visitor: Visitor, desk: Desk) -> None:
    """The page of this step."""
    assert desk.settings is not None
    definition, settings = load_return(desk.settings.return_id), desk.settings
    st.title(f"Upload: {definition.title}", anchor=False)
    write(el("p", f"{TYPES}. Nothing is loaded before you have read what the check finds and confirmed it."))
    _fault(desk, "file")
    with st.container(key="upload-file"):
        file = st.file_uploader("The file", type=KINDS, key=f"file-{desk.taken}")
    _look_for_refusals(desk)
    _fault(desk, "submitted-on")
    made = words.day_made(settings.return_id)
    submitted_on = st.text_input(f"{made}, like 31/03/2026 (today, when empty)", settings.submitted_on, key="submitted-on")
    _fault(desk, "covers")
    write(
        el("h2", "The period you vouch for (optional)", class_="part"),
        el(
            "p",
            "Only when you know that the file is whole for a period that its rows do not show, such as a quarter in which little "
            "happened. It then decides which months the file serves. Otherwise the period is worked out from the rows.",
        ),
    )
    first, last = st.columns(2)
    covers_from = first.text_input("First day, like 01/04/2025", settings.covers_from, key="covers-from")
    covers_to = last.text_input("Last day, like 31/03/2026", settings.covers_to, key="covers-to")
    buttons = st.container(horizontal=True)
    if buttons.button("Check this file", type="primary"):
        change(desk, submitted_on=submitted_on, covers_from=covers_from, covers_to=covers_to)
        desk.faults = _take(visitor, desk, file)
        st.rerun()
    if buttons.button("Choose another return"):
        desk.begin_again("choose")
        st.rerun()


def faults_of(desk: Desk, file: UploadedFile | None) -> list[tuple[str, str]]:
    """What is wrong with the answers, each with the place it speaks of; the days, read, go onto the desk."""
    assert desk.settings is not None
    wrong: list[tuple[str, str]] = []
    made = words.day_made(desk.settings.return_id)
    if file is None:
        wrong.append(("Choose a file first", "file"))
    elif file.size == 0:
        wrong.append(("The selected file is empty. Export it again, and check its size before uploading it.", "file"))
    typed = desk.settings.submitted_on.strip()
    desk.submitted_on = _day(typed, made, "submitted-on", wrong) if typed else None
    if desk.submitted_on is not None and desk.submitted_on > figures.today():
        wrong.append((f"{made} must be today or in the past", "submitted-on"))
    desk.covers = _period(desk.settings.covers_from.strip(), desk.settings.covers_to.strip(), wrong)
    return wrong


def _take(visitor: Visitor, desk: Desk, file: UploadedFile | None) -> list[tuple[str, str]]:
    """Take the file onto the desk and begin its check; or what is wrong."""
    wrong = faults_of(desk, file)
    if wrong or file is None:
        return wrong
    desk.let_go()
    desk.file_name, desk.file_size = without_people(file.name), file.size
    desk.file = HeldFile(desk.file_name, memoryview(file.getvalue()), figures.store().folder / "temporary")
    _forget(file)
    desk.step = "report"
    begin_check(desk, visitor.name)
    return []


def _period(first: str, last: str, wrong: list[tuple[str, str]]) -> tuple[date, date] | None:
    if not first and not last:
        return None
    if not (first and last):
        wrong.append(("Give both the first and the last day of the period you vouch for, or neither", "covers"))
        return None
    start, end = (_day(typed, which, "covers", wrong) for typed, which in ((first, "The first day"), (last, "The last day")))
    if start is None or end is None:
        return None
    if end < start:
        wrong.append(("The period you vouch for ends before it starts", "covers"))
        return None
    return start, end


def _day(typed: str, which: str, place: str, wrong: list[tuple[str, str]]) -> date | None:
    try:
        return parse_day(typed)
    except ValueError:
        wrong.append((f"{which} must be a date like 31/03/2026", place))
        return None


def _fault(desk: Desk, place: str) -> None:
    """The words of the box at the top once more beside the field, where the box's link leads."""
    says = [says for says, where in desk.faults if where == place]
    if says:
        write(el("div", *(el("p", each, class_="fault") for each in says), id=place))


def _look_for_refusals(desk: Desk) -> None:
    """The door refuses too large a file before it is read, and the browser then does nothing: so the page asks."""

    @st.fragment(run_every=LOOK_AGAIN)
    def ask() -> None:
        context = get_script_run_ctx()
        size = refused(context.session_id) if context is not None else None
        if size is not None:
            desk.faults = [(refusal(size), "file")]
            desk.taken += 1  # a fresh field: the old one shows the browser's own words
            st.rerun()

    ask()


def _forget(file: UploadedFile) -> None:
    """Let go of Streamlit's copy now: it would keep it as long as the session lasts."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
    file.close()
