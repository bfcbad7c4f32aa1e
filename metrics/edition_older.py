"""The editions signed before one, and its public figures once they have been held against those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from data.store import Store
from metrics.catalogue import catalogue
from metrics.edition_sums import Cell, Counts
from metrics.edition_told import Paper, paper, paper_of, to_hide_as_well
from metrics.protection import hide
from metrics.results import PUBLISHED, Point
from metrics.statistics.disclosure import Rules

QUERY = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _papers(store: Store, writes: int, council: str, run: int) -> tuple[Paper, ...]:
    held: dict[int, dict[Cell, Counts]] = defaultdict(dict)
    shown: dict[int, set[Cell]] = defaultdict(set)
    for edition, measure, item, numerator, denominator, is_shown in store.rows(QUERY, {"council": council, "run": run}):
        period_type, _, period_end, basis, group_type, group_value = item.split("|", 5)
        if basis not in PUBLISHED:
            cell = Cell(measure, basis, period_type, date.fromisoformat(period_end), group_type, group_value)
            held[edition][cell] = (numerator, denominator)
            if is_shown:
                shown[edition].add(cell)
    return tuple(paper(cells, shown[edition]) for edition, cells in held.items())


def papers(store: Store, council: str, run: int) -> tuple[Paper, ...]:
    """What each signed edition holds and shows, the oldest first, but not those of later runs; those under embargo will be read too."""
    return _papers(store, store.writes, council, run)


def beside_older(exact: Sequence[Point], public: Sequence[Point], older: Sequence[Paper], rules: Rules) -> list[Point]:
    """The public figures of an edition, in order, with those hidden that would lead, beside what older editions told, to a small one."""
    seen = {_place(point): point for point in public}
    told = [point for point in exact if _place(point) in seen]
    gone = [number for number, point in enumerate(told) if seen[_place(point)].status == "suppressed"]
    more = {_of(cell.of, cell) for cell in to_hide_as_well(paper_of(told, gone), older, rules)}
    return [hide(point) if _of(point.measure_id, point) in more else point for point in public]


def _of(measure_id: str, place: Cell | Point) -> tuple[object, ...]:
    """Where a figure stands; a count and a share of the same part of a whole stand in one place and are hidden together."""
    measure = catalogue()[measure_id]
    part = (measure.whole, measure.part) if measure.whole else measure_id
    return part, place.basis, place.period_type, place.period_end, place.group_type, place.group_value


def _place(point: Point) -> tuple[object, ...]:
    return point.measure_id, *_of(point.measure_id, point)
