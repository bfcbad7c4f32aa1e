"""A plan in its own words: quoted to the letter, with what is ours kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from data.framework import Framework, Objective, known_framework
from metrics.catalogue import catalogue
from pages.judgement_promises import target_said, tolerance_said
from pages.parts import words
from pages.parts.markup import Html, el
from pages.parts.strip import facts


def of_objective(plan: Framework, objective: Objective) -> Html:
    """What the plan says about an objective, and our notes on reading it."""
    written = _as_written(plan, objective)
    said: list[tuple[str, object]] = [
        ("Objective", f"“{objective.wording}”"),
        ("Indicator", f"“{objective.indicator}”" if objective.indicator else "The plan gives none."),
        ("Success criteria", _quoted(objective.success_criteria)),
        ("Monitoring", _quoted(objective.monitoring_actions)),
        ("Lead", written.lead or "The plan names nobody."),
        ("By when", written.by_when or "The plan gives no date."),
    ]
    notes = (el("h3", "Notes on reading it"), el("ul", *(el("li", note) for note in objective.notes))) if objective.notes else ()
    source = objective.source or plan.source
    quoted = (facts(said), el("p", f"Source: {source.rstrip('.')}.", class_="small"))
    return el("section", el("h2", "What the plan says"), *quoted, _decided(plan, objective), *notes)


def led_otherwise(plan: Framework, objective: Objective) -> str:
    """'Date decided by A. Osei on 3 April 2026', where the council decided another lead or date than the plan's; else nothing."""
    return f"{words.first_up(words.listed(_led(plan, objective)))} decided by {objective.set_by}" if objective.set_by else ""


def _led(plan: Framework, objective: Objective) -> list[str]:
    """Which of the two are not the plan's own; both where that cannot be told."""
    written = _as_written(plan, objective)
    other = {"lead": objective.lead != written.lead, "date": objective.by_when != written.by_when}
    return [name for name, is_other in other.items() if is_other] or list(other)


def _as_written(plan: Framework, objective: Objective) -> Objective:
    """The objective as the plan's file has it, without what the council decided since."""
    file = known_framework(plan.id)
    return next((each for each in file.objectives if each.id == objective.id), objective) if file is not None else objective


def _within(said: str) -> str:
    """Words as they stand within a sentence."""
    return f"{said[:1].lower()}{said[1:]}"


def _decided(plan: Framework, objective: Objective) -> Html:
    """What the council decided otherwise since, and who did: the plan's words stay as they are."""
    decided: list[str] = []
    for each in objective.commitments:
        measure = catalogue().get(each.measure)
        if each.set_by:
            decided.append(f"{each.title}: {_within(target_said(each, measure))}, by {each.set_by}")
        if each.tolerance_set_by and each.tolerance is not None:
            decided.append(f"{each.title}: tolerance {tolerance_said(each.tolerance, measure)}, by {each.tolerance_set_by}")
    if objective.set_by:
        now = {"lead": objective.lead, "date": objective.by_when}
        told = words.listed([f"{name} {now[name] or 'not given'}" for name in _led(plan, objective)])
        decided.append(f"{words.first_up(told)}, by {objective.set_by}")
    if not decided:
        return Html("")
    return el("div", el("p", "Decided otherwise by the council since:"), el("ul", *(el("li", f"{each}.") for each in decided)))


def _quoted(said: Sequence[str]) -> Html:
    return el("ul", *(el("li", f"“{each}”") for each in said)) if said else el("p", "The plan gives none.")
