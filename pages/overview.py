"""SMT's month on one screen: each objective with its verdict, most urgent first, then what to decide and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.framework import Framework, Objective
from data.periods import period_words
from pages import frame
from pages.access import Visitor, may_open
from pages.parts import cells, figures, finding, header, links, standings
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing
from pages.parts.tables import Column, cell, table
from pages.parts.tags import attention

COLUMNS = (
    Column("Verdict", "verdict", width=11),
    Column("Objective and its lead measure", "heading", width=25),
    Column("Latest", width=12),
    Column("Target", width=10),
    Column("Baseline", width=10),
    Column("Same period last year", short="A year ago", width=14),
    Column("Two years", width=11),
    Column("Data to", width=7),
)


def show(visitor: Visitor) -> None:
    """The page."""
    header.top(visitor, figures.synthetic())
    plan = figures.plan()
    if plan is None:
        header.title(
            "No plan has been adopted yet", "An administrator chooses the plan that this council follows. Its objectives then stand here."
        )
        return
    now = standings.standings(visitor.audience, plan.objectives)
    months = standings.months_with_figures(now)
    if months:
        shown = _heading(visitor, plan.objectives, now, months)
        now = now if shown == months[-1] else standings.standings(visitor.audience, plan.objectives, shown)
        months = [month for month in months if month <= shown]
    else:
        _nothing_yet(visitor)
    rows = sorted(zip(plan.objectives, now, strict=True), key=lambda row: (attention(row[1].word), row[0].number))
    write(
        table("Objectives, most urgent first", COLUMNS, [_row(visitor, *row) for row in rows], stacks="wide"),
        _outcomes(visitor, plan),
        el("div", _decide(visitor, rows, months), _changed(visitor, rows, months), _how_to_read(visitor), class_="foot"),
    )


def _heading(visitor: Visitor, objectives: Sequence[Objective], now: Sequence[Standing], months: Sequence[date]) -> date:
    """The finding, with the choice of month beside it, which is kept in the address; the month shown."""
    named = {_month(end): end for end in reversed(months)}
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        heading = st.container()
        chosen = named[st.selectbox("Month shown", list(named), key="month", label_visibility="collapsed", width=168, bind="query-params")]
    if chosen == months[-1]:
        below = f"{_month(chosen)} is the latest complete month. What came later is provisional and has no verdict yet."
    else:
        now = standings.standings(visitor.audience, objectives, chosen)
        below = f"As it stood with figures up to {_month(chosen)}. The latest complete month is {_month(months[-1])}."
    found = finding.headline(_month(chosen), now)
    frame.entitle(found, figures.council_name())
    with heading:
        header.title(found, below)
    return chosen


def _nothing_yet(visitor: Visitor) -> None:
    may = may_open(visitor.role, "upload")
    upload = links.link("upload the first return", visitor, "upload") if may else "upload the first return"
    header.title("No figures yet")
    write(el("p", "An officer can ", upload, ". Until then each objective shows what it waits for."))


def _row(visitor: Visitor, objective: Objective, standing: Standing) -> list[Html]:
    name = links.to_objective(f"{objective.number}. {objective.title}", visitor, objective.number)
    return [
        cells.verdict(standing),
        cell(name, standing.commitment.title, strong=True),
        cells.latest(standing),
        cells.target(standing),
        cells.baseline(standing),
        cells.change(standing),
        cells.two_years(standing),
        cells.data_to(standing),
    ]


def _decide(visitor: Visitor, rows: Sequence[finding.Row], months: Sequence[date]) -> Html:
    name = "For you to decide" if visitor.audience == "exact" else "Needs attention"
    return el("section", el("h2", name), finding.bullets(finding.to_decide(visitor, rows, months), "Nothing needs a decision this month."))


def _changed(visitor: Visitor, rows: Sequence[finding.Row], months: Sequence[date]) -> Html:
    if len(months) < 2:
        return el("section", el("h2", "Changed"), el("p", "There is no earlier month to compare with yet."))
    before = standings.standings(visitor.audience, [objective for objective, _ in rows], months[-2])
    said = finding.changed(visitor, rows, before)
    since = _month(months[-2])
    return el("section", el("h2", f"Changed since {since}"), finding.bullets(said, f"No verdict has changed since {since}."))


def _how_to_read(visitor: Visitor) -> Html:
    hidden = "" if visitor.audience == "exact" else "[c] hidden to protect people's privacy, not none; other counts to the nearest 5. "
    return el(
        "section",
        el("h2", "How to read this"),
        el(
            "p",
            "Most urgent first. Dashed line or band: the target. Hollow dot: a later figure is missing or provisional. "
            f"No clear change: the difference could be chance. {hidden}[x] not available, [z] not applicable, [p] provisional. ",
            links.link("All words and rules", visitor, "methods"),
            class_="small",
        ),
    )


def _outcomes(visitor: Visitor, plan: Framework) -> Html:
    """The way to the plan's outcomes, which no objective owns."""
    named = [links.to_outcome(outcome.title, visitor, outcome.number) for outcome in plan.outcomes]
    return el("p", "The plan's outcomes: ", join(named, ", "), class_="small below") if named else Html("")


def _month(end: date) -> str:
    return period_words("month", end, end)
