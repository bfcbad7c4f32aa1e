"""One objective of the plan: how it stands, how it got there, why the verdict, what to read beside it, and the plan's own words."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.framework import Framework, Objective
from data.periods import period_words
from pages import frame, objective_background, objective_breakdown, objective_chart, objective_reason, objective_said, objective_strip
from pages.access import Visitor
from pages.parts import approval, choices, comparison, figures, header, in_view, links, plan_words, remembered, standings
from pages.parts.markup import el, write

MONTHS = 25  # how far back the page can be shown as it stood: two years, and the month before them
SHORT = 350  # letters of the plan that stand under the heading; a longer objective is quoted once, below


def show(visitor: Visitor, number: int) -> None:
    """The page of the objective with this number. The address holds what it shows: `?period=2026-06-30&by=gender&with=353`."""
    plan = in_view.framework(visitor)
    objective = next((each for each in plan.objectives if each.number == number), None) if plan is not None else None
    if plan is None or objective is None:
        header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), "Objective"))
        header.title("There is no such objective", "The plan that this council follows has no objective with this number.")
        return
    header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), f"Objective {number}"))
    until = _heading(visitor, plan, objective)
    standing = standings.standing(visitor.audience, standings.promised(objective.headline), until)
    note = el("p", plan.target_note, class_="small below") if plan.target_note else ""
    write(note, remembered.part(visitor, objective_strip.strip_of, number, until))
    evidence, reason = st.columns([1.85, 1], gap="large")
    with evidence:
        objective_chart.show(visitor, number, until)
    with reason:
        write(remembered.part(visitor, objective_reason.reason, number, until))
    if standing.measure is not None:
        comparison.section(visitor, standing.measure, standing.newest)
    objective_said.show(visitor, objective, standing, until)
    by = objective_breakdown.choose(visitor, number, until)
    write(remembered.part(visitor, objective_background.background, number, until, by, approval.stamp()))


def _heading(visitor: Visitor, plan: Framework, objective: Objective) -> date | None:
    """The promise, with the choice of month beside it; the month end that the page is shown as it stood at, None for now."""
    months = remembered.part(visitor, _months, objective.number)
    if not months:
        header.title(objective.title, _below(plan, objective))
        return None
    shown = choices.month_end(months)
    until = None if shown == months[-1] else shown
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container():
            header.title(objective.title, _below(plan, objective, until))
        choices.choose_month(months, "Figures up to")
    word = standings.standing(visitor.audience, objective.headline, until).word
    frame.entitle(f"{word}: {objective.title}", figures.council_name())
    return until


def _months(visitor: Visitor, number: int) -> tuple[date, ...]:
    """The month ends that the page can be shown at, oldest first."""
    _, standing = standings.of_objective(visitor, number)
    return tuple(standings.months_with_figures([standing], MONTHS))


def _below(plan: Framework, objective: Objective, until: date | None = None) -> str:
    said = [f"Objective {objective.number} of {len(plan.objectives)}."]
    if len(objective.wording) <= SHORT:
        said.append(f"In the plan: “{objective.wording}”.")
    said.append(f"Lead: {objective.headline.lead or objective.lead or 'the plan names nobody'}.")
    said.append(f"By when: {objective.headline.by_when or objective.by_when or 'the plan gives no date'}.")
    if objective.set_by:
        said.append(f"{plan_words.led_otherwise(plan, objective)}.")
    if until is not None:
        said.append(f"Shown as it stood with figures up to {period_words('month', until, until)}.")
    return " ".join(said)
