"""The one door to numbers for pages: whose store it is, its plan, and figures as the visitor may see them.

Everything is remembered until the store's version moves. Exact and public figures are remembered apart, by the audience in the key.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import takewhile

from data.framework import Commitment, Framework, Objective, load_framework
from data.records.home_council import HomeCouncil, home_council
from data.store import Store, open_store, store_path
from metrics import story
from metrics.catalogue import Measure, catalogue
from metrics.progress import Verdict, baseline_for, judge
from metrics.results import ALL, BASES, Audience, Point, disclosure_rules, latest_complete, results
from metrics.statistics.disclosure import Kind
from metrics.verdicts.goals import goal_of
from metrics.verdicts.yardsticks import yardsticks

NO_MEASURE = "No measure yet"
_opening = threading.Lock()
_open: dict[str, Store] = {}


@dataclass(frozen=True)
class Standing:
    """A commitment and how it stands. `points` are its line, oldest first, as the visitor may see it."""

    commitment: Commitment
    measure: Measure | None
    points: tuple[Point, ...]
    verdict: Verdict

    @property
    def word(self) -> str:
        """The verdict, or that there is no measure yet: a hole is drawn as a hole."""
        return NO_MEASURE if not self.points and is_awaited(self.measure) else self.verdict.word

    @property
    def latest(self) -> Point | None:
        """The latest complete point, as the visitor may see it."""
        return self.verdict.latest

    @property
    def target(self) -> str:
        """What was promised, in words, also where there is no figure yet: '75% to 80%', 'Fewer than in 2022/23', 'None set'."""
        said, kind = self.verdict.target, self.measure.kind if self.measure is not None else ""
        if said == "None set" and kind in ("proportion", "rate", "count"):
            goal = goal_of(self.commitment, None, Kind(kind), 0, 0)
            return said if goal is None else goal.words
        return said.replace("Lower than in", "Fewer than in").replace("Higher than in", "More than in") if kind == "count" else said

    @property
    def newest(self) -> Point | None:
        """The latest complete point; where there is none, the newest that says why not."""
        return self.latest or (self.points[-1] if self.points else None)


def is_worked_out(measure: Measure | None) -> bool:
    """Whether this version makes the measure itself; other figures are published, or come in returns of their own."""
    return measure is not None and bool(measure.sql)


def is_awaited(measure: Measure | None) -> bool:
    """Whether no file that this version reads could bring a figure: a return of the council's own will."""
    return measure is None or (not measure.sql and measure.basis == "local upload")


def store() -> Store:
    """The store that the environment names, opened once for all visitors. Raises StoreError in words for readers."""
    path = store_path()
    with _opening:
        if path not in _open:
            _open[path] = open_store(path)
        return _open[path]


def today() -> date:
    """The day that verdicts are given on."""
    return date.today()


def home() -> HomeCouncil | None:
    """Whose store it is, or None before first start."""
    return _home(store(), store().version)


def council_name() -> str:
    """What the council is called, '' before first start."""
    council = home()
    return "" if council is None else council.name


def synthetic() -> str:
    """The name of the council when it is an invented one, for the banner; else empty."""
    council = home()
    return council.name if council is not None and council.synthetic else ""


def plan() -> Framework | None:
    """The plan that the council adopted, or None."""
    council = home()
    return load_framework(council.plan) if council is not None and council.plan else None


def standing(audience: Audience, commitment: Commitment, until: date | None = None) -> Standing:
    """How a commitment stands today, or as it stood with the figures up to a month end."""
    return _standing(store(), store().version, audience, commitment, until, today())


def standings(audience: Audience, objectives: Sequence[Objective], until: date | None = None) -> list[Standing]:
    """How the headline of each objective stands, in the plan's order."""
    return [standing(audience, objective.headline, until) for objective in objectives]


def evidence(audience: Audience, measure_id: str) -> Standing:
    """A measure that nothing was promised about, as a commitment to watch it: its own line, else the published one."""
    measure = catalogue().get(measure_id)
    line = whole(points(audience, measure_id))
    kinds = measure.period_types if measure is not None else ()
    period_type = next(
        (kind for kind in ("rolling_year", "month", "snapshot", "financial_year") if any(p.period_type == kind for p in line)), None
    )
    title = measure.title if measure is not None else measure_id
    return standing(audience, Commitment(measure_id, title, "monitor", period_type or (kinds[-1] if kinds else "financial_year")))


def points(audience: Audience, measure_id: str) -> tuple[Point, ...]:
    """Every figure of the home council for a measure: all periods, groups and bases."""
    return _points(store(), store().version, audience, measure_id)


def whole(found: Sequence[Point]) -> list[Point]:
    """The points that speak of everybody."""
    return [point for point in found if (point.group_type, point.group_value) == ALL]


