"""The parts of a framework that actions are done for: its priority areas and workstreams, and its objectives; and how each part goes.

A part stands here whether anybody acts on it or not: one without an action is a hole that can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.framework import Framework
from data.records.actions import DONE, DROPPED, OPEN, KeptAction

AREAS = ("priority-areas", "workstreams")  # the sections of a framework that people act on beside its objectives
AIMS = "What the framework sets out to do"


@dataclass(frozen=True)
class Part:
    """A part of a framework. `id`: an objective's own, or the title of an element; `kind`: what the framework calls such parts.

    `measures` are those it commits to or names; `number` is that of an objective, 0 for any other part; `points` go with its wording.
    """

    id: str
    title: str
    wording: str
    plan: str
    kind: str
    number: int = 0
    measures: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How a part goes: how many of its actions are done, how many are overdue, and the one due next."""

    actions: tuple[KeptAction, ...]
    done: int
    overdue: int
    next_due: KeptAction | None

    @property
    def of(self) -> int:
        """How many were not dropped."""
        return sum(each.state != DROPPED for each in self.actions)


def parts(plan: Framework) -> tuple[Part, ...]:
    """The parts of a framework in its own order, its priority areas and workstreams before its objectives."""
    areas = tuple(
        Part(each.title, each.title, each.wording, plan.id, section.title, measures=each.measures, points=each.points)
        for section in plan.sections
        if section.id in AREAS
        for each in section.elements
    )
    objectives = tuple(
        Part(each.id, each.title, each.wording, plan.id, AIMS, each.number, tuple(made.measure for made in each.commitments))
        for each in plan.objectives
    )
    return areas + objectives


def belongs(kept: KeptAction, part: Part, adopted: Framework | None) -> bool:
    """Whether an action is for a part: it names it, hangs on it, or works on a measure that the part is about.

    What hangs on an objective of the adopted plan belongs to that one there; in another framework it belongs to the parts that share a
    measure with it, as figures and services are regrouped.
    """
    if kept.action.part and kept.action.part in (part.id, part.title):
        return True
    objective = None if adopted is None else adopted.objective(kept.record.subject)
    if objective is not None and adopted is not None and part.plan == adopted.id:
        return part.id == objective.id
    named = {kept.record.subject, kept.action.measure} | {made.measure for made in (objective.commitments if objective else ())}
    return bool((named - {""}) & set(part.measures))


def progress(found: Sequence[KeptAction], today: date) -> Progress:
    """How the actions of a part go together."""
    waiting = [each for each in found if each.state == OPEN and each.action.due_on is not None and each.action.due_on >= today]
    soonest = min(waiting, key=lambda each: each.action.due_on or date.max, default=None)
    overdue = sum(each.standing(today) == "overdue" for each in found)
    return Progress(tuple(found), sum(each.state == DONE for each in found), overdue, soonest)
