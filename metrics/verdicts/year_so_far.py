"""The months of the financial year that have a final figure, where the measure's months add up to a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.periods import financial_year_of, next_period_end, parse_financial_year
from metrics.catalogue import catalogue
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly

PARTS = {"month": 12, "quarter": 4}
YEARS = ("rolling_year", "financial_year")


@dataclass(frozen=True)
class YearSoFar:
    """What was counted in the final months (or quarters) of one financial year: `counted` and, of a share, `whole` among whom."""

    year: str
    ends: date
    noun: str
    """'month' or 'quarter': what the year is added up from."""
    parts: tuple[Point, ...]
    counted: Decimal
    whole: Decimal
    unused: int
    """How many of the year's months have a figure that is still provisional."""

    @property
    def left(self) -> int:
        """How many months are still to be counted: those to come, and those whose figure is not final."""
        return PARTS[self.noun] - len(self.parts)

    @property
    def months(self) -> int:
        """How many months the final figures cover."""
        return len(self.parts) * 12 // PARTS[self.noun]

    @property
    def is_the_start(self) -> bool:
        """Whether they are the first of the year, with none missing between."""
        return bool(self.parts) and len(self.parts) == 1 + _place(self.parts[-1].period_end, self.noun)


def adds_up(measure_id: str, points: Sequence[Point]) -> bool:
    """Whether the measure's year is the sum of its months: its file says so, or each whole year there is equals its months' sum.

    Not so where one person counts once a year however often they were seen.
    """
    measure = catalogue().get(measure_id)
    if measure is not None and measure.adds_up:
        return True
    noun = _noun(points)
    parts = [point for point in points if point.period_type == noun and point.status == "observed"]
    tried = []
    for year in (point for point in points if point.period_type in YEARS and point.status == "observed"):
        within = [part for part in parts if year.period_start <= part.period_start and part.period_end <= year.period_end]
        if len(within) == PARTS[noun]:
            tried.append(_sums(within, year.kind) == _sums([year], year.kind))
    return bool(tried) and all(tried)


def year_so_far(points: Sequence[Point]) -> YearSoFar | None:
    """The financial year that the newest final month leads into, as far as it is counted; None where there is no final month at all."""
    noun = _noun(points)
    parts = sorted((point for point in points if point.period_type == noun), key=lambda point: point.period_end)
    final = [point for point in parts if point.status == "observed" and point.numerator is not None]
    if not final:
        return None
    year = financial_year_of(next_period_end(final[-1].period_end, 1))
    first, last = parse_financial_year(year)
    of_year = [point for point in parts if first <= point.period_end <= last]
    # a month in which nobody came is counted as such once a later one is final; before that its people may only be waiting
    counted = tuple(p for p in of_year if p in final or (p.status == "no cases" and p.period_end < final[-1].period_end))
    sums = _sums(counted, final[-1].kind)
    return YearSoFar(year, last, noun, counted, sums[0], sums[1], sum(point.status == "provisional" for point in of_year))


def _noun(points: Sequence[Point]) -> str:
    return "month" if any(point.period_type == "month" for point in points) else "quarter"


def _sums(points: Sequence[Point], kind: Kind) -> tuple[Decimal, Decimal]:
    """Those counted, and of a share those among whom they were."""
    counted = sum((exactly(point.numerator or 0) for point in points), Decimal(0))
    if kind is not Kind.PROPORTION:
        return counted, Decimal(0)
    return counted, sum((exactly(point.denominator or 0) for point in points), Decimal(0))


def _place(end: date, noun: str) -> int:
    """The place of a month (or quarter) in its financial year, from 0."""
    month = (end.month - 4) % 12
    return month if noun == "month" else month // 3
