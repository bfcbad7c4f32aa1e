"""A council's plan: its objectives and outcomes in its own words, and what it commits to about each measure.

One file in `data/frameworks/` is one plan. Measures are named by id, as text; a test checks that every name is known.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from data.errors import FrameworkError
from data.framework_parts import Element, Level, Section, levels, sections
from data.framework_table import made_of

__all__ = [
    "AIMS", "PERIOD_TYPES", "Aim", "Commitment", "Element", "Framework", "KeyFact", "Level", "Objective", "Outcome", "Section",
    "all_frameworks", "load_framework", "read_framework",
]  # fmt: skip

FOLDER = Path(__file__).parent / "frameworks"
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


@functools.cache
def load_framework(framework_id: str) -> Framework:
    """The plan in `data/frameworks/<framework_id>.toml`."""
    known = sorted(path.stem for path in FOLDER.glob("*.toml"))
    if framework_id not in known:
        raise FrameworkError(f"There is no plan called '{framework_id}'. The plans are: {', '.join(known)}.")
    return read_framework(framework_id, (FOLDER / f"{framework_id}.toml").read_text(encoding="utf-8"))


def all_frameworks() -> dict[str, Framework]:
    """Every plan there is, by id."""
    return {path.stem: load_framework(path.stem) for path in sorted(FOLDER.glob("*.toml"))}


def read_framework(framework_id: str, text: str) -> Framework:
    """The plan that `text` describes. Raises FrameworkError with what is wrong, where, and what to do."""
    where = f"{framework_id}.toml"
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FrameworkError(f"{where} is not valid TOML: {error}. Correct that line.") from error
    objectives = tuple(_objective(where, table) for table in given.pop("objective", []))
    outcomes = tuple(made_of(Outcome, f"{where}, outcome '{table.get('id', '?')}'", table) for table in given.pop("outcome", []))
    key_facts = tuple(made_of(KeyFact, f"{where}, a key fact", table) for table in given.pop("key_fact", []))
    ranks = levels(where, given.pop("level", []))
    parts = sections(where, given.pop("section", []), ranks)
    made = {"objectives": objectives, "outcomes": outcomes, "key_facts": key_facts, "levels": ranks, "sections": parts}
    framework = made_of(Framework, where, {**given, "id": framework_id, **made})
    _all_different(where, "objective ids", (objective.id for objective in objectives))
    _all_different(where, "objective numbers", (objective.number for objective in objectives))
    _all_different(where, "outcome ids", (outcome.id for outcome in outcomes))
    _all_different(where, "outcome numbers", (outcome.number for outcome in outcomes))
    _all_different(where, "level ids", (level.id for level in ranks))
    _all_different(where, "section ids", (section.id for section in parts))
    _known_levels(where, framework)
    if not objectives:
        raise FrameworkError(f"{where} has no objective. Add at least one [[objective]].")
    return framework


def _objective(where: str, table: Mapping[str, Any]) -> Objective:
    here = f"{where}, objective '{table.get('id', '?')}'"
    commitments = tuple(_commitment(here, promise) for promise in table.get("commitment", []))
    objective = made_of(
        Objective, here, {**{key: value for key, value in table.items() if key != "commitment"}, "commitments": commitments}
    )
    _all_different(here, "commitments", ((c.measure, c.group_type, c.group_value, c.period_type) for c in commitments))
    if commitments and sum(commitment.headline for commitment in commitments) != 1:
        raise FrameworkError(f"{here} must have exactly one commitment with headline = true: its verdict is the objective's.")
    if not commitments and not objective.gap:
        raise FrameworkError(f"{here} has no commitment. Add an [[objective.commitment]], or say in 'gap' what could measure it.")
    if objective.set_by:
        raise FrameworkError(f"{here}: set_by is not for a plan's file. Who decided otherwise stands in the council's own store.")
    return objective


def _commitment(where: str, table: Mapping[str, Any]) -> Commitment:
    here = f"{where}, commitment '{table.get('measure', '?')}'"
    made = made_of(Commitment, here, table)
    if made.aim not in AIMS:
        raise FrameworkError(f"{here}: aim '{made.aim}' is not known. Use one of: {', '.join(AIMS)}.")
    if made.period_type not in PERIOD_TYPES:
        raise FrameworkError(f"{here}: period_type '{made.period_type}' is not known. Use one of: {', '.join(PERIOD_TYPES)}.")
    if made.aim == "range" and (made.target_low is None or made.target_high is None):
        raise FrameworkError(f"{here}: a range needs both target_low and target_high.")
    if made.target_low is not None and made.target_high is not None and made.target_low > made.target_high:
        raise FrameworkError(f"{here}: target_low {made.target_low:g} is above target_high {made.target_high:g}. Exchange them.")
    if made.tolerance is not None and made.tolerance < 0:
        raise FrameworkError(
            f"{here}: tolerance {made.tolerance:g} is below zero. Give how far a target may be missed and still be 'At risk'."
        )
    if made.set_by or made.tolerance_set_by:
        raise FrameworkError(f"{here}: set_by is not for a plan's file. Who decided otherwise stands in the council's own store.")
    return made


def _known_levels(where: str, framework: Framework) -> None:
    known = {level.id for level in framework.levels}
    named = [(each.id, each.level) for each in framework.objectives] + [(each.id, each.level) for each in framework.outcomes]
    for name, level in named:
        if level and level not in known:
            raise FrameworkError(f"{where}, '{name}' stands at the level '{level}', which the file does not describe. Add a [[level]].")


def _all_different(where: str, what: str, values: Iterable[object]) -> None:
    seen: set[object] = set()
    for value in values:
        if value in seen:
            raise FrameworkError(f"{where} has {what} that are not all different: {value!r} is there twice. Rename one.")
        seen.add(value)
