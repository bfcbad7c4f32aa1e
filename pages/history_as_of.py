"""What we knew on an earlier day: each commitment's headline figure as it was known then, beside now, and the uploads known then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import MeasureError
from data.framework import Commitment
from data.periods import day_words, parse_day
from data.store import Store
from metrics import as_of
from metrics.as_of import Figures, Known, KnownUpload, ThenAndNow
from metrics.results import Point
from pages import frame
from pages.access import Visitor
from pages.history_words import PATH, day, title_of, to_upload
from pages.parts import figures, header, links, narrative, words
from pages.parts.markup import el, write
from pages.parts.tables import Column, cell, table

ROADS = {
    "kept": "As the dashboard showed them in the evening of that day: the figures of that time are kept.",
    "same": "Worked out again from the uploads known then. The check value that the dashboard kept of that day is the same, so these are "
    "the figures it showed.",
    "other": "Worked out again from the uploads known then. The check value that the dashboard kept of that day differs: the rules of "
    "counting have changed since, so the figures it showed may have been others.",
    "before": "The dashboard showed no figures yet on that day. Worked out from the files made for government by then, by the rules of "
    "today.",
}
COLUMNS = (
    Column("Commitment", "heading"),
    Column("Known then", "number"),
    Column("The same period now", "number"),
    Column("The latest now", "number"),
)
FILES = (Column("Upload", "heading"), Column("Return and file"), Column("Loaded"), Column("Since then"))


def show(visitor: Visitor) -> None:
    """The day that the address names (`?day=2026-05-14`), with what was known in its evening."""
    header.top(visitor, figures.synthetic(), (links.link("Uploads so far", visitor, PATH), "What we knew on an earlier day"))
    top = st.container()
    chosen = _choose(top)
    if chosen is None:
        return
    known = _known(figures.store(), figures.store().version, chosen, figures.today())
    with top:
        header.title(f"What we knew on {day_words(chosen)}", _below(known))
    if known.refusal:
        write(el("p", known.refusal, role="status"))
    else:
        _figures(known)
    if known.uploads:
        write(_files(visitor, known))


def _choose(top: DeltaGenerator) -> date | None:
    """The day in the address; a form to ask for another, whose fault stands above the heading."""
    asked = st.query_params.get("day", "")
    try:
        chosen, fault = parse_day(asked) if asked else None, ""
    except ValueError:
        chosen, fault = None, "Enter a day like 14/05/2026"
    if chosen is None:
        with top:
            if fault:
                frame.entitle("Error: What we knew", figures.council_name())
                write(frame.problem([(fault, "day")]))
            header.title("What did we know on an earlier day?", "The figures as they were known then, beside those of today.")
    if fault:
        write(el("p", fault, class_="fault", id="day"))
    typed = st.text_input("The day, like 14/05/2026", f"{chosen:%d/%m/%Y}" if chosen else asked, width=272, autocomplete="off")
    if st.button("Show what we knew", type="primary" if chosen is None else "secondary"):
        st.query_params["day"] = _as_address(typed)
        st.rerun()
    return chosen


def _as_address(typed: str) -> str:
    """A day as an address holds it, else what was typed, so that the fault can be said."""
    try:
        return parse_day(typed).isoformat()
    except ValueError:
        return typed.strip() or "none"


def _below(known: Known) -> str:
    if known.refusal and not known.uploads:
        return ""
    return f"{words.first_up(words.plural(len(known.uploads), 'upload'))} known then."


def _figures(known: Known) -> None:
    """The figures, at once where they are kept; worked out again when asked to."""
    council, plan = figures.home(), figures.plan()
    if council is None or plan is None:
        write(el("p", "There is no plan yet whose commitments could be shown."))
        return
    promises = tuple(commitment for objective in plan.objectives for commitment in objective.commitments)
    place = st.empty()
    if not known.kept and not _is_asked(known):
        with place.container():
            write(
                el(
                    "p",
                    "The figures of that day are not kept. They can be worked out again from the uploads known then. It changes nothing.",
                )
            )
            if not st.button("Work out the figures of that day", type="primary"):
                return
        place.empty()
        st.session_state["as_of_asked"] = (known.day, figures.store().version)
    try:
        with st.spinner("Working out the figures of that day ..."):
            found = _found(figures.store(), figures.store().version, known, council.code, promises)
    except MeasureError as fault:
        frame.entitle("Error: What we knew", council.name)
        write(frame.problem([(str(fault), "")]))
        return
    rows = [_row(each) for each in found.rows]
    key = words.key_of([str(part) for row in rows for part in row])
    write(
        el("h2", _finding(found, known.day)),
        el("p", ROADS[found.road]),
        table("Headline figures then and now", COLUMNS, rows, stacks="narrow", note=key),
    )


def _is_asked(known: Known) -> bool:
    """Whether the visitor has asked for the figures of this day to be worked out."""
    return bool(st.session_state.get("as_of_asked") == (known.day, figures.store().version))


def _finding(found: Figures, on: date) -> str:
    """'Three of the five figures known on 14 May 2026 have changed since'."""
    there = [each for each in found.rows if each.then is not None]
    moved = sum(not _is_same(each.then, each.same_period_now) for each in there)
    if not there:
        return f"No figure was known on {day_words(on)}"
    if not moved:
        return f"Nothing known on {day_words(on)} has changed since"
    if len(there) == 1:
        return f"The one figure known on {day_words(on)} has changed since"
    known = f"{words.plural(len(there), 'figure')} known on {day_words(on)}"
    return f"{words.first_up(words.how_many(moved))} of {known} {'has' if moved == 1 else 'have'} changed since"


def _is_same(then: Point | None, now: Point | None) -> bool:
    """Whether a figure is what it was, to the last person."""
    if then is None or now is None:
        return then is now
    return (then.numerator, then.denominator, then.value, then.status) == (now.numerator, now.denominator, now.value, now.status)


def _row(each: ThenAndNow) -> list[object]:
    same = _figure(each.same_period_now, None) if each.then is not None else cell("[z]", "nothing known then")
    if each.then is not None and _is_same(each.then, each.same_period_now):
        same = cell(words.marked(each.same_period_now), "unchanged")
    return [each.commitment.title, _figure(each.then, "when"), same, _figure(each.now, "when")]


def _figure(point: Point | None, when: str | None) -> object:
    """The figure over its period and terms."""
    if point is None:
        return cell("[x]", "no figure")
    said = words.terms(point)
    return cell(words.marked(point), words.listed_with(": ", [words.first_up(narrative.period(point)) if when else "", said]))


def _files(visitor: Visitor, known: Known) -> object:
    """The uploads known then, newest first."""
    rows = [_file(visitor, each) for each in reversed(known.uploads)]
    return el(
        "section",
        el("h2", f"Uploads known on {day_words(known.day)}"),
        table("Uploads known then, newest first", FILES, rows, stacks="narrow"),
    )


def _file(visitor: Visitor, each: KnownUpload) -> Sequence[object]:
    made = f"made for government {day(each.submitted_at)}"
    since = [f"withdrawn {day(each.withdrawn_at)}" if each.withdrawn_at else "", "rows purged" if each.purged else ""]
    by = f"by {each.loaded_by}" if each.loaded_by else ""
    return [
        to_upload(visitor, each.upload_id),
        cell(title_of(each.return_id), each.file_name),
        cell(day(each.loaded_at), words.listed_with(", ", [by, made])),
        words.listed_with(", ", since) or "nothing",
    ]


@lru_cache(maxsize=16)
def _known(opened: Store, version: int, on: date, today: date) -> Known:
    return as_of.known_on(opened, on, today)


@lru_cache(maxsize=8)
def _found(opened: Store, version: int, known: Known, council: str, promises: tuple[Commitment, ...]) -> Figures:
    return as_of.figures_on(opened, known, council, promises)
