"""A plan in its own words: quoted to the letter, with what is ours kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Framework, Objective
from pages.parts.markup import Html, el
from pages.parts.strip import facts


def of_objective(plan: Framework, objective: Objective) -> Html:
    """What the plan says about an objective, and our notes on reading it."""
    said: list[tuple[str, object]] = [
        ("Objective", f"“{objective.wording}”"),
        ("Indicator", f"“{objective.indicator}”"),
        ("Success criteria", _quoted(objective.success_criteria)),
        ("Monitoring", _quoted(objective.monitoring_actions)),
        ("Lead", objective.lead),
        ("By when", objective.by_when or "The plan gives no date."),
    ]
    notes = (el("h3", "Notes on reading it"), el("ul", *(el("li", note) for note in objective.notes))) if objective.notes else ()
    return el("section", el("h2", "What the plan says"), facts(said), el("p", f"Source: {plan.source}.", class_="small"), *notes)


def _quoted(said: Sequence[str]) -> Html:
    return el("ul", *(el("li", f"“{each}”") for each in said)) if said else el("p", "The plan gives none.")
