"""SMT's month on one screen: each objective with its verdict, most urgent first, then what to decide and what changed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.framework import Framework, Objective
from pages import frame, framework_faults, overview_foot, overview_regrouped
from pages.access import Visitor, may_open
from pages.overview_foot import month_name
from pages.parts import cells, choices, figures, finding, header, links, remembered, standings
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Row, Standing
from pages.parts.tables import Column, cell, table
from pages.parts.waiting_on import waiting

COLUMNS = (
    Column("Verdict", "verdict", width=11),
    Column("Objective and its lead measure", "heading", width=25),
    Column("Latest", width=12),
    Column("Target", width=10),
    Column("Baseline", width=11),
    Column("Same period last year", short="A year ago", width=14),
    Column("Two years", width=10),
    Column("Data to", width=7),
)


def show(visitor: Visitor) -> None:
    """The page, as it stands now or as it stood at the end of the month in the address (`?period=2026-07-31`).

    It is about what the council promised; where another framework is looked at, that one regroups it.
    """
    if visitor.plan:
        overview_regrouped.show(visitor)
        return
    header.top(visitor, figures.synthetic())
    plan = figures.plan()
    if plan is None:
        framework_faults.instead_of_a_plan(visitor)
        return
    months = remembered.part(visitor, _months)
    shown = _heading(visitor, months) if months else None
    if shown is None:
        _nothing_yet(visitor)
    note = el("p", plan.target_note, class_="small below") if plan.target_note else ""
    write(note, remembered.part(visitor, _month, shown, waiting(visitor)))


def _heading(visitor: Visitor, months: tuple[date, ...]) -> date:
    """The finding, with the choice of month beside it; the month shown."""
    shown = choices.month_end(months)
    found = remembered.part(visitor, _finding, shown)
    frame.entitle(found, figures.council_name())
    below = f"As it stood with figures up to {month_name(shown)}. The latest complete month is {month_name(months[-1])}."
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container():
            header.title(found, "" if shown == months[-1] else below)
        choices.choose_month(months, "Month shown")
    return shown


def _months(visitor: Visitor) -> tuple[date, ...]:
    """The ends of the months that can be shown, the latest complete one last."""
    plan = figures.plan()
    return () if plan is None else tuple(standings.months_with_figures(standings.standings(visitor.audience, plan.objectives)))


def _finding(visitor: Visitor, shown: date) -> str:
    plan = figures.plan()
    assert plan is not None
    return finding.headline(month_name(shown), _standings(visitor, plan, shown, _months(visitor)[-1]))


def _nothing_yet(visitor: Visitor) -> None:
    may = may_open(visitor.role, "upload")
    upload = links.link("upload the first return", visitor, "upload") if may else "upload the first return"
    header.title("No figures yet")
    write(el("p", "An officer can ", upload, ". Until then each objective shows what it waits for."))


def _month(visitor: Visitor, shown: date | None, waits: tuple[Html, ...]) -> Html:
    """All that stands below the heading: the objectives, what to decide, what changed, how to read it. None: there are no figures."""
    plan = figures.plan()
    assert plan is not None
    every = _months(visitor)
    months = [end for end in every if shown is not None and end <= shown]
    now = standings.standings(visitor.audience, plan.objectives) if shown is None else _standings(visitor, plan, shown, every[-1])
    rows = standings.most_urgent_first(visitor.audience, zip(plan.objectives, now, strict=True), months)
    period = shown.isoformat() if shown is not None and shown != every[-1] else ""
    drawn = table("Objectives, most urgent first", COLUMNS, [_row(visitor, *row, period) for row in rows], stacks="wide", tight=True)
    said = (
        _decide(visitor, rows, months, waits),
        overview_foot.changed(visitor, rows, months),
        overview_foot.how_to_read(visitor, plan, shown),
    )
    foot = el("div", *said, class_="foot decide")
    return join((drawn, foot, overview_foot.outcomes(visitor, plan)))


def _standings(visitor: Visitor, plan: Framework, shown: date, latest: date) -> list[Standing]:
    """How each objective stands; for the latest month with all the figures there are, the provisional ones after it too."""
    return standings.standings(visitor.audience, plan.objectives, None if shown == latest else shown)


def _row(visitor: Visitor, objective: Objective, standing: Standing, period: str) -> list[Html]:
    name = links.to_objective(f"{objective.number}. {objective.title}", visitor, objective.number, period)
    ahead = standings.ahead(visitor.audience, standing.commitment, date.fromisoformat(period) if period else None)
    return [
        cells.verdict(standing, ahead),
        cell(name, standing.commitment.title, strong=True),
        cells.latest(standing),
        cells.target(standing),
        cells.baseline(standing),
        cells.change(standing),
        cells.two_years(standing),
        cells.data_to(standing),
    ]


def _decide(visitor: Visitor, rows: list[Row], months: list[date], waits: tuple[Html, ...]) -> Html:
    """What the figures ask for, then what was promised and not done: actions past their day, questions without a reply."""
    name = "For you to decide" if visitor.audience == "exact" else "Needs attention"
    said = [*finding.to_decide(visitor, rows, months), *waits]
    return el("section", el("h2", name), finding.bullets(said, "Nothing needs a decision this month."))
