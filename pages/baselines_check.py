"""The answers about a baseline once more, what it cannot be compared with, and the confirmation."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.framework import Framework
from data.records.baselines import enter_baseline
from metrics.catalogue import catalogue
from pages.access import Visitor
from pages.baselines_compared import unlike
from pages.baselines_form import Answers, basis_words, entered, said
from pages.baselines_step import DONE, forget, go
from pages.parts import figures
from pages.parts.markup import el, write
from pages.parts.strip import facts


def check(visitor: Visitor, plan: Framework, council: str, answers: Answers) -> None:
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
        unlike(plan, measure, baseline, "It will be kept and shown, but not compared with"),
    )
    buttons = st.container(horizontal=True)
    if buttons.button("Confirm this baseline", type="primary"):
        enter_baseline(figures.store(), council, baseline, why=answers.why.strip(), by=visitor.name, at=datetime.now())
        st.session_state[DONE] = f"The baseline of {measure.title} for {baseline.period} is now {figure}."
        forget()
    if buttons.button("Change an answer"):
        go("ask")
    if buttons.button("Leave it"):
        forget()
