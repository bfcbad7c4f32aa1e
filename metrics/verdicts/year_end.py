"""Where the financial year would end if the rest of it goes as its months so far did, and what it takes to reach the goal.

This is arithmetic, never a forecast, and says so: it knows no season and no plan. It stands apart from the verdict, which is about now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.framework import Commitment
from data.periods import financial_year_of
from metrics.results import PUBLISHED, STANDARD_RULES, Audience, Point, for_public, latest_complete
from metrics.statistics.disclosure import Kind, Rules
from metrics.verdicts.baselines import Baseline, as_counted
from metrics.verdicts.few import FEW_CASES, FEW_IN_ALL, TOO_FEW
from metrics.verdicts.goals import Goal, goal_of
from metrics.verdicts.verdict import Verdict
from metrics.verdicts.words import WORD
from metrics.verdicts.yardsticks import STANDARD, Yardsticks
from metrics.verdicts.year_ahead import ARITHMETIC, Ahead
from metrics.verdicts.year_worked import Worked, of_month_ends, of_months

PUBLISHED_YEARLY = "Others publish this figure once a year, so there are no months to add up before the year's own."
SURVEYED = "A score has no months that add up, so nothing is worked out before the year's own figure."
LONG_AGO = timedelta(days=365)
HIDDEN = "Some of the months are hidden to protect people's privacy, so nothing is worked out from them."


@dataclass(frozen=True)
class YearEnd:
    """Where `year` would end: a verdict word by the same goal, how that was worked out, and what it would take, in people.

    `why_not` says why it cannot be worked out; `word` and `expected` are then empty. The public is told the word and the rule only.
    """

    year: str
    word: str = ""
    expected: str = ""
    needed: str = ""
    why_not: str = ""
    months: int = 0  # how many it rests on


def year_end(
    commitment: Commitment,
    points: Sequence[Point],
    verdict: Verdict,
    today: date,
    *,
    agreed: Yardsticks = STANDARD,
    audience: Audience = "exact",
    baseline: Baseline | None = None,
    rules: Rules = STANDARD_RULES,
    shown_points: Sequence[Point] | None = None,
) -> YearEnd | None:
    """Where the year of a commitment would end, or None where the measure has no figure yet or nothing may be said.

    `points` are the exact points of the measure, of every period, whoever will read it; `verdict` is what `judge` said of them to that
    audience; `baseline` is the exact one, the verdict's where none is given. `shown_points` are the points as the audience may see them.
    """
    if verdict.latest is None:
        return None
    family = [point for point in points if _is_like(point, verdict.latest)]
    line = [point for point in family if point.period_type == commitment.period_type]
    latest = latest_complete(line)
    if latest is None:
        return None
    year = financial_year_of(latest.period_end)
    if latest.basis in PUBLISHED:
        return YearEnd(year, why_not=PUBLISHED_YEARLY)
    if latest.kind is Kind.MEAN:
        return YearEnd(year, why_not=SURVEYED)
    if verdict.word == "Data late":
        return YearEnd(year, why_not="Newer figures are overdue, so nothing is worked out from those there are.")
    against = None if verdict.refusal else as_counted(baseline or verdict.baseline, latest)
    goal = goal_of(commitment, against, latest.kind, agreed.points, agreed.percent)
    if audience == "public" and goal is None:
        return None
    worked = of_month_ends(line, latest, goal) if commitment.period_type == "snapshot" else of_months(family, latest, goal, verdict.turn)
    if worked.ends < today - LONG_AGO:
        return YearEnd(worked.year, why_not=f"{worked.year} is long over: newer figures are needed for the year that goes on now.")
    if audience == "exact":
        return _told(worked, goal)
    return _told_to_the_public(worked, goal, for_public(family, rules) if shown_points is None else shown_points)


def _told(worked: Worked, goal: Goal | None) -> YearEnd:
    if worked.ahead is None:
        return YearEnd(worked.year, needed=worked.needed, why_not=worked.why_not, months=worked.months)
    word = _word(worked.ahead, goal)
    expected = worked.ahead.expected
    if worked.unused:
        expected += f" {worked.unused} with a provisional figure {'is' if worked.unused.startswith('1 ') else 'are'} not used."
    if word == TOO_FEW:
        expected += f" Too few for a verdict, which needs {FEW_CASES} cases and, for a share, {FEW_IN_ALL} in all."
    return YearEnd(worked.year, word, expected, worked.needed, months=worked.months)


def _told_to_the_public(worked: Worked, goal: Goal | None, shown_points: Sequence[Point]) -> YearEnd:
    """The word and the rule, and no people: sums of months that the public sees rounded would say more than each of them."""
    if worked.ahead is None:
        return YearEnd(worked.year, why_not=worked.why_not, months=worked.months)
    shown = {_period(point) for point in shown_points if point.status != "suppressed"}
    if any(_period(point) not in shown for point in worked.rests_on):
        return YearEnd(worked.year, why_not=HIDDEN, months=worked.months)
    word = _word(worked.ahead, goal)
    end = "too few people for a verdict" if word == TOO_FEW else word.lower()
    expected = f"If the rest of {worked.year} goes as {worked.so_far} did, it would end {'with ' * (word == TOO_FEW)}{end}. {ARITHMETIC}"
    return YearEnd(worked.year, word, expected, months=worked.months)


def _word(ahead: Ahead, goal: Goal | None) -> str:
    if goal is None:
        return ""
    is_few = ahead.cases < FEW_CASES or (ahead.whole is not None and ahead.whole < FEW_IN_ALL)
    return TOO_FEW if is_few else WORD[goal.stand(ahead.value)]


def _is_like(point: Point, latest: Point) -> bool:
    """Whether a point is of the same line as the verdict's figure, at whatever length of period."""
    fields = ("council", "measure_id", "basis", "method_version", "group_type", "group_value")
    return all(getattr(point, field) == getattr(latest, field) for field in fields)


def _period(point: Point) -> tuple[object, ...]:
    return (point.basis, point.period_type, point.period_end, point.group_type, point.group_value)
