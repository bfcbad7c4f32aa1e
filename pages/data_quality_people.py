"""Which records are behind an oddity of the data, by the council's own person number: for officers, each look noted."""

from __future__ import annotations

import io

import streamlit as st

from data.periods import day_words
from data.quality.problems import Problem, ToLookAt, problems, to_look_at
from data.records import audit
from data.safe_cells import write_csv
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import figures, header, links
from pages.parts.markup import el, write
from pages.parts.tables import Column, table

MOST_ROWS = 500  # on the page; the file has them all
COLUMNS = (Column("Person (the council's own number)", "heading", short="Person"), Column("Record"), Column("Since"))


def show(visitor: Visitor, problem_id: str) -> None:
    """The records at fault, oldest first, and a file of them."""
    header.top(visitor, figures.synthetic(), (links.link("Data quality", visitor, "data-quality"), "Records to look at"))
    problem = next((each for each in problems() if each.id == problem_id), None)
    home = figures.home()
    if problem is None or home is None:
        header.title("There is no such list")
        write(el("p", links.link("Go to Data quality", visitor, "data-quality")))
        return
    found = to_look_at(figures.store(), home.code, problem)
    audit.note(figures.store(), visitor.name, "listed records to put right", problem.id, f"{len(found)} records")
    header.title(f"{problem.title}: {number(len(found))} to look at", f"{problem.how} {problem.do}")
    if not found:
        return
    if len(found) > MOST_ROWS:
        write(el("p", f"The first {MOST_ROWS} are shown; the file has all of them."))
    st.download_button("Download all as CSV", _csv(found), f"{problem.id}.csv", "text/csv", icon=":material/download:", on_click="ignore")
    rows = [(each.person, each.detail, day_words(each.since) if each.since else "[z]") for each in found[:MOST_ROWS]]
    write(table(_caption(problem), COLUMNS, rows, stacks="narrow", note="[z] does not apply."))


def _caption(problem: Problem) -> str:
    return f"Records: {problem.title}"


def _csv(found: tuple[ToLookAt, ...]) -> str:
    written = io.StringIO()
    write_csv(written, ("person", "record", "since"), ((each.person, each.detail, each.since) for each in found), line_end="\r\n")
    return written.getvalue()
