"""The plan's own words in an edition: what each objective and outcome says, and the measures it rests on, as they stood."""

from __future__ import annotations

from collections.abc import Iterable

from data.framework import Framework, Objective, Outcome
from data.records.editions import Item

WORDING = "wording"


def wordings(plan: Framework) -> Iterable[Item]:
    """One item for the plan, and one for each objective and each outcome, in the plan's order."""
    levels = {level.id: level.title for level in plan.levels}
    said = {
        "title": plan.title, "vision": plan.vision, "source": plan.source, "name": plan.name, "period": plan.period,
        "vision_name": plan.vision_name, "target_note": plan.target_note,
    }  # fmt: skip
    yield Item("plan", plan.id, WORDING, said)
    for objective in plan.objectives:
        yield _objective(plan, objective, levels.get(objective.level, ""))
    for outcome in plan.outcomes:
        yield _outcome(plan, outcome, levels.get(outcome.level, ""))


def subject_of(plan: Framework, outcome: Outcome) -> str:
    """What an edition calls an outcome: its id, or its number where an objective of the plan has that id too."""
    return outcome.id if plan.objective(outcome.id) is None else f"outcome-{outcome.number}"


def _objective(plan: Framework, objective: Objective, level: str) -> Item:
    """Without who decided a lead or a date otherwise than the plan: an edition names who signed it and nobody else."""
    said = {
        "kind": "objective",
        "number": objective.number,
        "title": objective.title,
        "wording": objective.wording,
        "indicator": objective.indicator,
        "success_criteria": list(objective.success_criteria),
        "monitoring_actions": list(objective.monitoring_actions),
        "lead": objective.lead,
        "by_when": objective.by_when,
        "level": level,
        "gap": objective.gap,
        "notes": list(objective.notes),
        "source": objective.source or plan.source,
        "measures": list(dict.fromkeys(commitment.measure for commitment in objective.commitments)),
        "supporting": list(objective.supporting),
        "balancing": list(objective.balancing),
    }
    return Item(WORDING, objective.id, WORDING, said)


def _outcome(plan: Framework, outcome: Outcome, level: str) -> Item:
    said = {
        "kind": "outcome",
        "number": outcome.number,
        "title": outcome.title,
        "wording": outcome.wording,
        "whom": outcome.whom,
        "objective": outcome.objective,
        "level": level,
        "gap": outcome.gap,
        "notes": list(outcome.notes),
        "source": outcome.source or plan.source,
        "measures": list(dict.fromkeys(outcome.evidence)),
    }
    return Item(WORDING, subject_of(plan, outcome), WORDING, said)
