"""Rebases: from when on limits of a control chart are worked out afresh, because something known and lasting changed.

Each is a `decision` of kind 'rebase': `subject` is the measure, `name` the first day it holds for, like 2026-04-01, `value` 'yes: ' and
what the chart showed just then, or, to take it back, 'no'. The latest counts. One without a reason or an author does not count: a rebase
must never hide a concern (statistics.md 3.7), so what the chart showed before stays in the record beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.errors import EntryError, StoreError
from data.periods import day_words
from data.records.decisions import Decision, decide, decisions, missing
from data.store import Store

KIND = "rebase"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Rebase:
    """From which day on, why, who decided it and when; `showed` is what the chart said of its figures just then."""

    since: date
    why: str
    by: str
    at: datetime
    showed: str = ""


def rebases(store: Store, council: str, measure: str) -> tuple[Rebase, ...]:
    """The rebases in force for a measure, oldest first. StoreError when one names no day."""
    found = [each for each in decisions(store, council, KIND) if each.subject == measure and _counts(each)]
    return tuple(sorted((_read(each) for each in found), key=lambda each: each.since))


def every_rebase(store: Store, council: str) -> tuple[tuple[Decision, Rebase], ...]:
    """All that a council ever decided about limits, of any measure, the newest first; taken back ones too."""
    return tuple((each, _read(each)) for each in decisions(store, council, KIND))


def is_in_force(decision: Decision) -> bool:
    """Whether limits start afresh by it: the latest on its day, not taken back, with a reason and an author."""
    return _counts(decision)


def rebase(
    store: Store,
    council: str,
    measure: str,
    since: date | None,
    *,
    starts: Sequence[date],
    fewest: int,
    showed: str,
    why: str,
    by: str,
    at: datetime,
) -> None:
    """Work limits out afresh from a day on. EntryError with every fault.

    `starts` are the first days of the periods with a final figure, oldest first; limits take `fewest` of them. Every stretch between two
    rebases must hold as many, or a chart would be left without limits just where something changed. `showed`: the chart's findings now.
    """
    held = [each.since for each in rebases(store, council, measure)]
    fault = "Enter a day like 01/04/2026." if since is None else _misplaced(since, held, starts, fewest)
    faults = [*([(fault, "since")] if fault else []), *missing(council, why, by)]
    if faults or since is None:
        raise EntryError(*faults)
    value = f"{YES}: {showed}" if showed else YES
    told = f"limits afresh from {since.isoformat()}; the chart showed: {showed or 'nothing beyond chance'}"
    decide(store, council, KIND, measure, {since.isoformat(): value}, why=why, by=by, at=at, noted=("rebased a control chart", told))


def take_back(store: Store, council: str, measure: str, since: date, *, why: str, by: str, at: datetime) -> None:
    """Let the limits run on over that day again, with the reason. EntryError where none was started afresh there."""
    held = any(each.since == since for each in rebases(store, council, measure))
    faults = [] if held else [(f"Limits do not start afresh on {day_words(since)}, so there is nothing to take back.", "change")]
    faults += missing(council, why, by)
    if faults:
        raise EntryError(*faults)
    told = f"limits run on over {since.isoformat()}"
    decide(store, council, KIND, measure, {since.isoformat(): NO}, why=why, by=by, at=at, noted=("took a rebase back", told))


def _misplaced(since: date, held: Sequence[date], starts: Sequence[date], fewest: int) -> str:
    """Why limits cannot start afresh on a day, in a sentence; '' when they can."""
    if since in held:
        return f"Limits start afresh on {day_words(since)} already."
    if not starts:
        return "There is no figure yet that limits could be made from."
    if not starts[0] < since <= starts[-1]:
        return f"Enter a day after {day_words(starts[0])} and up to {day_words(starts[-1])}: the figures there are begin and end there."
    edges = [date.min, *sorted([*held, since]), date.max]
    many = {(low, high): sum(low <= start < high for start in starts) for low, high in zip(edges, edges[1:], strict=False)}
    before = next(count for (_, high), count in many.items() if high == since)
    after = next(count for (low, _), count in many.items() if low == since)
    if min(before, after) >= fewest:
        return ""
    where = "before" if before < fewest else "from"
    return (
        f"Limits take at least {fewest} final figures, and {where} {day_words(since)}{'' if where == 'before' else ' on'} there would be "
        f"{min(before, after)}. {_room(held, starts, fewest)}"
    )


def _room(held: Sequence[date], starts: Sequence[date], fewest: int) -> str:
    """From which day to which limits may start afresh, in a sentence."""
    if held:
        return "Choose a day further from the others, or wait for more figures."
    if len(starts) < 2 * fewest:
        return f"There are {len(starts)} final figures: it takes {2 * fewest}. Wait for more, and record a milestone meanwhile."
    return f"Enter a day from {day_words(starts[fewest])} to {day_words(starts[-fewest])}."


def _counts(decision: Decision) -> bool:
    yes = decision.value == YES or decision.value.startswith(f"{YES}: ")
    return decision.is_latest and yes and bool(decision.why.strip()) and bool(decision.by.strip())


def _read(decision: Decision) -> Rebase:
    try:
        since = date.fromisoformat(decision.name)
    except ValueError as error:
        said = f"A rebase is decided from {decision.name!r}, which is no day. Decide it again with a day like 2026-04-01."
        raise StoreError(said) from error
    showed = decision.value.removeprefix(YES).removeprefix(": ") if decision.value.startswith(YES) else ""
    return Rebase(since, decision.why.strip(), decision.by.strip(), decision.at, showed)
