"""What the council has agreed to judge by, where the plan says nothing: tolerances, and when figures count as late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from data.periods import day_words, next_period_end, period_words
from data.store import Store
from metrics.results import PUBLISHED, Point
from metrics.statistics.disclosure import Kind

GENERAL = "the dashboard's general rule; no owner has set another"
THERE = ("observed", "provisional", "suppressed", "no cases")


@dataclass(frozen=True)
class Yardsticks:
    """A target may be missed by `points` (a percentage) or `percent` of itself and be at risk. Figures are expected `late_after_days` after
    the end of every `expected_every_months`: three, as Client Level Data are sent every quarter; one where a council loads every month."""

    points: float = 2.0
    percent: float = 5.0
    late_after_days: int = 45
    expected_every_months: int = 3
    points_set_by: str = GENERAL
    percent_set_by: str = GENERAL

    def set_by(self, kind: Kind) -> str:
        """Who set the tolerance for figures of a kind, and when."""
        return self.points_set_by if kind is Kind.PROPORTION else self.percent_set_by

    @property
    def who_set_it(self) -> str:
        """Who set both, and when."""
        if self.points_set_by == self.percent_set_by:
            return self.points_set_by
        return f"the points {self.points_set_by}, the percentage {self.percent_set_by}"


STANDARD = Yardsticks()
READ: dict[str, Callable[[str], float | int]] = {"points": float, "percent": float, "late_after_days": int, "expected_every_months": int}
QUERY = """
select name, arg_max(value, set_at), arg_max(owner, set_at), max(set_at)
from setting
where name like 'judgement_%'
group by name
order by max(set_at)
"""


def yardsticks(store: Store) -> Yardsticks:
    """The yardsticks in force: the latest of each setting named `judgement_` and a field of `Yardsticks`, else the built-in ones."""
    found: dict[str, Any] = {}
    for name, value, owner, set_at in store.rows(QUERY):
        yardstick = name.removeprefix("judgement_")
        found[yardstick] = READ[yardstick](value)
        if yardstick in ("points", "percent"):
            found[f"{yardstick}_set_by"] = f"set by {owner} on {day_words(set_at.date())}"
    return replace(STANDARD, **found)


def why_late(line: Sequence[Point], period_type: str, today: date, look_ahead_days: int, rules: Yardsticks = STANDARD) -> str | None:
    """In a sentence, since when newer figures are overdue; None when they are not. Published figures keep their own calendar."""
    there = [point.period_end for point in line if point.status in THERE and point.basis not in PUBLISHED]
    if not there:
        return None
    months = {"quarter": 3, "financial_year": 12}.get(period_type, 1)
    awaited = next_period_end(max(there), max(months, rules.expected_every_months))
    due = awaited + timedelta(days=look_ahead_days + rules.late_after_days)
    if today <= due:
        return None
    wanted, newest = (period_words("month", end, end) for end in (awaited, max(there)))
    return f"Figures to {wanted} were due by {day_words(due)}: {(today - due).days} days late. The newest are for {newest}."
