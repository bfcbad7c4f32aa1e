"""Where the financial year would end if the rest of it goes as its months so far did, and what it takes to reach the goal.

This is arithmetic, never a forecast, and says so: it knows no season and no plan. It stands apart from the verdict, which is about now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.framework import Commitment
from data.periods import day_words, financial_year_of, parse_financial_year, period_words
from metrics.results import PUBLISHED, STANDARD_RULES, Audience, Point, for_public, latest_complete
from metrics.statistics.disclosure import Kind, Rules
from metrics.verdicts.baselines import Baseline
from metrics.verdicts.goals import Goal, goal_of
from metrics.verdicts.month_end_ahead import month_end_ahead, month_end_needed, since_march
from metrics.verdicts.reasons import FEW_CASES, FEW_IN_ALL
from metrics.verdicts.words import WORD
from metrics.verdicts.yardsticks import STANDARD, Yardsticks
from metrics.verdicts.year_ahead import ARITHMETIC, Ahead, many, share_ahead, sum_ahead
from metrics.verdicts.year_so_far import adds_up, year_so_far

if TYPE_CHECKING:
    from metrics.progress import Verdict

FEWEST = 3  # months: an average of fewer says little of a year
PUBLISHED_YEARLY = "Others publish this figure once a year, so there are no months to add up before the year's own."
SURVEYED = "A score has no months that add up, so nothing is worked out before the year's own figure."
DISTINCT = (
    "Months do not add up to a year here: each person counts once in 12 months, however often they were seen. So nothing is worked out "
    "ahead, and the figure of 12 months is what to watch."
)
WHOLE_YEARS = "This is worked out for 12 months at a time, so there are no months to add up, and the figure of 12 months is what to watch."
TOO_FEW = "Too few to say"
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
) -> YearEnd | None:
    """Where the year of a commitment would end, or None where the measure has no figure yet or nothing may be said.

    `points` are the exact points of the measure, of every period, whoever will read it; `verdict` is what `judge` said of them to that
    audience; `baseline` is the exact one, the verdict's where none is given.
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
    against = None if verdict.refusal else baseline or verdict.baseline
    goal = goal_of(commitment, against, latest.kind, agreed.points, agreed.percent)
    if audience == "public" and goal is None:
        return None
    worked = _of_month_ends(line, latest, goal) if commitment.period_type == "snapshot" else _of_months(family, latest, goal, verdict)
    if worked.ends < today - LONG_AGO:
        return YearEnd(worked.year, why_not=f"{worked.year} is long over: newer figures are needed for the year that goes on now.")
    return _told(worked, goal) if audience == "exact" else _told_to_the_public(worked, goal, family, rules)


@dataclass(frozen=True)
class _Worked:
    """What was worked out of which points, or why it was not; `so_far` names the months in the public's sentence."""

    year: str
    ends: date
    months: int = 0
    rests_on: tuple[Point, ...] = ()
    so_far: str = ""
    ahead: Ahead | None = None
    needed: str = ""
    why_not: str = ""
    unused: int = 0


def _of_months(family: Sequence[Point], latest: Point, goal: Goal | None, verdict: Verdict) -> _Worked:
    so_far = year_so_far(family)
    if so_far is None or not adds_up(latest.measure_id, family):
        year = financial_year_of(latest.period_end)
        told = f"{_upper(period_words(latest.period_type, latest.period_start, latest.period_end))}: {verdict.turn}" if verdict.turn else ""
        return _Worked(year, parse_financial_year(year)[1], needed=told, why_not=DISTINCT if "people" in latest.unit else WHOLE_YEARS)
    if so_far.months < FEWEST or (latest.kind is Kind.PROPORTION and so_far.whole == 0):
        return _Worked(so_far.year, so_far.ends, so_far.months, why_not=_too_early(so_far.year, so_far.months))
    ahead = share_ahead(so_far, goal, latest) if latest.kind is Kind.PROPORTION else sum_ahead(so_far, goal, latest)
    return _Worked(
        so_far.year, so_far.ends, so_far.months, so_far.parts, f"{'its first' if so_far.is_the_start else 'the'} {many(so_far.months)}",
        ahead, ahead.needed, unused=so_far.unused,
    )  # fmt: skip


def _of_month_ends(line: Sequence[Point], latest: Point, goal: Goal | None) -> _Worked:
    since = since_march(line, latest)
    year, needed = financial_year_of(since.ends), month_end_needed(since, goal)
    if since.months < FEWEST:
        return _Worked(year, since.ends, since.months, needed=needed, why_not=_too_early(year, since.months))
    if since.march is None:
        begin = f"31 March {since.ends.year - 1}"
        why_not = f"There is no final figure at {begin} on the same basis, so how it has changed since cannot be told."
        return _Worked(year, since.ends, since.months, needed=needed, why_not=why_not)
    so_far = f"the {many(since.months)} since {day_words(since.march.period_end)}"
    rests_on = (since.march, since.newest)
    return _Worked(year, since.ends, since.months, rests_on, so_far, month_end_ahead(since, goal), needed)


def _told(worked: _Worked, goal: Goal | None) -> YearEnd:
    if worked.ahead is None:
        return YearEnd(worked.year, needed=worked.needed, why_not=worked.why_not, months=worked.months)
    word = _word(worked.ahead, goal)
    expected = worked.ahead.expected
    if worked.unused:
        expected += f" {_upper(many(worked.unused))} with a provisional figure {'is' if worked.unused == 1 else 'are'} not used."
    if word == TOO_FEW:
        expected += f" Too few for a verdict, which needs {FEW_CASES} cases and, for a share, {FEW_IN_ALL} in all."
    return YearEnd(worked.year, word, expected, worked.needed, months=worked.months)


def _told_to_the_public(worked: _Worked, goal: Goal | None, family: Sequence[Point], rules: Rules) -> YearEnd:
    """The word and the rule, and no people: sums of months that the public sees rounded would say more than each of them."""
    if worked.ahead is None:
        return YearEnd(worked.year, why_not=worked.why_not, months=worked.months)
    shown = {(point.period_type, point.period_end) for point in for_public(family, rules) if point.status != "suppressed"}
    if any((point.period_type, point.period_end) not in shown for point in worked.rests_on):
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


def _too_early(year: str, months: int) -> str:
    have = {0: "there is none yet", 1: "there is one"}.get(months, f"there are {months}")
    return f"Too early to say: this takes at least {FEWEST} months of {year} with a final figure, and {have}."


def _is_like(point: Point, latest: Point) -> bool:
    """Whether a point is of the same line as the verdict's figure, at whatever length of period."""
    fields = ("council", "measure_id", "basis", "method_version", "group_type", "group_value")
    return all(getattr(point, field) == getattr(latest, field) for field in fields)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
