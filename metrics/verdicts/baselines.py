"""What a commitment is measured against: the baseline a council entered, else the result for that year; and whether it may be used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from data.framework import Commitment
from data.periods import parse_financial_year
from data.records.baselines import EnteredBaseline, entered_baseline
from data.store import Store
from metrics.catalogue import catalogue
from metrics.results import BASES, Audience, Point, results, series
from metrics.statistics.disclosure import Kind
from metrics.verdicts.exact import ROUNDED_BY, from_counts, per_of

BREAK = date(2024, 4, 1)
WRITTEN_BY = Decimal("0.5")  # a value entered in whole numbers may lie so far from its counts
SALT = ("SALT return", "SALT published")
WHOLE_YEARS = ("financial_year", "rolling_year")
HOW = {
    "CLD as-DHSC": "recounted by this method",
    "CLD local": "recounted by this method",
    "SALT-style from CLD": "recounted in SALT style",
    "local upload": "the council's own records",
    "SALT return": "the council's SALT return",
    "CLD published": "published",
    "SALT published": "published SALT figures",
    "survey": "survey",
    "other published": "published",
}


@dataclass(frozen=True)
class Baseline:
    """A figure to compare with, and in `words` what it is: '2022/23, recounted by this method'."""

    numerator: float | None
    denominator: float | None
    value: float
    basis: str
    source: str
    words: str
    period_type: str
    period_start: date
    period_end: date
    method_version: str = ""
    is_provisional: bool = False
    is_entered: bool = False
    note: str | None = None  # why it may still change
    margin: float | None = None  # a survey's, as published


def baseline_for(store: Store, council: str, commitment: Commitment, audience: Audience = "exact") -> Baseline | None:
    """The baseline of a commitment, or None when the plan names no year or nobody knows the figure.

    What the council entered comes first; then a result for that year, one on the same basis as the measure's own line before any other.
    """
    if not commitment.baseline:
        return None
    entered = entered_baseline(store, council, commitment.measure, commitment.baseline)
    is_whole = (commitment.group_type, commitment.group_value) == ("all", "All")
    if entered is not None and is_whole:
        return from_entry(entered, commitment)
    found = _from_results(store, council, commitment, audience)
    return None if found is None else _from_point(found, commitment.baseline)


def why_not_comparable(point: Point, baseline: Baseline) -> str:
    """Why the point may not be compared with the baseline, and in a second sentence what can be done; '' when it may."""
    year, ours = _year(baseline), HOW.get(point.basis, point.basis)
    if baseline.basis in SALT and point.basis not in SALT:
        return (
            "The baseline comes from the SALT return and this figure from Client Level Data. The two count by other rules and the series "
            f"breaks in April 2024, so no change is worked out. Load the council's records of {year} to have it recounted, enter a "
            "baseline counted as this figure is, or decide on a later year to compare with."
        )
    if baseline.basis == "CLD published" and baseline.period_end < BREAK:
        return (
            "No national figure from Client Level Data exists before April 2024. Say where this baseline comes from, or have it recounted: "
            f"load the council's records of {year}."
        )
    if baseline.basis != point.basis:
        return (
            f"The baseline is on the basis '{baseline.basis}' and this figure on '{point.basis}': other rules, so no change is worked out. "
            f"Enter a baseline of {year} on the same basis as this figure ({ours}), or load that year's records to have it counted."
        )
    mine, theirs = point.method_version, baseline.method_version
    if theirs and mine and theirs != mine:
        return (
            f"The baseline was worked out by method {theirs} and this figure by {mine}: run both by the same method. Until then no change "
            "is worked out."
        )
    long, short = _length(baseline.period_type), _length(point.period_type)
    if point.kind in (Kind.COUNT, Kind.RATE) and long != short:
        return (
            f"The baseline is for {long} and this figure for {short}: they cannot be set against each other. Enter a baseline for {short}, "
            f"or decide on a target for {short} in its place."
        )
    return ""


def as_counted(baseline: Baseline | None, like: Point) -> Baseline | None:
    """The baseline of a figure with what its counts come to as its value, which is kept to one decimal or entered as it was printed."""
    if baseline is None or like.kind not in (Kind.PROPORTION, Kind.RATE):
        return baseline
    within = WRITTEN_BY if baseline.is_entered else ROUNDED_BY
    return replace(baseline, value=float(from_counts(baseline.value, baseline.numerator, baseline.denominator, per_of(like), within)))


def from_entry(entered: EnteredBaseline, commitment: Commitment) -> Baseline:
    """An entered baseline as a commitment is set against it."""
    start, end = parse_financial_year(entered.period)
    is_snapshot = commitment.period_type == "snapshot"
    return Baseline(
        entered.numerator, entered.denominator, entered.value, entered.basis, entered.source or "Entered by the council",
        f"{entered.period}, {HOW.get(entered.basis, entered.basis)}, entered by the council",
        "snapshot" if is_snapshot else "financial_year", end if is_snapshot else start, end, is_entered=True,
    )  # fmt: skip


def _from_results(store: Store, council: str, commitment: Commitment, audience: Audience) -> Point | None:
    _, end = parse_financial_year(commitment.baseline)
    kinds = ["snapshot"] if commitment.period_type == "snapshot" else list(WHOLE_YEARS)
    group = (commitment.group_type, commitment.group_value)
    line = series(store, commitment.measure, commitment.period_type, council, group)
    own = line[0].basis if line else ""
    measure = catalogue().get(commitment.measure)
    # what was published before a break is told, and refused with the reason, where nothing else is known of that year
    measures = [commitment.measure, *filter(None, [measure.before if measure is not None else ""])]
    found = [
        point
        for point in results(store, measures=measures, period_types=kinds, councils=[council], audience=audience)
        if (point.group_type, point.group_value) == group and point.period_end == end and point.value is not None
    ]
    order = {basis: place for place, basis in enumerate(BASES)}
    return min(
        found, key=lambda p: (p.measure_id != commitment.measure, p.basis != own, order[p.basis], p.period_type), default=None
    )  # fmt: skip


def _from_point(point: Point, period: str) -> Baseline:
    assert point.value is not None
    words = f"{period}, {HOW.get(point.basis, point.basis)}"
    found = Baseline(
        point.numerator, point.denominator, point.value, point.basis, f"Result for {period}, {point.basis}", words,
        point.period_type, point.period_start, point.period_end, point.method_version or "", margin=point.margin,
    )  # fmt: skip
    return replace(found, words=f"{words}, provisional", is_provisional=True, note=point.note) if point.status == "provisional" else found


def _length(period_type: str) -> str:
    return {"month": "one month", "quarter": "three months", "snapshot": "one day"}.get(period_type, "12 months")


def _year(baseline: Baseline) -> str:
    return baseline.words.partition(",")[0]
