"""Upload a return: choose what it is, give the file, read the report, check your answers, confirm, get a receipt.

Nothing is kept before the confirmation. What a visitor has on the go stands on their desk (`upload_desk`), not in the browser.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages import frame, upload_answers, upload_choose, upload_desk, upload_file, upload_receipt, upload_report
from pages.access import Visitor
from pages.parts import figures, header
from pages.parts.markup import Html, el, write
from pages.upload_desk import Desk
from pages.work import Work

STEPS = ("Choose the return", "Give the file", "Read the report", "Check your answers", "Finished")
AT = {"choose": 0, "file": 1, "report": 2, "answers": 3, "done": 4}
PROMPT = 0.4  # seconds: shorter work needs no page of its own
LOOK_AGAIN = 1.0


def show(visitor: Visitor) -> None:
    """The step that this visitor has come to."""
    header.top(visitor, figures.synthetic())
    desk = upload_desk.desk_of(visitor)
    _move_on(desk)
    write(_steps(AT[desk.step]))
    frame.entitle(f"{'Error: ' if desk.faults else ''}{STEPS[AT[desk.step]]}", figures.council_name())
    if desk.faults:
        write(frame.problem(desk.faults))
    if desk.step == "choose":
        upload_choose.show(visitor, desk)
    elif desk.step == "file":
        upload_file.show(visitor, desk)
    elif desk.step == "report" and (desk.checking is None or not desk.checking.is_done):
        _wait_for(desk, desk.checking, f"Checking {desk.file_name}")
    elif desk.step == "report":
        upload_report.show(visitor, desk)
    elif desk.is_busy:
        _wait_for(desk, desk.loading, f"Loading {desk.file_name}")
    elif desk.step == "answers":
        upload_answers.show(visitor, desk)
    else:
        upload_receipt.show(visitor, desk)


def _move_on(desk: Desk) -> None:
    """To where the work that was begun has led: a check that failed back to the file, a load that is done on to the receipt."""
    going_on = desk.loading or (desk.checking if desk.step == "report" else None)
    if going_on is None or not going_on.wait(PROMPT):
        return
    if going_on is desk.loading:
        desk.loading_ended()
    elif going_on.fault:
        fault = going_on.fault
        desk.begin_again("file")
        desk.faults = [(fault, "file")]


def _wait_for(desk: Desk, work: Work[Any] | None, heading: str) -> None:
    """The page while work goes on: what it is at, and for how long."""
    st.title(heading, anchor=False)
    assert work is not None

    @st.fragment(run_every=LOOK_AGAIN)
    def progress() -> None:
        if work.is_done:
            st.rerun()
        write(_progress(work))

    progress()
    write(el("p", "You may leave this page: the work goes on, and you find it here when you come back."))
    if not desk.is_busy and st.button("Stop, and choose another file"):
        desk.begin_again("file")
        st.rerun()


def _progress(work: Work[Any]) -> Html:
    """The steps so far with their seconds; only a new step is read out."""
    steps = (el("li", el("span", step.words), el("span", f"{step.seconds:.0f} seconds", class_="terms")) for step in work.steps)
    now = work.steps[-1].words if work.steps else "Beginning"
    return el("div", el("p", now, role="status", class_="hidden"), el("ol", *steps), class_="progress")


def _steps(current: int) -> Html:
    marked = (el("li", f"{n + 1}. {step}", aria_current="step" if n == current else None) for n, step in enumerate(STEPS))
    return el("nav", el("ol", *marked), aria_label="Steps", class_="steps")
