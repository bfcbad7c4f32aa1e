"""Results for an audience: points with their period, group, numerator, denominator, status and where they came from.

The exact audience sees what is in the store. The public one sees it after disclosure control, applied here so that no page, chart, hover
text or file can hold a number that a table hides.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Literal

from data.store import Store
from metrics.protection import guard, hide, protected
from metrics.shorter_periods import withheld
from metrics.statistics.disclosure import Kind, Rules
from metrics.wholes import together, told_by_two, with_relatives

Audience = Literal["exact", "public"]

ALL = ("all", "All")
PUBLISHED = frozenset({"CLD published", "SALT published", "survey", "other published"})
# a council's own figures before published ones; figures on two bases are never one series
BASES = (
    "CLD as-DHSC", "CLD local", "SALT-style from CLD", "local upload", "SALT return",
    "CLD published", "survey", "other published", "SALT published",
)  # fmt: skip
QUERY = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
STANDARD_RULES = Rules()
YEARLY = ("financial_year", "rolling_year", "snapshot")


@dataclass(frozen=True, slots=True)  # a store has tens of thousands: without slots each takes a third more
class Point:
    """One figure of one council, period and group. An unknown value is None, with the reason in `status` and, in words, in `note`."""

    council: str
    measure_id: str
    framework_year: str
    method_version: str
    basis: str
    period_type: str
    period_start: date
    period_end: date
    group_type: str
    group_value: str
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: str
    status: str
    as_of: date | None
    uploads: str
    margin: float | None = None
    note: str | None = None

    @property
    def kind(self) -> Kind:
        """A count has no denominator; a percentage and a rate say so in their unit; what is left is a mean or a score."""
        unit = self.unit or ""
        if unit.startswith("%"):
            return Kind.PROPORTION
        if " per " in f" {unit} ":
            return Kind.RATE
        return Kind.COUNT if self.denominator is None and self.numerator is not None else Kind.MEAN


def current_run(store: Store) -> int | None:
    """The run that pages show, or None before the first."""
    rows = store.rows("select run_id from current_run")
    return None if not rows or rows[0][0] is None else int(rows[0][0])


def results(
    store: Store,
    *,
    run_id: int | None = None,
    measures: Collection[str] | None = None,
    period_types: Collection[str] | None = None,
    councils: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    audience: Audience = "exact",
) -> list[Point]:
    """The points of a run (the current one when none is named), in order of measure, council, basis and time. `groups` are group types."""
    run = current_run(store) if run_id is None else run_id
    if run is None:
        return []
    asked = with_relatives(measures) if measures is not None and audience == "public" else measures
    chosen = {"run": run, "measures": _listed(asked), "period_types": _listed(period_types), "councils": _listed(councils)}
    points = [Point(*row) for row in store.rows(QUERY, chosen)]
    if audience == "public":
        points = for_public(points, disclosure_rules(store))  # before choosing groups: a breakdown is protected whole
        points = points if measures is None else [point for point in points if point.measure_id in measures]
    return [point for point in points if groups is None or point.group_type in groups]


def series(
    store: Store,
    measure_id: str,
    period_type: str,
    council: str,
    group: tuple[str, str] = ALL,
    basis: str | None = None,
    audience: Audience = "exact",
) -> list[Point]:
    """The points of one line, oldest first, all on one basis: the one asked for, else the council's own before a published one."""
    found = results(store, measures=[measure_id], period_types=[period_type], councils=[council], audience=audience)
    line = [point for point in found if (point.group_type, point.group_value) == group]
    first = min((point.basis for point in line), key=_order, default="") if basis is None else basis
    return sorted((point for point in line if point.basis == first), key=lambda point: point.period_end)


def latest_complete(points: Sequence[Point]) -> Point | None:
    """The newest observed point; the newest provisional one only if nothing has been observed; None when there is no figure at all.

    In public points a newer one may be hidden: ask `progress.judge`, which says so, before showing an older one as the latest.
    """
    for status in ("observed", "provisional"):
        found = [point for point in points if point.status == status and point.value is not None]
        if found:
            return max(found, key=lambda point: point.period_end)
    return None


