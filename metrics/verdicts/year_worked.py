"""What a year's end is worked out of: the year's final months added up, or its month ends since 31 March; or why it is not worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.periods import day_words, financial_year_of, parse_financial_year, period_words
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.goals import Goal
from metrics.verdicts.month_end_ahead import month_end_ahead, month_end_needed, since_march
from metrics.verdicts.year_ahead import Ahead, many, share_ahead, sum_ahead
from metrics.verdicts.year_so_far import adds_up, year_so_far

FEWEST = 3  # months: an average of fewer says little of a year
DISTINCT = (
    "Months do not add up to a year here: each person counts once in 12 months, however often they were seen. So nothing is worked out "
    "ahead, and the figure of 12 months is what to watch."
)
WHOLE_YEARS = (
    "This is worked out for 12 months at a time, and months do not add up to it. So nothing is worked out ahead, and the figure of 12 "
    "months is what to watch."
)


@dataclass(frozen=True)
class Worked:
    """What was worked out of which points, or why it was not; `so_far` names the months in the public's sentence."""

    year: str
    ends: date
    months: int = 0
    rests_on: tuple[Point, ...] = ()
    so_far: str = ""
    ahead: Ahead | None = None
    needed: str = ""
    why_not: str = ""
    unused: str = ""


def of_months(family: Sequence[Point], latest: Point, goal: Goal | None, turn: str) -> Worked:
    """The months so far carried on; `turn` is what the verdict says it takes, told where months cannot be added up."""
    so_far = year_so_far(family)
    if so_far is None or not adds_up(latest.measure_id, family):
        year = financial_year_of(latest.period_end)
        told = f"{upper(period_words(latest.period_type, latest.period_start, latest.period_end))}: {turn}" if turn else ""
        return Worked(year, parse_financial_year(year)[1], needed=told, why_not=DISTINCT if "people" in latest.unit else WHOLE_YEARS)
    if so_far.months < FEWEST or (latest.kind is Kind.PROPORTION and so_far.whole == 0):
        return Worked(so_far.year, so_far.ends, so_far.months, why_not=_too_early(so_far.year, so_far.months))
    ahead = share_ahead(so_far, goal, latest) if latest.kind is Kind.PROPORTION else sum_ahead(so_far, goal, latest)
    return Worked(
        so_far.year, so_far.ends, so_far.months, so_far.parts, f"{'its first' if so_far.is_the_start else 'the'} {many(so_far.months)}",
        ahead, ahead.needed, unused=many(so_far.unused, so_far.noun) if so_far.unused else "",
    )  # fmt: skip


def of_month_ends(line: Sequence[Point], latest: Point, goal: Goal | None) -> Worked:
    """The newest month end carried on to 31 March."""
    since = since_march(line, latest)
    year, needed = financial_year_of(since.ends), month_end_needed(since, goal)
    if since.months < FEWEST:
        return Worked(year, since.ends, since.months, needed=needed, why_not=_too_early(year, since.months))
    if since.march is None:
        begin = f"31 March {since.ends.year - 1}"
        why_not = f"There is no final figure at {begin} on the same basis, so how it has changed since cannot be told."
        return Worked(year, since.ends, since.months, needed=needed, why_not=why_not)
    so_far = f"the {many(since.months)} since {day_words(since.march.period_end)}"
    rests_on = (since.march, since.newest)
    return Worked(year, since.ends, since.months, rests_on, so_far, month_end_ahead(since, goal), needed)


def _too_early(year: str, months: int) -> str:
    have = {0: "there is none yet", 1: "there is one"}.get(months, f"there are {months}")
    return f"Too early to say: this takes at least {FEWEST} months of {year} with a final figure, and {have}."


def upper(words: str) -> str:
    """The words to open a sentence."""
    return words[:1].upper() + words[1:]
