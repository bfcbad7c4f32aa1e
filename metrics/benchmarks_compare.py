"""Better, similar or worse, in words and with the reason (statistics.md 2.4): against a nation or region, one council, and many at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from metrics.benchmarks_average import is_a_number_of_people
from metrics.results import Point
from metrics.statistics.comparison import against_margin, against_standard, worded
from metrics.statistics.disclosure import Kind
from metrics.statistics.funnel import CONTROL, funnel_of_rate, funnel_of_share
from metrics.statistics.intervals import CONFIDENCE, Interval, rate
from metrics.statistics.rounding import exactly
from metrics.verdicts.change import differ_clearly
from metrics.verdicts.exact import exact_value
from metrics.verdicts.few import TOO_FEW, is_too_few
from metrics.verdicts.likely_range import likely_range
from metrics.verdicts.words import decimals, figure, number

TESTED = ("Better", "Similar", "Worse", "Higher", "Lower")
NO_TEST, NO_FIGURE = "No test", "No figure"


@dataclass(frozen=True)
class Compared:
    """The word, and the reason in a sentence. The word is one of TESTED, else why nothing may be said."""

    word: str
    reason: str

    @property
    def is_tested(self) -> bool:
        """Whether a test was made."""
        return self.word in TESTED


def with_area(ours: Point | None, theirs: Point | None, better: str, us: str, them: str) -> Compared:
    """Our figure against England's or a region's, which is taken as exact: different where it lies outside our own 95% interval.

    Surveys have a margin on both sides: different where they are further apart than both margins together allow.
    """
    refused = _refused(ours, theirs, us, them)
    if refused is not None or ours is None or theirs is None or ours.value is None or theirs.value is None:
        return refused or Compared(NO_FIGURE, "")
    if is_too_few(ours):
        return _too_few(ours, us)
    if ours.margin is not None and theirs.margin is not None:
        return _by_margins(ours, theirs, better, them)
    interval = likely(ours)
    if interval is None:
        return _no_test(ours, us)
    inside = theirs.value in interval
    where = "inside" if inside else "below" if theirs.value < interval.lower else "above"
    reason = f"{them}: {figure(theirs)}, {where} {us}’s likely range, {_range(interval, ours)} (95%)."
    return Compared(against_standard(interval, theirs.value, better).capitalize(), reason)


def with_council(ours: Point | None, theirs: Point | None, better: str, us: str, them: str) -> Compared:
    """Our figure against another council's: different where the interval of the difference leaves out 0, or that of the ratio 1."""
    refused = _refused(ours, theirs, us, them)
    if refused is not None or ours is None or theirs is None or ours.value is None or theirs.value is None:
        return refused or Compared(NO_FIGURE, "")
    for point, name in ((ours, us), (theirs, them)):
        if is_too_few(point):
            return _too_few(point, name)
    if ours.margin is not None and theirs.margin is not None:
        return _by_margins(ours, theirs, better, them)
    clear = differ_clearly(ours, theirs)
    if clear is None:
        without = next((name for point, name in ((ours, us), (theirs, them)) if likely(point) is None), us)
        return _no_test(ours if without == us else theirs, without)
    measured = "difference" if ours.kind is Kind.PROPORTION else "ratio"
    if not clear:
        return Compared("Similar", f"{them}: {figure(theirs)}. Chance alone would often give such a {measured} (95%).")
    reason = f"{them}: {figure(theirs)}. Chance alone would seldom give such a {measured} (95%)."
    return Compared(worded(float(exact_value(ours) - exact_value(theirs)), better).capitalize(), reason)


def likely(point: Point) -> Interval | None:
    """The 95% interval of a published figure, in its unit; None where what it needs is not published.

    A rate's comes from its counts: its value is printed to one decimal, which is coarse beside five admissions.
    """
    if point.kind is Kind.RATE and point.numerator is not None and point.denominator:
        return rate(point.numerator, point.denominator)
    return likely_range(point)


def expected_range(of: Point, england: Point) -> Interval | None:
    """Where a council of this size would lie if it were like England: 99.8% funnel limits round England's value, in its unit.

    Shares by the normal approximation that Wilson's interval turns round, rates by the Poisson distribution (Spiegelhalter 2005),
    surveys by both margins. None where the size is not known or England has no value.
    """
    if england.value is None or is_a_number_of_people(of):
        return None
    if of.margin is not None and england.margin is not None:
        wider = NormalDist().inv_cdf((1 + CONTROL) / 2) / NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
        reach = math.hypot(of.margin, england.margin) * wider
        return Interval(england.value - reach, england.value + reach)
    if not of.denominator or of.basis == "survey":
        return None
    if of.kind is Kind.PROPORTION:
        return funnel_of_share(england.value / 100, of.denominator).times(100)
    return funnel_of_rate(england.value, of.denominator)


def among_many(of: Point | None, england: Point | None, better: str) -> str:
    """Whether one of many councils lies outside the range expected round England's value, and on which side; '' where that is not known."""
    if of is None or england is None or of.value is None or england.value is None:
        return ""
    if is_too_few(of):
        return TOO_FEW.lower()
    limits = expected_range(of, england)
    if limits is None:
        return ""
    # the unrounded value: a rate printed to one decimal may lie beyond the very count that is the limit
    if exactly(limits.lower) <= exactly(exact_value(of)) <= exactly(limits.upper):
        return "inside the expected range"
    return f"outside the expected range: {worded(float(exact_value(of)) - england.value, better)}"


def _refused(ours: Point | None, theirs: Point | None, us: str, them: str) -> Compared | None:
    """Why nothing can be compared at all; None when it can."""
    for point, name in ((ours, us), (theirs, them)):
        if point is None:
            return Compared(NO_FIGURE, f"The tables hold no figure of {name} for this year.")
        if point.value is None:
            return Compared(NO_FIGURE, f"{name}’s figure is {_why_none(point)}.")
    if ours is not None and theirs is not None and ours.basis != theirs.basis:
        return Compared(NO_TEST, f"The one is on the basis “{ours.basis}”, the other on “{theirs.basis}”: counted by other rules.")
    if ours is not None and is_a_number_of_people(ours):
        return Compared(NO_TEST, "A number of people grows with the area, so it is not compared between areas.")
    return None


def _why_none(point: Point) -> str:
    return {
        "suppressed": "hidden to protect people’s privacy, which does not mean none",
        "not available": "not available",
        "not applicable": "not applicable this year",
    }.get(point.status, point.status)


def _by_margins(ours: Point, theirs: Point, better: str, them: str) -> Compared:
    assert ours.value is not None and theirs.value is not None and ours.margin is not None and theirs.margin is not None
    of = decimals(ours)
    apart, allowed = abs(ours.value - theirs.value), math.hypot(ours.margin, theirs.margin)
    told = f"{them}: {figure(theirs)}. They are {number(apart, of)} apart, and both margins together allow {number(allowed, of)}."
    return Compared(against_margin(ours.value, ours.margin, theirs.value, theirs.margin, better).capitalize(), told)


def _too_few(point: Point, name: str) -> Compared:
    return Compared(TOO_FEW, f"{name} counts fewer than 5 cases, or fewer than 20 people in all: too few to say.")


def _no_test(point: Point, name: str) -> Compared:
    missing = "margin of error is" if point.basis == "survey" else "counts are"
    return Compared(NO_TEST, f"No test can be made: of {name}’s figure the {missing} not published.")


def _range(interval: Interval, point: Point) -> str:
    of = decimals(point)
    unit = "%" if point.kind is Kind.PROPORTION else ""
    return f"{number(interval.lower, of)}{unit} to {number(interval.upper, of)}{unit}"
