"""What commitments of a council are judged on: its figures, exact and as the public may see them, its baselines and the rules in force."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from data.framework import Commitment
from data.store import Store
from metrics.progress import Baseline, baseline_for
from metrics.results import ALL, BASES, Audience, Point, disclosure_rules, for_public, results
from metrics.statistics.disclosure import Rules
from metrics.verdicts.yardsticks import Yardsticks, yardsticks
from metrics.wholes import with_relatives


@dataclass(frozen=True)
class Grounds:
    """`points` gives every figure of a measure as an audience may see it, `baseline` what a commitment is compared with."""

    points: Callable[[Audience, str], Sequence[Point]]
    baseline: Callable[[Commitment], Baseline | None]
    agreed: Yardsticks
    rules: Rules


def grounds_of(store: Store, council: str, measures: Collection[str], run_id: int | None = None) -> Grounds:
    """The grounds of commitments about these measures, by one run (the current one when none is named), read once."""
    rules = disclosure_rules(store)
    exact = results(store, run_id=run_id, measures=with_relatives(measures), councils=[council])
    found: dict[tuple[Audience, str], list[Point]] = {}
    audiences: tuple[tuple[Audience, list[Point]], ...] = (("exact", exact), ("public", for_public(exact, rules)))
    for audience, points in audiences:
        for point in points:
            found.setdefault((audience, point.measure_id), []).append(point)
    return Grounds(
        lambda audience, measure: found.get((audience, measure), ()),
        cache(lambda commitment: baseline_for(store, council, commitment)),
        yardsticks(store),
        rules,
    )


def whole(found: Sequence[Point]) -> list[Point]:
    """The points that speak of everybody."""
    return [point for point in found if (point.group_type, point.group_value) == ALL]


def line(points: Sequence[Point], commitment: Commitment) -> list[Point]:
    """The points of a commitment's line, oldest first, all on one basis: the council's own before a published one."""
    of = (commitment.period_type, commitment.group_type, commitment.group_value)
    found = [point for point in points if (point.period_type, point.group_type, point.group_value) == of]
    first = min((point.basis for point in found), key=BASES.index, default="")
    return sorted((point for point in found if point.basis == first), key=lambda point: point.period_end)
