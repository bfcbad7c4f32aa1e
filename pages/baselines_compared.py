"""Whether figures of today may be set against a baseline; where not, why, and the three ways out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.framework import Framework
from data.records.baselines import EnteredBaseline
from metrics.catalogue import Measure, catalogue
from pages.baselines_form import options, why_unlike
from pages.parts.markup import Html, el, write
from pages.parts.tables import Column, cell, table


def compared(plan: Framework, baseline: EnteredBaseline) -> object:
    """Whether figures of today may be set against it."""
    if baseline.measure not in catalogue():
        return "this version has no such measure"
    if why_unlike(plan, baseline):
        return cell(el("span", "Not comparable", class_="tag tag-unlike"), "counted by other rules: no change is worked out")
    return cell(el("span", "Comparable", class_="tag tag-on"), "on the same basis")


def ways_out(plan: Framework, in_force: Sequence[EnteredBaseline]) -> None:
    """Under the list, for each baseline that nothing may be compared with: why, and the three options."""
    for baseline in in_force:
        if baseline.measure in catalogue() and why_unlike(plan, baseline):
            measure = catalogue()[baseline.measure]
            with st.expander(f"What can be done about {measure.title}, {baseline.period}"):
                write(unlike(plan, measure, baseline, "Kept and shown, but not compared with"))


def unlike(plan: Framework, measure: Measure, baseline: EnteredBaseline, heading: str) -> Html:
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
