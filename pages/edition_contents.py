"""What an edition would hold: the figures of the plan's measures, exact and as the public may see them, verdicts, words and definitions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from data.framework import Commitment, Framework, Objective
from data.records.commentary import commentary
from data.records.editions import Item
from data.records.questions import carried
from metrics.catalogue import Measure, catalogue
from metrics.editions import DEFINITION, PUBLIC, RESULT, VERDICT
from metrics.results import ALL, Audience, Point, current_run
from pages.parts import figures, standings

WHO: tuple[Audience, Audience] = ("exact", "public")


def contents(plan: Framework, period_end: date) -> list[Item]:
    """Everything an edition of that month holds, from the current run."""
    home = figures.home()
    if home is None or current_run(figures.store()) is None:
        return []
    measures = [catalogue()[name] for name in plan.measures if name in catalogue()]
    found = [item for measure in measures for item in _results(measure, period_end)]
    if not found:
        return []
    found += [_definition(measure) for measure in measures]
    found += [item for objective in plan.objectives for item in _verdicts(objective, period_end)]
    found += [item for objective in plan.objectives for item in _commentary(home.code, objective, period_end)]
    found += [
        Item("question", each.record.subject, str(each.record.id), {**each.record.body, "state": each.state})
        for each in carried(figures.store(), home.code)
    ]
    found.append(Item("plan", plan.id, "wording", {"title": plan.title, "vision": plan.vision, "source": plan.source}))
    return found


def _results(measure: Measure, period_end: date) -> Iterable[Item]:
    """The whole lines up to the month, and the groups of each line's last period."""
    for kind, audience in zip((RESULT, PUBLIC), WHO, strict=True):
        points = [point for point in figures.points(audience, measure.id) if point.period_end <= period_end]
        last = max((point.period_end for point in points), default=None)
        for point in points:
            if (point.group_type, point.group_value) == ALL or point.period_end == last:
                yield Item(kind, measure.id, _key(point), _body(point))


def _verdicts(objective: Objective, period_end: date) -> Iterable[Item]:
    for commitment in objective.commitments:
        for audience in WHO:
            yield _verdict(objective, commitment, period_end, audience)


def _verdict(objective: Objective, commitment: Commitment, period_end: date, audience: Audience) -> Item:
    standing = standings.standing(audience, commitment, period_end)
    verdict, latest = standing.verdict, standing.newest
    said = {
        "word": standing.word,
        "reason": verdict.reason,
        "distance": verdict.distance,
        "target": standing.target,
        "certainty": verdict.certainty,
        "change": verdict.change.words if verdict.change is not None else "",
        "direction": verdict.change.direction if verdict.change is not None else "",
        "latest": None if latest is None else _body(latest),
        "headline": commitment.headline,
        "title": commitment.title,
        "measure": commitment.measure,
    }
    kind = VERDICT if audience == "exact" else f"public {VERDICT}"
    return Item(kind, objective.id, f"{commitment.measure}|{commitment.period_type}|{commitment.group_value}", said)


def _commentary(council: str, objective: Objective, period_end: date) -> Iterable[Item]:
    kept = commentary(figures.store(), council, objective.id, period_end)
    if kept is not None and kept.is_finished:
        yield Item("commentary", objective.id, period_end.isoformat(), {**kept.record.body, "by": kept.record.by})


def _definition(measure: Measure) -> Item:
    digest = hashlib.sha256(measure.path.read_bytes()).hexdigest()
    said = {"title": measure.title, "definition": measure.definition, "source": measure.source, "sql": measure.sql, "digest": digest}
    return Item(DEFINITION, measure.id, "definition", said)


def _key(point: Point) -> str:
    """One figure of a measure among its others."""
    parts = (point.period_type, point.period_start, point.period_end, point.basis, point.group_type, point.group_value)
    return "|".join(str(part) for part in parts)


def _body(point: Point) -> dict[str, Any]:
    """The columns of a result, as text where JSON has no type for them."""
    values = {field.name: getattr(point, field.name) for field in fields(Point)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
