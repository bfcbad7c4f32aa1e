"""The direction of travel: a figure against the same period last year, and whether chance alone would give as much (statistics.md 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.results import Point, same_period_last_year
from metrics.statistics.comparison import difference_of_shares, margins_apart, ratio_of_rates
from metrics.statistics.disclosure import Kind
from metrics.statistics.rounding import exactly
from metrics.verdicts.exact import exact_value
from metrics.verdicts.few import TOO_FEW, is_too_few
from metrics.verdicts.words import decimals, figure, moved

NO_CLEAR_CHANGE = "No clear change"


@dataclass(frozen=True)
class Change:
    """What moved since the same period last year. `difference` is in the value's unit: percentage points for a percentage."""

    before: Point
    difference: float
    amount: str
    """'up 6.7 points', 'down 43', 'unchanged'"""
    direction: str
    """'Improving', 'Worsening', 'No clear change'; 'Too few to say'; 'Higher' or 'Lower' where neither is better; '' without a test"""

    @property
    def words(self) -> str:
        """'up 6.7 points from 70.2%'."""
        return f"{self.amount} from {figure(self.before)}"


def change_on_last_year(
    points: Sequence[Point], latest: Point, better: str, low: float | None = None, high: float | None = None, *, as_shown: bool = False
) -> Change | None:
    """The change of `latest` on the same period last year among `points`, or None when either is not known.

    `low` and `high` are the ends of a range, where being nearer to it is better. The two are taken before they are rounded; `as_shown`: as
    the public reads them, whose counts are rounded.
    """
    before = same_period_last_year(points, latest)
    if before is None or before.value is None or latest.value is None:
        return None
    if before.method_version != latest.method_version:
        return None
    then, now = (exactly(each.value or 0) if as_shown else exact_value(each) for each in (before, latest))
    difference = float(exactly(now) - exactly(then))
    return Change(before, difference, moved(difference, latest.kind, decimals(latest)), _judged(before, latest, better, low, high))


def _judged(before: Point, latest: Point, better: str, low: float | None, high: float | None) -> str:
    """What may be said of a change. On so few that no figure of its own would have a verdict, nothing is (statistics.md 2.4)."""
    clear = differ_clearly(latest, before)
    if clear is None:
        return ""
    if is_too_few(before) or is_too_few(latest):
        return TOO_FEW
    return _direction(float(exact_value(before)), float(exact_value(latest)), better, low, high) if clear else NO_CLEAR_CHANGE


def why_no_change(points: Sequence[Point], latest: Point) -> str:
    """Why there is no direction of travel for a figure, and what can be done; '' where there is one."""
    before = same_period_last_year(points, latest)
    if before is None:
        return "There is no figure for the same period last year on the same basis. Load that year's records to have one."
    if before.status == "suppressed":
        return "The figure for the same period last year is hidden to protect people's privacy."
    if before.value is None:
        return "The figure for the same period last year is not available, so no change is worked out."
    if before.method_version != latest.method_version:
        then, now = before.method_version, latest.method_version
        return f"Last year's figure was worked out by method {then} and this one by {now}: run both by the same method to compare them."
    if differ_clearly(latest, before) is None:
        return (
            "The numbers of people behind the figures, or their margins, are not known, so whether the change is chance cannot be tested."
        )
    return ""


def differ_clearly(one: Point, other: Point) -> bool | None:
    """Whether two figures of one kind and basis differ by more than chance; None when what a test needs is not known."""
    if one.margin is not None and other.margin is not None and one.value is not None and other.value is not None:
        return margins_apart(one.value, one.margin, other.value, other.margin)
    if "survey" in (one.basis, other.basis):  # weighted answers: no counts stand behind them
        return None
    return counts_differ(one.kind, one.numerator, one.denominator, other.numerator, other.denominator)


def counts_differ(kind: Kind, x1: float | None, n1: float | None, x2: float | None, n2: float | None) -> bool | None:
    """The same for counts: the interval of the difference leaves out 0, or that of the ratio 1."""
    if kind is Kind.MEAN or x1 is None or x2 is None:
        return None
    if kind is Kind.COUNT:
        n1 = n2 = 1
    if not n1 or not n2:
        return None
    if kind is Kind.PROPORTION:
        return difference_of_shares(x1, n1, x2, n2).is_clear
    ratio = ratio_of_rates(x1, n1, x2, n2)
    return ratio is not None and ratio.is_clear


def _direction(before: float, now: float, better: str, low: float | None, high: float | None) -> str:
    """What a clear change means. Inside a range both times it means nothing worth a word of praise or blame."""
    if better == "none" or (better == "range" and low is None and high is None):  # without its ends a range says nothing of better
        return "Higher" if now > before else "Lower"
    if better == "range":
        gained = _outside(before, low, high) - _outside(now, low, high)
        return NO_CLEAR_CHANGE if gained == 0 else "Improving" if gained > 0 else "Worsening"
    return "Improving" if (now > before) == (better == "higher") else "Worsening"


def _outside(value: float, low: float | None, high: float | None) -> float:
    return max(0.0, (low - value) if low is not None else 0.0, (value - high) if high is not None else 0.0)
