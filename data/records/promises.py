"""A council's own promises: what it decided otherwise than the plan it adopted says, and the plan with that in it.

Each is a `decision` of kind 'promise': `subject` an objective's id or a commitment's (see `subject_of`), `name` the field ('target',
'tolerance', 'lead', 'by_when'), `value` what holds. The latest counts; an empty value takes it back, and the plan's own holds again.
The plan's file is never changed: what it says stands beside what the council decided. Deciding: promises_deciding.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from data.errors import StoreError
from data.framework import Aim, Commitment, Framework, Objective
from data.periods import day_words
from data.records.decisions import Decision, decisions
from data.store import Store

KIND = "promise"
TAKEN_BACK = ""
FIELDS = ("target", "tolerance", "lead", "by_when")


@dataclass(frozen=True)
class Target:
    """What is to be reached: 'increase' to at least `low`, 'reduce' to at most `high`, or a 'range' between the two."""

    aim: Aim
    low: float | None = None
    high: float | None = None


def adopted(store: Store, council: str, framework: Framework) -> Framework:
    """The plan as its council keeps it: with the targets, tolerances, leads and dates that it decided itself, and who decided them."""
    kept = {(each.subject, each.name): each for each in changes(store, council) if is_in_force(each)}
    return replace(framework, objectives=tuple(_objective(each, kept) for each in framework.objectives)) if kept else framework


def changes(store: Store, council: str) -> tuple[Decision, ...]:
    """Every change of a promise that a council ever decided, the newest first; those taken back too."""
    return decisions(store, council, KIND)


def is_in_force(change: Decision) -> bool:
    """Whether a change counts: the latest of its field, and not one that takes back."""
    return change.is_latest and change.value != TAKEN_BACK


def subject_of(commitment: Commitment) -> str:
    """What a decision on a commitment names: its measure, its period and, where it is not about everybody, its group.

    'front_door_share month', 'ascof_2c rolling_year gender Female'.
    """
    group = "" if commitment.group_type == "all" else f" {commitment.group_type} {commitment.group_value}"
    return f"{commitment.measure} {commitment.period_type}{group}"


def target_of(value: str) -> Target:
    """The target that a decision holds."""
    try:
        return Target(**json.loads(value))
    except (ValueError, TypeError) as error:
        raise StoreError(f"A target was decided as {value!r}, which cannot be read. Take it back and decide it again.") from error


def who(change: Decision) -> str:
    """Who decided and when: 'A. Osei on 3 April 2026'."""
    return f"{change.by} on {day_words(change.at.date())}"


def _objective(objective: Objective, kept: Mapping[tuple[str, str], Decision]) -> Objective:
    """An objective with its own lead and date, and those of its commitments."""
    lead, by_when = _own(objective, objective.id, kept)
    decided = [kept[objective.id, name] for name in ("lead", "by_when") if (objective.id, name) in kept]
    return replace(
        objective,
        commitments=tuple(_commitment(each, kept) for each in objective.commitments),
        lead=lead,
        by_when=by_when,
        set_by=who(max(decided, key=lambda each: each.at)) if decided else "",
    )


def _commitment(commitment: Commitment, kept: Mapping[tuple[str, str], Decision]) -> Commitment:
    """A commitment with its own target, tolerance, lead and date."""
    subject = subject_of(commitment)
    lead, by_when = _own(commitment, subject, kept)
    changed = replace(commitment, lead=lead, by_when=by_when)
    if target := kept.get((subject, "target")):
        found = target_of(target.value)
        changed = replace(changed, aim=found.aim, target_low=found.low, target_high=found.high, set_by=who(target))
    if tolerance := kept.get((subject, "tolerance")):
        changed = replace(changed, tolerance=_number(tolerance.value), tolerance_set_by=who(tolerance))
    return changed


def _own(promise: Objective | Commitment, subject: str, kept: Mapping[tuple[str, str], Decision]) -> tuple[str, str]:
    """Who leads and by when, in words: as decided, else as the plan has it."""
    lead, day = kept.get((subject, "lead")), kept.get((subject, "by_when"))
    return (promise.lead if lead is None else lead.value, promise.by_when if day is None else day_words(date.fromisoformat(day.value)))


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError as error:
        raise StoreError(f"A tolerance was decided as {value!r}, which is no number. Take it back and decide it again.") from error
