"""A framework's file as a plan: each promise checked, each name used once. What is wrong is said with its place and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from data.errors import FrameworkError
from data.framework_parts import levels, sections
from data.framework_shapes import AIMS, PERIOD_TYPES, Commitment, Framework, KeyFact, Objective, Outcome
from data.framework_table import made_of, named, tables, without

YEAR = re.compile(r"\d{4}/\d{2}")
PARTS = ("objective", "outcome", "key_fact", "level", "section")
DECIDED = {"set_by": "", "tolerance_set_by": ""}  # not for a plan's file to say: who decided otherwise stands in the council's own store


def read_framework(framework_id: str, text: str) -> Framework:
    """The plan that `text` describes. Raises FrameworkError with what is wrong, where, and what to do."""
    where = f"{framework_id}.toml"
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FrameworkError(f"{where} is not valid TOML: {error}. Correct that line.") from error
    objectives = tuple(_objective(where, table) for table in tables(where, "objective", given))
    outcomes = tuple(made_of(Outcome, f"{where}, outcome '{named(table)}'", table) for table in tables(where, "outcome", given))
    key_facts = tuple(made_of(KeyFact, f"{where}, a key fact", table) for table in tables(where, "key_fact", given))
    ranks = levels(where, given)
    parts = sections(where, given, ranks)
    framework = made_of(
        Framework, where, without(given, *PARTS),
        id=framework_id, objectives=objectives, outcomes=outcomes, key_facts=key_facts, levels=ranks, sections=parts,
    )  # fmt: skip
    _checked(where, framework)
    return framework


def _checked(where: str, framework: Framework) -> None:
    """That every name is used once and every level and objective spoken of is there."""
    if not framework.objectives:
        raise FrameworkError(f"{where} has no objective. Add at least one [[objective]].")
    both: dict[str, tuple[Objective | Outcome, ...]] = {"objective": framework.objectives, "outcome": framework.outcomes}
    for what, of in both.items():
        _all_different(where, f"{what} ids", (each.id for each in of))
        _all_different(where, f"{what} numbers", (each.number for each in of))
        for each in of:
            if each.number < 1:
                raise FrameworkError(f"{where}, {what} '{each.id}', 'number' is {each.number}. Count from 1: it stands in addresses.")
    _all_different(where, "level ids", (level.id for level in framework.levels))
    _all_different(where, "section ids", (section.id for section in framework.sections))
    known = {level.id for level in framework.levels}
    numbers = {objective.number for objective in framework.objectives}
    for promise in (*both["objective"], *both["outcome"]):
        if promise.level and promise.level not in known:
            raise FrameworkError(
                f"{where}, '{promise.id}' stands at the level '{promise.level}', which the file does not describe. Add a [[level]]."
            )
    for outcome in framework.outcomes:
        if outcome.objective and outcome.objective not in numbers:
            raise FrameworkError(f"{where}, outcome '{outcome.id}' is of objective {outcome.objective}, which there is not. Name another.")
        if not outcome.evidence and not outcome.gap:
            raise FrameworkError(f"{where}, outcome '{outcome.id}' has no evidence. Name measures, or say in 'gap' what could show it.")


def _objective(where: str, table: Mapping[str, Any]) -> Objective:
    here = f"{where}, objective '{named(table)}'"
    commitments = tuple(_commitment(here, promise) for promise in tables(here, "objective.commitment", table))
    _decided_elsewhere(here, table)
    objective = made_of(Objective, here, without(table, "commitment"), commitments=commitments, set_by="")
    _all_different(here, "commitments", ((c.measure, c.group_type, c.group_value, c.period_type) for c in commitments))
    if commitments and sum(commitment.headline for commitment in commitments) != 1:
        raise FrameworkError(f"{here} must have exactly one commitment with headline = true: its verdict is the objective's.")
    if not commitments and not objective.gap:
        raise FrameworkError(f"{here} has no commitment. Add an [[objective.commitment]], or say in 'gap' what could measure it.")
    return objective


def _commitment(where: str, table: Mapping[str, Any]) -> Commitment:
    here = f"{where}, commitment '{named(table, 'measure')}'"
    _decided_elsewhere(here, table)
    made = made_of(Commitment, here, table, **DECIDED)
    if made.aim not in AIMS:
        raise FrameworkError(f"{here}: aim '{made.aim}' is not known. Use one of: {', '.join(AIMS)}.")
    if made.period_type not in PERIOD_TYPES:
        raise FrameworkError(f"{here}: period_type '{made.period_type}' is not known. Use one of: {', '.join(PERIOD_TYPES)}.")
    if made.baseline and not YEAR.fullmatch(made.baseline):
        raise FrameworkError(f"{here}: baseline '{made.baseline}' is not a year. Write it like 2022/23, or leave it out.")
    if made.aim == "range" and (made.target_low is None or made.target_high is None):
        raise FrameworkError(f"{here}: a range needs both target_low and target_high.")
    if made.target_low is not None and made.target_high is not None and made.target_low > made.target_high:
        raise FrameworkError(f"{here}: target_low {made.target_low:g} is above target_high {made.target_high:g}. Exchange them.")
    if made.tolerance is not None and made.tolerance < 0:
        raise FrameworkError(
            f"{here}: tolerance {made.tolerance:g} is below zero. Give how far a target may be missed and still be 'At risk'."
        )
    return made


def _decided_elsewhere(where: str, table: Mapping[str, Any]) -> None:
    for key in DECIDED:
        if key in table:
            raise FrameworkError(f"{where}: {key} is not for a plan's file. Who decided otherwise stands in the council's own store.")


def _all_different(where: str, what: str, values: Iterable[object]) -> None:
    seen: set[object] = set()
    for value in values:
        if value in seen:
            raise FrameworkError(f"{where} has {what} that are not all different: {value!r} is there twice. Rename one.")
        seen.add(value)
