"""The questions about a baseline, one below another, each with its own fault above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from data.framework import Framework
from metrics.catalogue import Measure, catalogue
from pages import frame
from pages.baselines_form import BASES_IN_WORDS, Answers, basis_words, faults, measures_of, per, promise_of
from pages.baselines_step import ANSWERS, FAULTS, forget, go
from pages.parts import figures
from pages.parts.markup import el, write


def first_answers(plan: Framework) -> Answers:
    """An empty form; with the measure that the address names, and the year its promise names."""
    measure = catalogue().get(st.query_params.get("measure", ""))
    named = {each.id for each in measures_of(plan)}
    if measure is None or measure.id not in named:
        return Answers()
    return Answers(measure=measure.id, year=promise_of(plan, measure).baseline)


def ask(plan: Framework, before: Answers) -> None:
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
        go("ask" if st.session_state[FAULTS] else "check")
    if buttons.button("Leave it"):
        forget()


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