def line(audience: Audience, commitment: Commitment) -> list[Point]:
    """The points of a commitment's line, oldest first, all on one basis: the council's own before a published one."""
    of = (commitment.period_type, commitment.group_type, commitment.group_value)
    found = [point for point in points(audience, commitment.measure) if (point.period_type, point.group_type, point.group_value) == of]
    first = min((point.basis for point in found), key=BASES.index, default="")
    return sorted((point for point in found if point.basis == first), key=lambda point: point.period_end)


def breakdowns(audience: Audience, of: Point) -> dict[str, list[Point]]:
    """The groups of one figure, by what they are split by, in the order in which the measure names them."""
    measure = catalogue().get(of.measure_id)
    named = measure.always if measure is not None else {}
    found: dict[str, list[Point]] = {}
    for point in points(audience, of.measure_id):
        same = (point.period_type, point.period_start, point.period_end, point.basis) == (
            of.period_type,
            of.period_start,
            of.period_end,
            of.basis,
        )
        if same and point.group_type != ALL[0]:
            found.setdefault(point.group_type, []).append(point)
    return {split: sorted(groups, key=lambda point: _place(point.group_value, named.get(split, ()))) for split, groups in found.items()}


def tolerance() -> str:
    """By how much a target may be missed and be at risk, where the plan does not say, and who says so."""
    agreed = yardsticks(store())
    return (
        f"Tolerance where the plan gives none: {agreed.points:g} points for a share, {agreed.percent:g}% of the limit for anything else; "
        f"{agreed.who_set_it}. A figure is late {agreed.late_after_days} days after it could be there."
    )


def files(audience: Audience, point: Point) -> list[story.File]:
    """The uploads behind a point."""
    return story.files(store(), point, audience)


def rows_of(audience: Audience, point: Point) -> story.Rows:
    """The rows of the uploads behind a point together."""
    return story.rows_of(store(), point, audience)


def steps(audience: Audience, point: Point) -> tuple[float | None, list[story.LeftOut]]:
    """How many candidates there were for a point, and what each rule left out; nothing for a figure made by others."""
    measure = catalogue().get(point.measure_id)
    exact = next((other for other in points("exact", point.measure_id) if _same(other, point)), None)
    if measure is None or not measure.sql or exact is None:
        return None, []
    return story.candidates(store(), measure, exact, audience), story.left_out(store(), measure, exact, audience)


def published_beside(measure_id: str) -> list[Point]:
    """Published figures of England, a region, its council and that council's neighbours: ours, or for an invented one those of its plan."""
    ours, adopted = home(), plan()
    if ours is None:
        return []
    return story.published_beside(store(), measure_id, adopted.council if ours.synthetic and adopted is not None else ours.code)


def months_with_figures(found: Sequence[Standing], at_most: int = 13) -> list[date]:
    """The ends of the months that can be shown, the latest complete one last: a month is complete once a headline has a figure for it."""
    newest = max((each.latest.period_end for each in found if each.latest is not None), default=None)
    ends = {point.period_end for each in found for point in each.points if point.value is not None}
    return [] if newest is None else sorted(end for end in ends if end <= newest)[-at_most:]


def months_running(audience: Audience, now: Standing, months: Sequence[date]) -> int:
    """For how many of these months in a row, the latest last, the verdict has been what it is now."""
    same = takewhile(lambda end: standing(audience, now.commitment, end).word == now.word, reversed(months))
    return len(list(same))


def complete(found: Sequence[Point]) -> Point | None:
    """The latest complete point of a line."""
    return latest_complete(found)


@lru_cache(maxsize=8)
def _home(opened: Store, version: int) -> HomeCouncil | None:
    return home_council(opened)


@lru_cache(maxsize=128)
def _points(opened: Store, version: int, audience: Audience, measure_id: str) -> tuple[Point, ...]:
    council = _home(opened, version)
    return () if council is None else tuple(results(opened, measures=[measure_id], councils=[council.code], audience=audience))


@lru_cache(maxsize=2048)
def _standing(opened: Store, version: int, audience: Audience, commitment: Commitment, until: date | None, on: date) -> Standing:
    council = _home(opened, version)
    measure = catalogue().get(commitment.measure)
    exact, seen = (_until(line(who, commitment), until) for who in ("exact", audience))
    verdict = judge(
        commitment,
        measure.better if measure is not None else "none",
        exact,
        None if council is None else baseline_for(opened, council.code, commitment),
        on if until is None else until,
        audience=audience,
        look_ahead_days=measure.look_ahead_days if measure is not None else 0,
        measured=is_worked_out(measure) or bool(exact),
        agreed=yardsticks(opened),
        rules=disclosure_rules(opened),
    )
    return Standing(commitment, measure, tuple(seen), verdict)


def _place(value: str, named: Sequence[str]) -> int:
    return named.index(value) if value in named else len(named)


def _same(one: Point, other: Point) -> bool:
    keys = ("measure_id", "basis", "period_type", "period_start", "period_end", "group_type", "group_value")
    return all(getattr(one, key) == getattr(other, key) for key in keys)


def _until(found: Sequence[Point], until: date | None) -> list[Point]:
    return [point for point in found if until is None or point.period_end <= until]
