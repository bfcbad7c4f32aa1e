"""What an edition holds: figures of the plan's measures, exact and as the public may see them, verdicts, words, definitions, the key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from data.framework import Commitment, Framework, Objective
from data.records.commentary import promised_before, said_of
from data.records.editions import Item
from data.records.home_council import home_council
from data.records.milestones import every_milestone
from data.records.questions import carried
from data.store import Store
from metrics.benchmarks import areas_for
from metrics.catalogue import Measure, catalogue
from metrics.edition_comparison import comparisons
from metrics.edition_key import key
from metrics.edition_older import beside_older, papers
from metrics.edition_wording import subject_of, wordings
from metrics.editions import DEFINITION, PUBLIC, RESULT, VERDICT
from metrics.results import ALL, Audience, Point, current_run
from metrics.standing import about, held_by, standing
from metrics.standing_grounds import Grounds, grounds_of, line

AUDIENCES: tuple[Audience, Audience] = ("exact", "public")


def contents(store: Store, council: str, plan: Framework, period_end: date, run_id: int | None = None) -> list[Item]:
    """Everything that an edition of that month holds, by one run (the current one when none is named); [] where there is no figure."""
    run = current_run(store) if run_id is None else run_id
    if run is None:
        return []
    measures = [catalogue()[name] for name in plan.measures if name in catalogue()]
    names = [measure.id for measure in measures]
    grounds = _beside_older(store, council, run, grounds_of(store, council, names, run), names, period_end)
    found = [item for measure in measures for item in _results(grounds, measure, period_end)]
    if not found:
        return []
    found += [_definition(measure) for measure in measures]
    found += _verdicts(grounds, plan, period_end, _as_of(store, run, period_end))
    found += _written(store, council, grounds, plan.objectives, period_end)
    found += wordings(plan)
    found += comparisons(store, areas_for(home_council(store), plan), names, run)
    found.append(key(grounds.rules))
    return found


def _beside_older(store: Store, council: str, run: int, grounds: Grounds, names: Sequence[str], period_end: date) -> Grounds:
    """The grounds of an edition, of which the public sees nothing that older editions would turn into what is hidden."""
    older = papers(store, council, run)
    if not older:
        return grounds
    exact, public = (
        [point for name in names for point in grounds.points(audience, name) if point.period_end <= period_end] for audience in AUDIENCES
    )
    now = dict(zip(public, beside_older(exact, public, older, grounds.rules), strict=True))
    seen = {name: [now.get(point, point) for point in grounds.points("public", name)] for name in names}
    return replace(grounds, points=lambda audience, name: seen.get(name, ()) if audience == "public" else grounds.points(audience, name))


def _results(grounds: Grounds, measure: Measure, period_end: date) -> Iterable[Item]:
    """The whole lines up to the month, and the groups of each line's last period."""
    for kind, audience in zip((RESULT, PUBLIC), AUDIENCES, strict=True):
        points = [point for point in grounds.points(audience, measure.id) if point.period_end <= period_end]
        last = max((point.period_end for point in points), default=None)
        for point in points:
            if (point.group_type, point.group_value) == ALL or point.period_end == last:
                yield Item(kind, measure.id, place(point), body(point))


def _as_of(store: Store, run: int, period_end: date) -> date:
    """The day of the run, from which lateness is judged: not today's, so that what was checked is still the same the day after."""
    [(day,)] = store.rows("select as_of from run where run_id = ?", [run])
    return max(date.fromisoformat(str(day)), period_end)


def _verdicts(grounds: Grounds, plan: Framework, period_end: date, as_of: date) -> Iterable[Item]:
    """Those on each commitment of an objective, then those on each measure that shows an outcome; exact and public."""
    for audience in AUDIENCES:
        for objective in plan.objectives:
            for commitment in objective.commitments:
                yield _verdict(grounds, audience, objective.id, commitment, (period_end, as_of), headline=commitment.headline)
        for outcome in plan.outcomes:
            for measure in dict.fromkeys(outcome.evidence):
                shown = about(grounds, audience, plan, measure)
                yield _verdict(grounds, audience, subject_of(plan, outcome), shown, (period_end, as_of), headline=False, of="outcome")


def _verdict(
    grounds: Grounds, audience: Audience, subject: str, commitment: Commitment, days: tuple[date, date], *, headline: bool,
    of: str = "objective",
) -> Item:  # fmt: skip
    """How it stood with the figures up to the month. Where none has come since they may be late, and are so by the day of the run."""
    period_end, as_of = days
    held = held_by(grounds, commitment)
    has_come = any(each.period_end > period_end for each in line(grounds.points("exact", held.measure), held))
    found = standing(grounds, audience, commitment, period_end if has_come else None, as_of)
    verdict, latest = found.verdict, found.newest
    said = {
        "word": found.word,
        "reason": verdict.reason,
        "distance": verdict.distance,
        "target": found.target,
        "certainty": verdict.certainty,
        "change": verdict.change.words if verdict.change is not None else "",
        "direction": verdict.change.direction if verdict.change is not None else "",
        "latest": None if latest is None else body(latest),
        "headline": headline,
        "title": commitment.title,
        "measure": commitment.measure,
        "of": of,
    }
    kind = VERDICT if audience == "exact" else f"public {VERDICT}"
    return Item(kind, subject, f"{commitment.measure}|{commitment.period_type}|{commitment.group_value}", said)


def _written(store: Store, council: str, grounds: Grounds, objectives: Sequence[Objective], period_end: date) -> Iterable[Item]:
    """What people wrote: commentary that is finished, questions not closed, and what happened up to the month that charts mark."""
    for objective in objectives:
        latest = standing(grounds, "exact", objective.headline, period_end, period_end).latest
        kept = said_of(store, council, objective.id, period_end, latest.period_end if latest is not None else None)
        if kept is not None and kept.is_finished:
            before = promised_before(store, council, objective.id, kept.record.period_end or period_end)
            promised = before.commentary.next if before is not None else ""
            yield Item("commentary", objective.id, period_end.isoformat(), {**kept.record.body, "promised": promised, "by": kept.record.by})
    for each in carried(store, council):
        yield Item("question", each.record.subject, str(each.record.id), {**each.record.body, "state": each.state})
    for milestone in every_milestone(store, council):
        if milestone.withdrawn_at is None and milestone.on <= period_end:
            yield Item("milestone", milestone.subject, str(milestone.id), {"on": milestone.on.isoformat(), "words": milestone.words})


def _definition(measure: Measure) -> Item:
    digest = hashlib.sha256(measure.path.read_bytes()).hexdigest()
    said = {"title": measure.title, "definition": measure.definition, "source": measure.source, "sql": measure.sql, "digest": digest}
    return Item(DEFINITION, measure.id, "definition", said)


def place(point: Point) -> str:
    """One figure of a measure among its others: the `item` of a result."""
    parts = (point.period_type, point.period_start, point.period_end, point.basis, point.group_type, point.group_value)
    return "|".join(str(part) for part in parts)


def body(point: Point) -> dict[str, Any]:
    """The columns of a result, as text where JSON has no type for them."""
    values = {field.name: getattr(point, field.name) for field in fields(Point)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
