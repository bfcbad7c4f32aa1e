"""Faults on paper: a page of HTML with a sheet for each column, to be handed to the team that puts them right."""

from __future__ import annotations

import html
from pathlib import Path

from metrics.verdicts.words import number
from pages.parts.markup import Html, el, join
from pages.upload_check import ROWS_PRINTED, Asked, Sheet, sheets_of

STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
MARKING = "OFFICIAL-SENSITIVE: it holds details of people. Destroy it when the rows are right."
HEADINGS = ("Row", "What it holds", "What is wrong", "Nearest in the list")


def printed(asked: Asked, file_name: str) -> bytes:
    """The page, whole in itself, for the faults of a file."""
    sheets = [_sheet(sheet, file_name) for sheet in sheets_of(asked)]
    return page(f"Faults to put right: {file_name}", join(sheets) if sheets else el("p", "There is no fault to put right."))


def page(title: str, body: Html) -> bytes:
    """A page of HTML to print, its style inside it."""
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body><main>{body}</main></body></html>'.encode()


def _sheet(sheet: Sheet, file_name: str) -> Html:
    rows = (el("tr", *(el("td", cell) for cell in (line.row, line.value, line.says, line.nearest))) for line in sheet.lines)
    left = sheet.count - len(sheet.lines)
    more = el("p", f"And {number(left)} more: of each kind the first {ROWS_PRINTED} are here, in the CSV file all.") if left else ""
    name = sheet.column or "Whole row"
    return el(
        "section",
        el("p", MARKING, class_="marking"),
        el("h1", f"{name}: {number(sheet.count)} to put right"),
        el("p", f"File: {file_name}. Rows are numbered as a spreadsheet numbers them."),
        el("p", "Team: ________________________   By: ________________", class_="team"),
        el("ul", *(el("li", each) for each in sheet.advice)),
        el(
            "table",
            el("caption", f"Rows to put right in {name}"),
            el("thead", el("tr", *(el("th", heading, scope="col") for heading in HEADINGS))),
            el("tbody", *rows),
        ),
        more,
    )
