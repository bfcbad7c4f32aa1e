"""Two sets of figures side by side: which of the latest change, the plan's first, and how many measures do not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.framework import Commitment
from data.periods import period_words
from metrics.catalogue import catalogue
from metrics.results import ALL, Point

SHOWN_BY = (
    "rolling_year",
    "month",
    "snapshot",
    "financial_year",
    "quarter",
)  # the sort of period that stands for a measure: the first it has
Period = tuple[date, date]
Line = tuple[str, str, str, str, str, str]  # measure, council, basis, sort of period, group type and value


@dataclass(frozen=True)
class Effect:
    """One figure of one period as pages show it now and as they would: None where there is no such figure. `unit` is that of both.

    `committed` says that the plan promises something about it.
    """

    measure_id: str
    title: str
    unit: str
    period_words: str
    before: Point | None
    after: Point | None
    committed: bool = False

    @property
    def relative_change(self) -> float:
        """By what share of itself the figure changes; infinite where it comes, goes or was nought, 0 where only its counts or status do."""
        before, after = _value(self.before), _value(self.after)
        if before == after:
            return 0.0
        return abs(after - before) / abs(before) if before and after is not None else math.inf


@dataclass(frozen=True)
class Effects:
    """What changes. `unchanged` counts measures of which the latest figures all stay, `earlier` figures that change besides `latest`."""

    latest: tuple[Effect, ...]
    unchanged: int
    earlier: int


def effects_of(before: Iterable[Point], after: Iterable[Point], promised: Sequence[Commitment]) -> Effects:
    """What changes of the lines that stand for the measures: the plan's commitments first, then by how much.

    The latest figures are those of the periods that are the latest now or would be: complete, and provisional where that is later.
    """
    then, now = _by_line(before), _by_line(after)
    effects: list[Effect] = []
    measured: set[str] = set()
    earlier = 0
    for line in _shown({*then, *now}, promised):
        committed = any(_is_of(line, commitment) for commitment in promised)
        old, new = then.get(line, {}), now.get(line, {})
        latest = {*_latest(old), *_latest(new)}
        changed = [period for period in sorted({*old, *new}) if not _same(old.get(period), new.get(period))]
        effects += [_effect(old.get(period), new.get(period), committed) for period in changed if period in latest]
        earlier += sum(period not in latest for period in changed)
        measured |= {line[0]} if latest else set()
    return Effects(_sorted(effects), len(measured - {effect.measure_id for effect in effects}), earlier)


def _sorted(effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """Measures of the plan, then those that are new, then by the largest share that a figure there is changes by; newest period first."""
    known: dict[str, list[float]] = {}
    for effect in effects:
        known.setdefault(effect.measure_id, []).extend([effect.relative_change] if math.isfinite(effect.relative_change) else [])
    promised = {effect.measure_id for effect in effects if effect.committed}

    def place(effect: Effect) -> tuple[object, ...]:
        most = max(known[effect.measure_id], default=math.inf)
        point = effect.after or effect.before
        assert point is not None
        return (effect.measure_id not in promised, -most, effect.title, not effect.committed, -point.period_end.toordinal(), point.basis)

    return tuple(sorted(effects, key=place))


def _latest(points: Mapping[Period, Point]) -> list[Period]:
    """The last period with a complete figure, and the last with a provisional one where that is later."""
    known = sorted((period for period in points if points[period].value is not None), key=lambda period: period[1])
    complete = [period for period in known if points[period].status == "observed"][-1:]
    provisional = [period for period in known if points[period].status == "provisional"][-1:]
    return complete + [period for period in provisional if not complete or period[1] > complete[0][1]]


def _effect(before: Point | None, after: Point | None, committed: bool) -> Effect:
    point = after or before
    assert point is not None
    measure = catalogue().get(point.measure_id)
    words = period_words(point.period_type, point.period_start, point.period_end)
    # a measure may be worked out here and published by others: say which it is that changes
    basis = f", {point.basis}" if measure is None or point.basis != measure.basis else ""
    return Effect(point.measure_id, measure.title if measure else point.measure_id, point.unit, words + basis, before, after, committed)


def _same(before: Point | None, after: Point | None) -> bool:
    """Whether a page would show the same; sums of the same numbers in another order may differ in their last digit."""
    if before is None or after is None:
        return _value(before) is None and _value(after) is None
    pairs = [(getattr(before, name), getattr(after, name)) for name in ("numerator", "denominator", "value", "margin")]
    close = (one == other or (one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9)) for one, other in pairs)
    return before.status == after.status and all(close)


def _shown(lines: Iterable[Line], promised: Sequence[Commitment]) -> list[Line]:
    """The lines of the commitments, and one for each other measure and basis: everybody, by the first sort of period it has."""
    every = sorted(lines, key=lambda line: (SHOWN_BY.index(line[3]) if line[3] in SHOWN_BY else len(SHOWN_BY), line))
    chosen = [line for line in every if any(_is_of(line, commitment) for commitment in promised)]
    spoken_for = {line[:3] for line in chosen}
    for line in every:
        if line[:3] not in spoken_for and line[4:] == ALL:
            spoken_for.add(line[:3])
            chosen.append(line)
    return chosen


def _is_of(line: Line, commitment: Commitment) -> bool:
    return (line[0], *line[3:]) == (commitment.measure, commitment.period_type, commitment.group_type, commitment.group_value)


def _by_line(points: Iterable[Point]) -> dict[Line, dict[Period, Point]]:
    lines: dict[Line, dict[Period, Point]] = {}
    for point in points:
        line = (point.measure_id, point.council, point.basis, point.period_type, point.group_type, point.group_value)
        lines.setdefault(line, {})[point.period_start, point.period_end] = point
    return lines


def _value(point: Point | None) -> float | None:
    return None if point is None else point.value
