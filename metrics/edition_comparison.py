"""Published figures beside an edition's own: the council's, England's and its region's for the newest year in which England's is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from data.council import ENGLAND, area_name
from data.periods import period_words
from data.records.editions import Item
from data.store import Store
from metrics.benchmarks import Areas
from metrics.catalogue import catalogue
from metrics.results import ALL, BASES, PUBLISHED, Point, results


def comparisons(store: Store, areas: Areas, measures: Collection[str], run_id: int | None = None) -> Iterable[Item]:
    """One item for each measure and area with a published figure. Where an invented council stands for a real one, that is named."""
    wanted = {areas.home: "council", areas.region: "region", ENGLAND: "country"}
    found = results(store, run_id=run_id, measures=measures, councils=[area for area in wanted if area], audience="public")
    for _, points in groupby(filter(_is_published, found), key=lambda point: point.measure_id):
        for point in _newest(list(points)):
            who = areas.name if point.council == areas.home else area_name(point.council)
            yield Item("comparison", point.measure_id, wanted[point.council], _said(point, who))


def _is_published(point: Point) -> bool:
    return point.basis in PUBLISHED and (point.group_type, point.group_value) == ALL and point.value is not None


def _newest(points: Sequence[Point]) -> list[Point]:
    """Those of the year and basis of England's newest figure."""
    england = [point for point in points if point.council == ENGLAND]
    if not england:
        return []
    last = max(england, key=lambda point: (point.period_end, -BASES.index(point.basis)))
    return [point for point in points if _year(point) == _year(last)]


def _year(point: Point) -> tuple[object, ...]:
    return point.basis, point.period_type, point.period_start, point.period_end


def _said(point: Point, who: str) -> dict[str, object]:
    return {
        "title": catalogue()[point.measure_id].title,
        "period": period_words(point.period_type, point.period_start, point.period_end),
        "period_end": point.period_end.isoformat(),
        "value": point.value,
        "unit": point.unit,
        "basis": point.basis,
        "who": who,
    }
