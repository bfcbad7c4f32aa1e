"""Published figures side by side: a council with England, its region, the councils like it and one more, and where all councils lie.

Only published bases are read. Everything about a year, or about a measure over the years, comes in two queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from data.council import ENGLAND, area_name, council, councils
from data.framework import Framework
from data.records.home_council import HomeCouncil
from data.store import Store
from metrics.benchmarks_average import Average, average
from metrics.catalogue import Measure, catalogue
from metrics.results import PUBLISHED, Audience, Point, disclosure_rules, for_public

HERE = Path(__file__).parent
BASES = sorted(PUBLISHED)
ENOUGH = 0.5  # of the measures of the fullest year: a year of which only a few have come out yet is not the latest to show


@dataclass(frozen=True)
class Areas:
    """Whose figures stand side by side: codes as results carry them. `chosen` is '' where no other council was chosen."""

    home: str
    region: str
    neighbours: tuple[str, ...]
    chosen: str = ""
    called: str = ""
    """What the home council is called where no lookup knows its code."""

    @property
    def name(self) -> str:
        """The name of the council whose figures are ours."""
        return self.called or area_name(self.home)

    @property
    def codes(self) -> list[str]:
        """Every area, each once."""
        return list(dict.fromkeys(filter(None, [self.home, ENGLAND, self.region, *self.neighbours, self.chosen])))


@dataclass(frozen=True)
class Spread:
    """Where the figures of all councils lie: how many are known, how many hidden, and the ends of their four quarters."""

    known: int
    hidden: int
    lowest: float
    lower_quarter: float
    middle: float
    upper_quarter: float
    highest: float


@dataclass(frozen=True)
class Benchmark:
    """One published measure of one year on one basis. A figure that no table holds is None; one that is hidden keeps its status."""

    measure: Measure
    basis: str
    year_end: date
    ours: Point | None
    england: Point | None
    region: Point | None
    neighbours: tuple[Point, ...]
    average: Average
    chosen: Point | None
    spread: Spread | None


def areas_of(home: str, chosen: str = "", called: str = "") -> Areas:
    """The areas to set beside a council; England alone where no lookup knows it."""
    known = council(home)
    if known is None:
        return Areas(home, "", (), chosen, called)
    return Areas(home, known.region_code, known.neighbours, chosen if chosen != home else "", known.name)


def stands_for(home: HomeCouncil | None, plan: Framework | None) -> str:
    """The council whose published figures are ours: the home council, or the one whose plan an invented council follows; '' for none."""
    if home is None:
        return ""
    if not home.synthetic:
        return home.code
    return plan.council if plan is not None else ""


def areas_for(home: HomeCouncil | None, plan: Framework | None, chosen: str = "") -> Areas:
    """The areas whose published figures stand side by side for the home council."""
    return areas_of(stands_for(home, plan), chosen, home.name if home is not None and not home.synthetic else "")


def years(store: Store) -> list[date]:
    """The year ends of which published figures are held, newest first."""
    return [end for end, _ in _years(store)]


def latest_year(store: Store) -> date | None:
    """The newest year with at least half as many measures as the fullest one; None where nothing published is held."""
    found = _years(store)
    fullest = max((measures for _, measures in found), default=0)
    return next((end for end, measures in found if measures >= fullest * ENOUGH), None)


def of_year(store: Store, areas: Areas, year_end: date, audience: Audience = "exact") -> tuple[Benchmark, ...]:
    """Every published measure of a year, in the order of the catalogue."""
    return _benchmarks(store, areas, audience, year_end=year_end)


def of_measure(store: Store, areas: Areas, measure_id: str, audience: Audience = "exact") -> tuple[Benchmark, ...]:
    """One measure over the years, newest first; a year in which it was published on two bases has two."""
    found = _benchmarks(store, areas, audience, measures=[measure_id])
    return tuple(sorted(found, key=lambda each: (each.year_end, each.basis), reverse=True))


def _benchmarks(
    store: Store, areas: Areas, audience: Audience, year_end: date | None = None, measures: Sequence[str] | None = None
) -> tuple[Benchmark, ...]:
    asked = {"bases": BASES, "year_end": year_end, "measures": None if measures is None else list(measures)}
    rules = disclosure_rules(store)
    points = [Point(*row) for row in store.rows(_sql("benchmarks"), {**asked, "areas": areas.codes})]
    if audience == "public":
        points = for_public(points, rules)
    spreads = {
        tuple(key): Spread(*rest)
        for *key, known, hidden, lowest, lower, middle, upper, highest in store.rows(
            _sql("benchmarks_spread"), {**asked, "councils": list(councils()), "fewest": rules.hide_below}
        )
        if known
        for rest in [(known, hidden, lowest, lower, middle, upper, highest)]
    }
    found = [
        _benchmark(areas, {point.council: point for point in together}, spreads.get(key))
        for key, together in groupby(sorted(points, key=_key), key=_key)
        if key[0] in catalogue()
    ]
    place = {measure_id: number for number, measure_id in enumerate(catalogue())}
    return tuple(sorted(found, key=lambda each: place[each.measure.id]))


def _benchmark(areas: Areas, by_area: dict[str, Point], spread: Spread | None) -> Benchmark:
    any_point = next(iter(by_area.values()))
    neighbours = tuple(by_area[code] for code in areas.neighbours if code in by_area)
    return Benchmark(
        catalogue()[any_point.measure_id],
        any_point.basis,
        any_point.period_end,
        by_area.get(areas.home),
        by_area.get(ENGLAND),
        by_area.get(areas.region),
        neighbours,
        average(neighbours, areas.neighbours),
        by_area.get(areas.chosen),
        spread,
    )


def _years(store: Store) -> list[tuple[date, int]]:
    return [(end, measures) for end, measures in store.rows(_sql("benchmarks_years"), {"bases": BASES})]


def _key(point: Point) -> tuple[str, str, date]:
    return (point.measure_id, point.basis, point.period_end)


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
