"""What a plan is, once its file is read: objectives and outcomes in its own words, and what it commits to about each measure.

Measures are named by id, as text; a test checks that every name is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.framework_parts import Level, Section

AIMS = ("increase", "reduce", "range", "monitor")
PERIOD_TYPES = ("month", "quarter", "financial_year", "rolling_year", "snapshot")

Aim = Literal["increase", "reduce", "range", "monitor"]


@dataclass(frozen=True)
class KeyFact:
    """A fact about the place that helps to read the figures, with where it is from."""

    words: str
    source: str


@dataclass(frozen=True)
class Commitment:
    """A promise about one measure. `tolerance` is in the measure's own unit (points for a percentage); None: the council's general rule.

    `lead` and `by_when` are empty where those of the objective hold. `set_by` and `tolerance_set_by` say who in the council decided another
    target or tolerance than the plan's and when ('A. Osei on 3 April 2026'), and are empty where the plan's own hold: records/promises.py.
    `above_range` is what to check when a figure is above the range it was to reach: 'check that people in need are not turned away'.
    """

    measure: str
    title: str
    aim: Aim
    period_type: str
    headline: bool = False
    target_low: float | None = None
    target_high: float | None = None
    tolerance: float | None = None
    baseline: str = ""
    group_type: str = "all"
    group_value: str = "All"
    lead: str = ""
    by_when: str = ""
    set_by: str = ""
    tolerance_set_by: str = ""
    above_range: str = ""


@dataclass(frozen=True)
class Objective:
    """What a plan sets out to do. What its document does not give is empty: by when, lead, indicator, criteria.

    `level` is the framework's own level it belongs to; `gap` says what could measure it where nothing does. `set_by` says who in the
    council decided another lead or date than the plan's, and when; empty where the plan's own hold. `residents` is the age band whose
    number of residents is read beside the headline ('65 and above').
    """

    id: str
    number: int
    title: str
    wording: str
    commitments: tuple[Commitment, ...] = ()
    indicator: str = ""
    lead: str = ""
    success_criteria: tuple[str, ...] = ()
    monitoring_actions: tuple[str, ...] = ()
    by_when: str = ""
    level: str = ""
    source: str = ""
    gap: str = ""
    supporting: tuple[str, ...] = ()
    balancing: tuple[str, ...] = ()
    residents: str = ""
    notes: tuple[str, ...] = ()
    set_by: str = ""

    @property
    def headline(self) -> Commitment:
        """The commitment whose verdict is the objective's; one about no measure where nothing is committed to."""
        nothing = Commitment("", self.title, "monitor", "rolling_year", headline=True)
        return next((commitment for commitment in self.commitments if commitment.headline), nothing)

    @property
    def is_measured(self) -> bool:
        """Whether anything is committed to that a measure can show."""
        return bool(self.commitments)


@dataclass(frozen=True)
class Outcome:
    """What should become true; `evidence` names the measures that would show it, `gap` says what none of them shows.

    `whom` says for whom, where the framework tells outcomes for residents from those for services; `objective` the number of the one it
    is an outcome of, 0 where it is of the whole plan.
    """

    id: str
    number: int
    title: str
    wording: str
    evidence: tuple[str, ...] = ()
    gap: str = ""
    notes: tuple[str, ...] = ()
    level: str = ""
    whom: str = ""
    objective: int = 0
    source: str = ""


@dataclass(frozen=True)
class Framework:
    """A plan as its council adopted it."""

    id: str
    council: str
    name: str
    title: str
    period: str
    source: str
    vision: str
    objectives: tuple[Objective, ...]
    outcomes: tuple[Outcome, ...]
    key_facts: tuple[KeyFact, ...] = ()
    notes: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    sections: tuple[Section, ...] = ()
    vision_name: str = "Vision"
    target_note: str = ""

    def objective(self, objective_id: str) -> Objective | None:
        """The objective with this id, or None."""
        return next((objective for objective in self.objectives if objective.id == objective_id), None)

    def outcome(self, outcome_id: str) -> Outcome | None:
        """The outcome with this id, or None."""
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure the plan names, once each, in the plan's order."""
        named: list[str] = []
        for objective in self.objectives:
            named += [commitment.measure for commitment in objective.commitments]
            named += [*objective.supporting, *objective.balancing]
        for outcome in self.outcomes:
            named += outcome.evidence
        for section in self.sections:
            named += [measure for element in section.elements for measure in element.measures]
        return tuple(dict.fromkeys(named))
