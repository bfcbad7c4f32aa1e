"""Deciding what a council promises: another target, tolerance, lead or date than its plan's, and taking that back.

What a measure is, a share or a count, and whether more or less of it is better, the caller says: plans and measures are apart. The
`framework` is the plan as its file has it: a change is held against the plan, never against an earlier change.
"""

from __future__ import annotations

import json
import math
from datetime import date, datetime

from data.errors import EntryError
from data.framework import Commitment, Framework
from data.periods import day_words
from data.records.decisions import decide, missing
from data.records.promises import FIELDS, KIND, TAKEN_BACK, Target, changes, is_in_force, subject_of
from data.store import Store

LONGEST_LEAD = 60
TURNED_ROUND = {"increase": "reduce", "reduce": "increase"}
AIMS_AT = {"higher": "increase", "lower": "reduce"}


def decide_target(
    store: Store,
    council: str,
    framework: Framework,
    commitment: Commitment,
    target: Target,
    *,
    percentage: bool,
    better: str,
    why: str,
    by: str,
    at: datetime,
) -> None:
    """Decide another target, or a first one where the plan only watches. EntryError with every fault.

    A target may be sharper or softer than the plan's, never turn its promise round: `better` is 'higher' or 'lower' where one is.
    """
    asked = _known(framework, subject_of(commitment))
    faults = [*_ends(target), *_sizes(target, percentage)]
    promised = asked.aim if asked.aim in TURNED_ROUND else AIMS_AT.get(better, "")
    if promised and TURNED_ROUND.get(target.aim) == promised:
        faults.append((f"The promise is to {promised}. A target the other way would turn it round: choose another kind of target.", "aim"))
    if asked.aim == "range" and target.aim != "range":
        faults.append(("The plan promises a range. Enter both its ends.", "aim"))
    _decide(store, council, subject_of(commitment), "target", _text(target), target_words(target), faults, why=why, by=by, at=at)


def decide_tolerance(
    store: Store,
    council: str,
    framework: Framework,
    commitment: Commitment,
    tolerance: float,
    *,
    percentage: bool,
    why: str,
    by: str,
    at: datetime,
) -> None:
    """Decide by how much a target may be missed and be "At risk", in the measure's own unit. EntryError with every fault."""
    _known(framework, subject_of(commitment))
    faults = []
    if not math.isfinite(tolerance) or tolerance < 0:
        faults.append(("Enter a tolerance of 0 or more: by how much the target may be missed and still be at risk.", "tolerance"))
    elif percentage and tolerance > 100:
        faults.append(("Enter a tolerance of at most 100 percentage points.", "tolerance"))
    value = f"{tolerance:.10g}"
    _decide(store, council, subject_of(commitment), "tolerance", value, f"tolerance {value}", faults, why=why, by=by, at=at)


def decide_lead(store: Store, council: str, framework: Framework, subject: str, lead: str, *, why: str, by: str, at: datetime) -> None:
    """Decide who leads on an objective or a commitment: a post or a group. EntryError with every fault."""
    _known(framework, subject)
    said, faults = " ".join(lead.split()), []
    if not said:
        faults.append(("Enter who leads: a post or a group.", "lead"))
    elif len(said) > LONGEST_LEAD:
        faults.append((f"Name the lead in at most {LONGEST_LEAD} letters: these are {len(said)}.", "lead"))
    _decide(store, council, subject, "lead", said, f"lead {said}", faults, why=why, by=by, at=at)


def decide_by_when(
    store: Store, council: str, framework: Framework, subject: str, day: date | None, *, why: str, by: str, at: datetime
) -> None:
    """Decide by when an objective or a commitment is to be reached: a day still to come. EntryError with every fault."""
    _known(framework, subject)
    faults = [("Enter a day like 31/03/2027.", "by_when")] if day is None else []
    if day is not None and day < at.date():
        faults = [(f"{day_words(day)} is past. Enter a day still to come.", "by_when")]
    value, said = ("", "") if day is None else (day.isoformat(), f"by {day_words(day)}")
    _decide(store, council, subject, "by_when", value, said, faults, why=why, by=by, at=at)


def take_back(store: Store, council: str, subject: str, field: str, *, why: str, by: str, at: datetime) -> None:
    """Let the plan's own hold again, with the reason. EntryError when nothing was decided otherwise."""
    held = any((each.subject, each.name) == (subject, field) and is_in_force(each) for each in changes(store, council))
    faults = [] if held else [("The plan's own holds already, so there is nothing to take back.", "change")]
    _decide(
        store, council, subject, field, TAKEN_BACK, f"{field}: the plan's own", faults, why=why, by=by, at=at, what="took a promise back"
    )


def target_words(target: Target) -> str:
    """The target in bare numbers: 'at least 75', 'at most 66', '75 to 80'."""
    low, high = (f"{end:.10g}" if end is not None else "" for end in (target.low, target.high))
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"


def _ends(target: Target) -> list[tuple[str, str]]:
    """What is wrong with which ends are given."""
    faults = []
    if target.aim not in ("increase", "reduce", "range"):
        return [("Choose what kind of target it is.", "aim")]
    wants_low, wants_high = target.aim in ("increase", "range"), target.aim in ("reduce", "range")
    if wants_low != (target.low is not None):
        faults.append(("Enter the lowest that will do, as a number." if wants_low else "Enter no lower end.", "low"))
    if wants_high != (target.high is not None):
        faults.append(("Enter the highest that will do, as a number." if wants_high else "Enter no upper end.", "high"))
    if not faults and target.low is not None and target.high is not None and target.low >= target.high:
        faults.append(
            (f"The range ends at {target.high:.10g}, not above its start at {target.low:.10g}. Exchange or correct them.", "high")
        )
    return faults


def _sizes(target: Target, percentage: bool) -> list[tuple[str, str]]:
    """What is wrong with the numbers themselves."""
    faults = []
    for end, place in ((target.low, "low"), (target.high, "high")):
        if end is not None and (not math.isfinite(end) or end < 0):
            faults.append(("Enter a number of 0 or more.", place))
        elif end is not None and percentage and end > 100:
            faults.append(("Enter a percentage of at most 100.", place))
    return faults


def _known(framework: Framework, subject: str) -> Commitment:
    """The commitment of the plan (as its file has it) that a subject names; for an objective's id its headline."""
    for objective in framework.objectives:
        if objective.id == subject:
            return objective.headline
        for commitment in objective.commitments:
            if subject_of(commitment) == subject:
                return commitment
    raise EntryError((f"The plan has no promise called “{subject}”. Choose one of those listed.", "promise"))


def _decide(
    store: Store,
    council: str,
    subject: str,
    field: str,
    value: str,
    said: str,
    faults: list[tuple[str, str]],
    *,
    why: str,
    by: str,
    at: datetime,
    what: str = "changed a promise",
) -> None:
    """Keep the change, unless something is wrong with it or it holds already."""
    assert field in FIELDS
    if not faults and any(
        (each.subject, each.name, each.value) == (subject, field, value) and is_in_force(each) for each in changes(store, council)
    ):
        faults = [("That holds already. Enter another, or leave it.", field if field != "target" else "low")]
    faults = [*faults, *missing(council, why, by)]
    if faults:
        raise EntryError(*faults)
    decide(store, council, KIND, subject, {field: value}, why=why, by=by, at=at, noted=(what, said))


def _text(target: Target) -> str:
    return json.dumps({"aim": target.aim, "low": target.low, "high": target.high})
