"""The faults of a file to take away: every one as CSV or xlsx, and by column to print and hand to the team that puts them right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from data.aside import aside
from data.fault_files import faults_as_csv, faults_as_xlsx
from pages.parts import figures
from pages.upload_check import Asked, checked_file
from pages.upload_desk import Desk
from pages.upload_print import printed
from pages.upload_work import ASIDE_ABOVE, asked_of

ICON = ":material/download:"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(desk: Desk) -> None:
    """The buttons; each file is made when its button is pressed, since it holds what people's rows hold and is kept nowhere."""
    report = desk.report
    if report is None or not report.faults or desk.file is None:
        return
    store = figures.store()
    asked, large = asked_of(desk, store), desk.file.size > ASIDE_ABOVE

    def made(function: Callable[..., bytes], *given: object) -> Callable[[], bytes]:
        return lambda: aside(function, *given) if large else function(*given)

    name = Path(desk.file_name).stem
    buttons = st.container(horizontal=True)
    for words, kind, mime in (("Every fault as CSV", "csv", "text/csv"), ("Every fault as xlsx", "xlsx", XLSX)):
        buttons.download_button(
            words, made(fault_file, asked, kind), f"{name} faults.{kind}", mime, on_click="ignore", icon=ICON, key=f"faults-{kind}"
        )
    page = made(printed, asked, desk.file_name)
    buttons.download_button(
        "To print, by column (HTML)", page, f"{name} faults.html", "text/html", on_click="ignore", icon=":material/print:", key="print"
    )


def fault_file(asked: Asked, kind: str) -> bytes:
    """Every fault of the file, row by row, as 'csv' or 'xlsx'."""
    with checked_file(asked) as checked:
        return faults_as_csv(checked) if kind == "csv" else faults_as_xlsx(checked)
