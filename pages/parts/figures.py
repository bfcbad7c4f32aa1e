"""The one door to numbers for pages: whose store it is, its plan, and figures as the visitor may see them.

Everything is remembered until the store's version moves. Exact and public figures are remembered apart, by the audience in the key.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from data.framework import Commitment, Framework, known_framework
from data.records.home_council import HomeCouncil, home_council
from data.records.promises import adopted
from data.retention_file import open_purged
from data.store import Store, store_path
from metrics import standing_grounds, story
from metrics.catalogue import catalogue
from metrics.results import ALL, YEARLY, Audience, Point, latest_complete, results
from metrics.standing_grounds import whole as whole

_opening = threading.Lock()
_open: dict[str, Store] = {}


def store() -> Store:
    """The store that the environment names, opened once for all visitors. Raises StoreError in words for readers."""
    path = store_path()
    with _opening:
        if path not in _open:
            _open[path] = open_purged(path)
        return _open[path]


def give_back_memory() -> None:
    """To the system, what the store keeps of it for the next time."""
    for opened in tuple(_open.values()):
        opened.give_back()


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
    """The plan that the council adopted, with what it decided otherwise since (records/promises.py); None where there is none to read."""
    return _plan(store(), store().version)


def points(audience: Audience, measure_id: str) -> tuple[Point, ...]:
    """Every figure of the home council for a measure: all periods, groups and bases."""
    return _points(store(), store().version, audience, measure_id)


def line(audience: Audience, commitment: Commitment) -> list[Point]:
    """The points of a commitment's line, oldest first, all on one basis: the council's own before a published one."""
    return standing_grounds.line(points(audience, commitment.measure), commitment)


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


def split_by(audience: Audience, of: Point) -> Point:
    """The figure whose groups may be shown beside this one: itself; for the public the newest whole year of the measure up to it."""
    if audience == "exact":
        return of
    whole_years = [
        point
        for point in whole(points(audience, of.measure_id))
        if point.basis == of.basis and point.period_end <= of.period_end and breakdowns(audience, point)
    ]
    same_first = sorted(whole_years, key=lambda point: (point.period_end, point.period_type == of.period_type))
    return same_first[-1] if same_first else of


def files(audience: Audience, point: Point) -> list[story.File]:
    """The uploads behind a point."""
    return story.files(store(), point, audience)


def rows_of(audience: Audience, point: Point) -> story.Rows:
    """The rows of the uploads behind a point together."""
    return story.rows_of(store(), point, audience)


def steps(audience: Audience, point: Point) -> tuple[float | None, list[story.LeftOut]]:
    """How many candidates there were for a point, and what each rule left out; nothing for a figure made by others.

    Nothing for the public where the point is hidden, since its steps end in it; nor of months and quarters, whose steps add up.
    """
    measure = catalogue().get(point.measure_id)
    exact = next((other for other in points("exact", point.measure_id) if _same(other, point)), None)
    if measure is None or not measure.sql or exact is None:
        return None, []
    if audience == "public" and (point.status == "suppressed" or point.period_type not in YEARLY):
        return None, []
    return story.candidates(store(), measure, exact, audience), story.left_out(store(), measure, exact, audience)


def complete(found: Sequence[Point]) -> Point | None:
    """The latest complete point of a line."""
    return latest_complete(found)


@lru_cache(maxsize=8)
def _home(opened: Store, version: int) -> HomeCouncil | None:
    return home_council(opened)


@lru_cache(maxsize=8)
def _plan(opened: Store, version: int) -> Framework | None:
    council = _home(opened, version)
    found = known_framework(council.plan) if council is not None else None
    return None if council is None or found is None else adopted(opened, council.code, found)


@lru_cache(maxsize=128)
def _points(opened: Store, version: int, audience: Audience, measure_id: str) -> tuple[Point, ...]:
    council = _home(opened, version)
    return () if council is None else tuple(results(opened, measures=[measure_id], councils=[council.code], audience=audience))


def _place(value: str, named: Sequence[str]) -> int:
    return named.index(value) if value in named else len(named)


def _same(one: Point, other: Point) -> bool:
    keys = ("measure_id", "basis", "period_type", "period_start", "period_end", "group_type", "group_value")
    return all(getattr(one, key) == getattr(other, key) for key in keys)
