"""What changed since a figure was last reported: a line as an earlier run had it, period by period, beside what it is now.

Whole figures are kept of the last run of each month and of every run as of another day (`run_reduce.sql`); of these the latest as of a day
before the current one, by the same method, is what "last reported" means. Nothing is worked out again for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from data.store import Store
from metrics.results import Point

QUERY = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Revision:
    """A figure as it was reported, `then`, and as it is, `now`; None where the period has no row any more."""

    then: Point
    now: Point | None

    @property
    def is_revised(self) -> bool:
        """Whether what a reader sees of it is another figure: the value, what it is made of, or whether there is one."""
        if self.now is None:
            return True
        pairs = ((getattr(self.then, name), getattr(self.now, name)) for name in ("numerator", "denominator", "value"))
        return any((a is None) != (b is None) or (a is not None and not math.isclose(a, b, rel_tol=1e-9)) for a, b in pairs)

    @property
    def new_uploads(self) -> list[int]:
        """The uploads it rests on now and did not then."""
        before = set(_numbers(self.then.uploads))
        return [] if self.now is None else [number for number in _numbers(self.now.uploads) if number not in before]


@dataclass(frozen=True)
class Reported:
    """A line as it was last reported: as of which day, and every period of it, latest first."""

    as_of: date
    periods: tuple[Revision, ...]

    def of(self, point: Point) -> Revision | None:
        """The period of a point, or None where it was not reported then."""
        wanted = point.period_start, point.period_end
        return next((each for each in self.periods if (each.then.period_start, each.then.period_end) == wanted), None)

    @property
    def revised(self) -> list[Revision]:
        """The periods whose figure is another now, latest first."""
        return [each for each in self.periods if each.is_revised]


def last_reported(store: Store, point: Point) -> Reported | None:
    """The line of an exact point as it was last reported; None where no earlier figures of it are kept."""
    asked = {"council": point.council, "measure_id": point.measure_id, "basis": point.basis, "period_type": point.period_type}
    rows = store.rows(QUERY, asked)
    if not rows:
        return None
    return Reported(rows[0][0], tuple(Revision(_point(point, row[0], row[1:8]), _now(point, row)) for row in rows))


def _now(like: Point, row: Sequence[Any]) -> Point | None:
    return _point(like, like.as_of, (*row[1:3], *row[8:13])) if row[11] else None


def _point(like: Point, as_of: date | None, figure: Sequence[Any]) -> Point:
    """A point of the same line: start, end, numerator, denominator, value, status, uploads."""
    start, end, numerator, denominator, value, status, uploads = figure
    return replace(
        like, as_of=as_of, period_start=start, period_end=end, numerator=numerator, denominator=denominator, value=value, status=status,
        uploads=uploads, margin=None, note=None,
    )  # fmt: skip


def _numbers(uploads: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", uploads or "")]
