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
        ("Indicator", f"“{objective.indicator}”" if objective.indicator else "The plan gives none."),
        ("Success criteria", _quoted(objective.success_criteria)),
        ("Monitoring", _quoted(objective.monitoring_actions)),
        ("Lead", objective.lead or "The plan names nobody."),
        ("By when", objective.by_when or "The plan gives no date."),
    ]
    notes = (el("h3", "Notes on reading it"), el("ul", *(el("li", note) for note in objective.notes))) if objective.notes else ()
    source = objective.source or plan.source
    quoted = (facts(said), el("p", f"Source: {source.rstrip('.')}.", class_="small"))
    return el("section", el("h2", "What the plan says"), *quoted, _decided(objective), *notes)


def _decided(objective: Objective) -> Html:
    """What the council decided otherwise since: the plan's words stay as they are."""
    decided = [f"{each.title}: {each.set_by}" for each in objective.commitments if each.set_by]
    decided += [f"{each.title}, tolerance: {each.tolerance_set_by}" for each in objective.commitments if each.tolerance_set_by]
    decided += [f"Lead or date: {objective.set_by}"] if objective.set_by else []
    return el("p", f"Decided otherwise by the council since. {'. '.join(decided)}.") if decided else Html("")


def _quoted(said: Sequence[str]) -> Html:
    return el("ul", *(el("li", f"“{each}”") for each in said)) if said else el("p", "The plan gives none.")