def same_period_last_year(points: Sequence[Point], point: Point) -> Point | None:
    """The point of the same line for the period that ends in the same month a year before; None when it is not there."""
    wanted = (*_line(point), point.period_end.year - 1, point.period_end.month)
    return next((other for other in points if (*_line(other), other.period_end.year, other.period_end.month) == wanted), None)


def disclosure_rules(store: Store) -> Rules:
    """The thresholds in force: the latest of each setting named `disclosure_` and a field of `Rules`, else the built-in ones."""
    rows = store.rows("select name, arg_max(value, set_at) from setting where name like 'disclosure_%' group by name")
    return Rules(**{name.removeprefix("disclosure_"): int(value) for name, value in rows})


def for_public(points: Sequence[Point], rules: Rules = STANDARD_RULES) -> list[Point]:
    """The points a public edition may hold: whole breakdowns in, protected breakdowns out. Published figures stay as published.

    Periods that overlap give each other away (statistics.md 5.2, rule 4). Rolling years are kept at the ends of financial quarters only:
    the difference of two neighbouring ones is the month that came less the month that left. What is split by age, gender and so on is kept
    for whole financial years and for 31 March only: months, quarters and years of the same small groups would add up to what is hidden.
    Months and quarters beside a hidden one are hidden with it (`shorter_periods.py`), and where a measure is one part of a whole, so is
    another part (`wholes.py`): give all of them.
    """
    tables = [list(table) for _, table in groupby(sorted(filter(may_be_published, points), key=_table), key=_table)]
    totals = {_table(table[0])[:-1]: table[0] for table in tables if table[0].group_type == ALL[0]}
    shown = [point for table in tables for point in _shown(table, totals.get(_table(table[0])[:-1]), rules)]
    wholes = [number for number, point in enumerate(shown) if point.group_type == ALL[0] and point.basis not in PUBLISHED]
    exact = [point for table in tables for point in table]
    gone = {number for number, point in enumerate(shown) if point.status == "suppressed"}
    before: set[int] | None = None
    guarded: frozenset[int] = frozenset()
    while before != gone:  # a part hidden beside another may be a month, and a month withheld may be a part
        before = set(gone)
        gone |= {wholes[place] for place in withheld([shown[number] for number in wholes])}
        beside = together(exact, gone, rules)
        gone, guarded = set(beside.gone), beside.guarded
        shown = [hide(point) if number in gone else point for number, point in enumerate(shown)]
    guarded |= told_by_two(exact, gone, rules)
    shown = [guard(exact[number], rules) if number in guarded else point for number, point in enumerate(shown)]
    return sorted(shown, key=lambda point: (point.measure_id, point.council, _order(point.basis), point.period_type, point.period_end))


def may_be_published(point: Point) -> bool:
    """Whether a public edition may show this period at all."""
    if point.basis in PUBLISHED:
        return True
    if point.group_type != ALL[0]:
        return point.period_type in YEARLY and point.period_end.month == 3
    return point.period_type != "rolling_year" or point.period_end.month in (3, 6, 9, 12)


def _shown(table: Sequence[Point], total: Point | None, rules: Rules) -> list[Point]:
    """One breakdown of one period, or its total alone, as the public may see it."""
    return [_answered(point, rules) for point in table] if table[0].basis in PUBLISHED else protected(table, total, rules)


def _answered(point: Point, rules: Rules) -> Point:
    """A published figure as it is, but a survey's of fewer than the limit: a council may upload its own before anybody has published it."""
    few = point.basis == "survey" and point.denominator is not None and 0 < point.denominator < rules.hide_below
    return hide(point) if few else point


def _line(point: Point) -> tuple[str, ...]:
    return (point.council, point.measure_id, point.basis, point.period_type, point.group_type, point.group_value)


def _table(point: Point) -> tuple[object, ...]:
    """What the figures of one breakdown of one period have in common, in an order that sorts."""
    return (
        *_line(point)[:-2],
        point.framework_year or "",
        point.method_version or "",
        point.period_end,
        point.period_start,
        point.group_type,
    )


def _order(basis: str) -> int:
    return BASES.index(basis) if basis in BASES else len(BASES)


def _listed(names: Collection[str] | None) -> list[str] | None:
    return None if names is None else list(names)
