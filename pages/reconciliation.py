"""Whom government counted and whom we count, person by person: by the council's own numbers, so for officers only, each look noted."""

from __future__ import annotations

import io

import streamlit as st

from data.errors import MeasureError
from data.periods import period_words
from data.records import audit
from data.safe_cells import write_csv
from metrics.catalogue import catalogue
from metrics.reconciliation import OUTCOMES, Compared, PersonCompared, Reconciliation, comparable, reconcile
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.parts import figures, header, links
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import Fact, strip
from pages.parts.tables import Column, cell, table

MOST_ROWS = 500  # on the page; the file has them all
WORDS = {
    "in both": "Counted alike by both",
    "in both, counted differently": "In both, counted differently",
    "national only": "Only in the national file",
    "local only": "Only in our figures",
}
COLUMNS = (
    Column("Person (the council's own number)", "heading", short="Person", width=20),
    Column("Where", width=18),
    Column("National", "number", width=11),
    Column("Here", "number", width=11),
    Column("What explains it", width=40),
)
WHAT_IT_IS = (
    "Government sends each council a file with the people it counted in each measure, by the council's own person number. Load it on the "
    "Upload page as “ASCOF reconciliation, record level”; then each person is compared here with the figures of this dashboard."
)


def show(visitor: Visitor) -> None:
    """The comparison of one measure and period, chosen from those that the files tell of."""
    header.top(visitor, figures.synthetic(), (links.link("Uploads so far", visitor, "uploads"), "Reconciliation"))
    offered = comparable(figures.store())
    if not offered:
        header.title("No record-level file has been loaded yet")
        write(el("p", WHAT_IT_IS), el("p", links.link("Go to Upload", visitor, "upload")))
        return
    top = st.container()
    chosen = st.selectbox("Measure and period", offered, index=_asked(offered), format_func=_name)
    st.query_params.update(id=chosen.measure_id, period=chosen.period_end.isoformat())
    try:
        with st.spinner("Comparing person by person ..."):
            found = reconcile(figures.store(), chosen)
    except MeasureError as fault:
        with top:
            header.title("This cannot be compared yet", str(fault))
        return
    audit.note(figures.store(), visitor.name, "compared people with the national file", chosen.measure_id, f"period to {chosen.period_end}")
    with top:
        header.title(_finding(found), _name(chosen))
    write(_as_html(found))
    if any(person.outcome != "in both" for person in found.people):
        name = f"reconciliation {chosen.measure_id} {chosen.period_end}.csv"
        st.download_button("Download all as CSV", _csv(found), name, "text/csv", icon=":material/download:", on_click="ignore")


def _asked(offered: tuple[Compared, ...]) -> int:
    asked = (st.query_params.get("id"), st.query_params.get("period"))
    return next((place for place, each in enumerate(offered) if (each.measure_id, each.period_end.isoformat()) == asked), 0)


def _name(compared: Compared) -> str:
    measure = catalogue()[compared.measure_id]
    period_type = "snapshot" if "snapshot" in measure.period_types else "rolling_year"
    return f"{measure.title}, {period_words(period_type, compared.period_start, compared.period_end)}"


def _finding(found: Reconciliation) -> str:
    alike, everybody = found.totals["in both"], len(found.people)
    if alike == everybody:
        return f"All {number(everybody)} people are counted alike by government and here"
    return f"{number(alike)} of {number(everybody)} people are counted alike; {number(everybody - alike)} are not"


def _as_html(found: Reconciliation) -> Html:
    counted = strip([Fact(WORDS[outcome], number(found.totals[outcome]), "people") for outcome in OUTCOMES])
    different = [person for person in found.people if person.outcome != "in both"]
    if not different:
        return counted
    unexplained = f"{number(found.unexplained)} of the {number(len(different))} differences have no rule that explains them."
    more = f" The first {MOST_ROWS} are shown; the file below has all of them." if len(different) > MOST_ROWS else ""
    rows = [_row(person) for person in different[:MOST_ROWS]]
    note = "Counts are those of the numerator over those considered: episodes in reablement, people elsewhere."
    listed = table("People counted differently", COLUMNS, rows, stacks="narrow", note=note)
    return join((counted, el("h2", "Who is counted differently, and why"), el("p", unexplained + more), listed))


def _row(person: PersonCompared) -> tuple[object, ...]:
    return (
        person.person,
        WORDS[person.outcome],
        _counts(person.national_numerator, person.national_denominator),
        _counts(person.local_numerator, person.local_denominator),
        cell(person.why or "No rule explains it: compare the two records.", person.rule.replace("_", " ")),
    )


def _counts(numerator: int, denominator: int) -> str:
    return f"{numerator} of {denominator}" if denominator else "not counted"


def _csv(found: Reconciliation) -> str:
    written = io.StringIO()
    columns = ("person", "outcome", "national_denominator", "national_numerator", "local_denominator", "local_numerator", "rule", "why")
    write_csv(written, columns, ([getattr(person, name) for name in columns] for person in found.people), line_end="\r\n")
    return written.getvalue()
