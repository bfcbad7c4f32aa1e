"""Baselines entered by hand: what a measure was in the year a plan compares with, where that stands, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.framework import Framework
from data.records.baselines import KeptBaseline, entered_baselines
from metrics.catalogue import Measure, catalogue
from metrics.verdicts.baselines import baseline_for
from metrics.verdicts.words import number
from pages.access import Visitor
from pages.baselines_ask import ask, first_answers
from pages.baselines_check import check
from pages.baselines_compared import compared, ways_out
from pages.baselines_form import basis_words, measures_of, promise_of, said
from pages.baselines_step import ANSWERS, DONE, STEP, go
from pages.history_words import day
from pages.parts import figures, header, links, remembered, words
from pages.parts.markup import el, write
from pages.parts.tables import Column, cell, table

WIDTH = 736
IN_FORCE = (
    Column("Measure", "heading", width=24), Column("Year"), Column("Baseline", "number"), Column("Basis and source"), Column("Entered"),
    Column("Compared with today's figures", width=22),
)  # fmt: skip
EARLIER = (
    Column("Measure", "heading", width=24),
    Column("Year"),
    Column("Baseline", "number"),
    Column("Basis and source"),
    Column("Entered"),
)


def show(visitor: Visitor) -> None:
    """The list of baselines, or the step of entering one that this session has come to."""
    crumbs = (links.link("Overview", visitor, ""), "Baselines")
    header.top(visitor, figures.synthetic(), crumbs)
    plan, council = figures.plan(), figures.home()
    if plan is None or council is None:
        header.title("No baselines yet", "A baseline belongs to a plan, and this dashboard has none yet.")
        return
    step = st.session_state.get(STEP) or ("ask" if st.query_params.get("measure") else "")
    if step == "check" and ANSWERS in st.session_state:
        check(visitor, plan, council.code, st.session_state[ANSWERS])
    elif step:
        with st.container(width=WIDTH):
            ask(plan, st.session_state.get(ANSWERS, first_answers(plan)))
    else:
        _list(visitor, plan, remembered.part(visitor, _kept))


def _kept(visitor: Visitor) -> tuple[KeptBaseline, ...]:
    """Every baseline ever entered for this council, the newest first."""
    council = figures.home()
    return () if council is None else tuple(entered_baselines(figures.store(), council.code))


def _list(visitor: Visitor, plan: Framework, kept: Sequence[KeptBaseline]) -> None:
    """What is in force, what is still missing, what was before."""
    done = st.session_state.pop(DONE, "")
    if done:
        write(el("p", done, class_="done", role="status"))
    in_force = [each for each in kept if each.in_force]
    header.title(
        f"{words.first_up(words.plural(len(in_force), 'baseline'))} entered by hand"
        if in_force
        else "No baseline has been entered by hand",
        "Where nothing is entered, the dashboard takes the figure that it has for that year itself, if any.",
    )
    if st.button("Enter a baseline", type="primary"):
        go("ask")
    if in_force:
        rows = [[*_row(each), compared(plan, each.baseline)] for each in in_force]
        write(el("h2", "In force"), table("Baselines in force", IN_FORCE, rows, stacks="wide"))
        ways_out(plan, [each.baseline for each in in_force])
    missing = remembered.part(visitor, _missing)
    if missing:
        linked = (
            el("li", links.link(f"{measure.title}, {year}", visitor, "baselines", measure=measure.id), instead)
            for measure, year, instead in missing
        )
        write(el("section", el("h2", "The plan compares with these, and nobody has entered them"), el("ul", *linked)))
    earlier = [each for each in kept if not each.in_force]
    if earlier:
        write(
            el(
                "section",
                el("h2", "Entered before, no longer in force"),
                table("Earlier baselines", EARLIER, [_row(each) for each in earlier], stacks="wide"),
            )
        )


def _missing(visitor: Visitor) -> tuple[tuple[Measure, str, str], ...]:
    """The measures whose promise names a year for which no figure was entered, and what is compared with in its place."""
    there = {(each.baseline.measure, each.baseline.period) for each in _kept(visitor) if each.in_force}
    council, plan = figures.home(), figures.plan()
    if council is None or plan is None:
        return ()
    missing = []
    for measure in measures_of(plan):
        promise = promise_of(plan, measure)
        if promise.baseline and (measure.id, promise.baseline) not in there:
            own = baseline_for(figures.store(), council.code, promise)
            instead = f": until then {number(own.value, 0 if own.value == int(own.value) else 1)} ({own.words})" if own else ": not known"
            missing.append((measure, promise.baseline, instead))
    return tuple(missing)


def _row(each: KeptBaseline) -> list[object]:
    measure = catalogue().get(each.baseline.measure)
    figure, terms = said(each.baseline, measure) if measure is not None else (f"{each.baseline.value:,g}", "")
    title = measure.title if measure is not None else each.baseline.measure
    by = f"by {each.by}" if each.by else "by somebody not named"
    source = each.baseline.source or "no source was given"
    return [
        title,
        each.baseline.period,
        cell(figure, terms),
        cell(basis_words(each.baseline.basis), source),
        cell(day(each.at), f"{by}: {each.why}"),
    ]
