"""Baselines entered by hand: what a measure was in the year a plan compares with, where that stands, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

import streamlit as st

from data.framework import Framework
from data.records.baselines import EnteredBaseline, KeptBaseline, enter_baseline, entered_baselines
from metrics.catalogue import Measure, catalogue
from metrics.verdicts.baselines import baseline_for
from metrics.verdicts.words import number
from pages import frame
from pages.access import Visitor
from pages.baselines_form import (
    BASES_IN_WORDS,
    Answers,
    basis_words,
    entered,
    faults,
    measures_of,
    options,
    per,
    promise_of,
    said,
    why_unlike,
)
from pages.history_words import day
from pages.parts import figures, header, links, remembered, words
from pages.parts.markup import Html, el, write
from pages.parts.strip import facts
from pages.parts.tables import Column, cell, table

STEP, ANSWERS, FAULTS, DONE = "baseline_step", "baseline_answers", "baseline_faults", "baseline_done"
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
        _check(visitor, plan, council.code, st.session_state[ANSWERS])
    elif step:
        with st.container(width=WIDTH):
            _ask(plan, st.session_state.get(ANSWERS, _first_answers(plan)))
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
        _go("ask")
    if in_force:
        rows = [[*_row(each), _compared(plan, each.baseline)] for each in in_force]
        write(el("h2", "In force"), table("Baselines in force", IN_FORCE, rows, stacks="wide"))
        _ways_out(plan, [each.baseline for each in in_force])
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


def _ways_out(plan: Framework, in_force: Sequence[EnteredBaseline]) -> None:
    """Under the list, for each baseline that nothing may be compared with: why, and the three options."""
    for baseline in in_force:
        if baseline.measure in catalogue() and why_unlike(plan, baseline):
            measure = catalogue()[baseline.measure]
            with st.expander(f"What can be done about {measure.title}, {baseline.period}"):
                write(_unlike(plan, measure, baseline, "Kept and shown, but not compared with"))


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


def _compared(plan: Framework, baseline: EnteredBaseline) -> object:
    """Whether figures of today may be set against it."""
    if baseline.measure not in catalogue():
        return "this version has no such measure"
    if why_unlike(plan, baseline):
        return cell(el("span", "Not comparable", class_="tag tag-unlike"), "counted by other rules: no change is worked out")
    return cell(el("span", "Comparable", class_="tag tag-on"), "on the same basis")


def _first_answers(plan: Framework) -> Answers:
    """An empty form; with the measure that the address names, and the year its promise names."""
    measure = catalogue().get(st.query_params.get("measure", ""))
    named = {each.id for each in measures_of(plan)}
    if measure is None or measure.id not in named:
        return Answers()
    return Answers(measure=measure.id, year=promise_of(plan, measure).baseline)


def _ask(plan: Framework, before: Answers) -> None:
    """The questions, with what was answered before; Continue leads on only when nothing is wrong."""
    wrong: list[tuple[str, str]] = st.session_state.get(FAULTS, [])
    if wrong:
        frame.entitle("Error: Baselines", figures.council_name())
        write(frame.problem(wrong))
    st.title("Enter a baseline", anchor=False)
    write(
        el(
            "p",
            "A baseline is the figure of a whole financial year. One entered here comes before any that the dashboard works out itself.",
        )
    )
    _fault(wrong, "measure")
    known = [each.id for each in measures_of(plan)]
    chosen = st.selectbox(
        "Measure", known, index=known.index(before.measure) if before.measure in known else None,
        format_func=lambda each: catalogue()[each].title, placeholder="Choose one",
    )  # fmt: skip
    measure = catalogue().get(chosen or "")
    given: dict[str, str] = {"measure": chosen or ""}
    given["year"] = _text(wrong, "year", "Financial year, like 2022/23", before.year)
    given["value"] = _text(wrong, "value", f"The figure{_unit(measure)}", before.value)
    if measure is None or per(measure) is not None:
        given["numerator"] = _text(wrong, "numerator", "Numerator (optional): how many it counts", before.numerator)
        given["denominator"] = _text(wrong, "denominator", "Denominator (optional): out of how many", before.denominator)
    _fault(wrong, "basis")
    bases = list(BASES_IN_WORDS)
    basis = st.selectbox(
        "Where the figure is from", bases, index=bases.index(before.basis) if before.basis in bases else None,
        format_func=basis_words, placeholder="Choose one",
    )  # fmt: skip
    given["basis"] = basis or ""
    given["document"] = _text(wrong, "document", "Document, like SALT return 2022/23", before.document)
    given["page"] = _text(wrong, "page", "Page or table (optional)", before.page)
    _fault(wrong, "why")
    given["why"] = st.text_area("Why this figure is the baseline", before.why, max_chars=500)
    buttons = st.container(horizontal=True)
    if buttons.button("Continue", type="primary"):
        answers = replace(Answers(), **given)
        st.session_state[ANSWERS], st.session_state[FAULTS] = answers, faults(answers, figures.today())
        _go("ask" if st.session_state[FAULTS] else "check")
    if buttons.button("Leave it"):
        _forget()


def _check(visitor: Visitor, plan: Framework, council: str, answers: Answers) -> None:
    """The answers once more, what cannot be compared, and the confirmation."""
    baseline = entered(answers, figures.today())
    measure = catalogue()[baseline.measure]
    figure, terms = said(baseline, measure)
    st.title("Check your answers", anchor=False)
    in_words: list[tuple[str, object]] = [
        ("Measure", measure.title),
        ("Financial year", baseline.period),
        ("Figure", f"{figure} ({terms})" if terms else figure),
        ("Where it is from", basis_words(baseline.basis)),
        ("Source", baseline.source),
        ("Why", answers.why.strip()),
    ]
    write(
        el("div", facts(in_words), class_="wide-terms"),
        _unlike(plan, measure, baseline, "It will be kept and shown, but not compared with"),
    )
    buttons = st.container(horizontal=True)
    if buttons.button("Confirm this baseline", type="primary"):
        enter_baseline(figures.store(), council, baseline, why=answers.why.strip(), by=visitor.name, at=datetime.now())
        st.session_state[DONE] = f"The baseline of {measure.title} for {baseline.period} is now {figure}."
        _forget()
    if buttons.button("Change an answer"):
        _go("ask")
    if buttons.button("Leave it"):
        _forget()


def _unlike(plan: Framework, measure: Measure, baseline: EnteredBaseline, heading: str) -> Html:
    """What cannot be compared with this baseline and the three options; or that it can."""
    why = why_unlike(plan, baseline)
    if not why:
        return el("p", "Figures of today are on the same basis, so they are judged against it.")
    rows = [[name, says] for name, says in options(measure, baseline)]
    return el(
        "section",
        el("h2", heading),
        el("p", why),
        table("The three ways to a baseline", (Column("Way", "heading", width=30), Column("Here")), rows, stacks="narrow"),
    )


def _text(wrong: Sequence[tuple[str, str]], place: str, label: str, before: str) -> str:
    """A line to type in, with its fault above it."""
    _fault(wrong, place)
    return st.text_input(label, before, autocomplete="off", key=f"baseline-{place}")


def _unit(measure: Measure | None) -> str:
    """The unit of the figure, to stand behind its label: ', in % of requests'."""
    return f", in {measure.unit}" if measure is not None else ""


def _fault(wrong: Sequence[tuple[str, str]], place: str) -> None:
    """The words of the box at the top once more beside the question, where the box's link leads."""
    for says, where in wrong:
        if where == place:
            write(el("p", says, class_="fault", id=place))


def _go(step: str) -> None:
    st.session_state[STEP] = step
    st.rerun()


def _forget() -> None:
    """Back to the list; what was typed is let go of."""
    for key in (STEP, ANSWERS, FAULTS, *(f"baseline-{name}" for name in asdict(Answers()))):
        st.session_state.pop(key, None)
    st.query_params.pop("measure", None)
    st.rerun()
