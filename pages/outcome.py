"""One outcome of the plan: its words, what each measure says of it, how that compares, and what none of them shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.council import area_name
from data.framework import Framework, Outcome
from pages.access import Visitor
from pages.outcome_evidence import evidence_of, finding, published, table_of
from pages.parts import choices, comparison_areas, figures, gaps, header, in_view, links, remembered, standings
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing

MONTHS = 25


def show(visitor: Visitor, number: int) -> None:
    """The page of the outcome with this number; the address holds the month it is shown at (`?period=2026-06-30`)."""
    plan = in_view.framework(visitor)
    outcome = next((each for each in plan.outcomes if each.number == number), None) if plan is not None else None
    if plan is None or outcome is None:
        header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), "Outcome"))
        header.title("There is no such outcome", "The plan that this council follows has no outcome with this number.")
        return
    header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), f"Outcome {number}"))
    until = _heading(visitor, plan, outcome)
    note = el("p", plan.target_note, class_="small below") if plan.target_note else ""
    write(note, remembered.part(visitor, _page, number, until))


def _heading(visitor: Visitor, plan: Framework, outcome: Outcome) -> date | None:
    """The outcome in the plan's words, with the choice of month beside it; the month end it is shown as it stood at, None for now."""
    below = f"Outcome {outcome.number} of {len(plan.outcomes)}. In the plan: “{outcome.wording}”."
    months = remembered.part(visitor, _months, outcome.number)
    if not months:
        header.title(outcome.title, below)
        return None
    shown = choices.month_end(months)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container():
            header.title(outcome.title, below)
        choices.choose_month(months, "Figures up to")
    return None if shown == months[-1] else shown


def _months(visitor: Visitor, number: int) -> tuple[date, ...]:
    """The month ends that the page can be shown at, oldest first."""
    _, evidence = evidence_of(visitor, number)
    return tuple(standings.months_with_figures(evidence, MONTHS))


def _page(visitor: Visitor, number: int, until: date | None) -> Html:
    outcome, evidence = evidence_of(visitor, number, until)
    told = el("section", el("h2", finding(evidence)), table_of(visitor, outcome, evidence)) if evidence else el("h2", finding(evidence))
    return join(
        (told, el("section", el("h2", "What is not measured"), *_missing(visitor, outcome, evidence), class_="why"), _notes(outcome))
    )


def _missing(visitor: Visitor, outcome: Outcome, evidence: Sequence[Standing]) -> list[Html]:
    """What no measure shows; then which measures have no figure, why, and what would bring it."""
    said = [el("p", outcome.gap)] if outcome.gap else []
    gone = [standing for standing in evidence if standing.latest is None or standing.latest.value is None]
    if not gone:
        return said or [el("p", "The framework names nothing that its measures leave out.")]
    items = (el("li", join((el("strong", standing.commitment.title), ". ", _why(visitor, standing)))) for standing in gone)
    return [*said, el("p", "Measures that would show more, and what they wait for:"), el("ul", *items)]


def _why(visitor: Visitor, standing: Standing) -> str:
    """Why there is no figure, and what would bring one; of an invented council, whose the published figure in the table is."""
    if standing.newest is None:
        if comparison_areas.whose() and published(visitor, standing) is not None:
            theirs = area_name(comparison_areas.stands_for())
            return f"{figures.council_name()} has no figure of its own. The published one above is {theirs}’s."
        awaited = standings.is_awaited(standing.measure)  # then the return it waits for is named already
        brings = f" Its source is {standing.measure.source}." if standing.measure is not None and not awaited else ""
        return f"{gaps.no_figures(standing.measure)}{brings}"
    return gaps.no_value(standing.newest)


def _notes(outcome: Outcome) -> Html:
    if not outcome.notes:
        return Html("")
    return el("section", el("h2", "Notes on reading it"), el("ul", *(el("li", note) for note in outcome.notes)))
