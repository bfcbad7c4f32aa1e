"""A commitment in sentences made from its figures: the statement over its chart, the paragraph and the source under it."""

from __future__ import annotations

from collections.abc import Sequence

from data.periods import day_words, financial_year_of, period_words
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.statistics.intervals import Interval
from metrics.verdicts import words as verdict_words
from pages.access import Visitor
from pages.parts import links, standings, words
from pages.parts.drawing import told_by
from pages.parts.markup import Html, el, join
from pages.parts.spacing import apart, cuts
from pages.parts.standings import Standing

JUDGED = ("On track", "At risk", "Off track")


def statement(visitor: Visitor, standing: Standing) -> str:
    """The finding over the chart: 'On track since March 2026', 'Up 4 on a year before: no clear change'."""
    if standing.word not in JUDGED:
        return _movement(standing)
    judged = [point for point in standing.points if point.value is not None]
    assert standing.latest is not None
    judged = [point for point in judged if point.period_end <= standing.latest.period_end]
    running = standings.months_running(visitor.audience, standing, [point.period_end for point in judged])
    # between the ends of quarters a verdict may have been another: no more is said than is seen
    quarterly = judged[-1].period_type == "rolling_year" and apart(judged) == "quarter"
    word = f"{standing.word} at the end of each quarter" if quarterly and running > 1 else standing.word
    if running == len(judged):
        return f"{word} since at least {_ended(judged[0])}" if running > 1 else f"{word} in {_ended(judged[-1])}"
    last = judged[-running - 1]
    before = standings.standing(visitor.audience, standing.commitment, last.period_end).word.lower()
    before = f"{before} in {_ended(last)}" if quarterly else f"{before} before"
    return f"{word} {'in' if running == 1 else 'since'} {_ended(judged[-running])}, {before}"


def paragraph(standing: Standing) -> str:
    """What the chart shows, for those who read it: the latest figure, the year before, the promise, what may still change, breaks."""
    point, verdict = standing.latest, standing.verdict
    if point is None:
        return "There is no figure yet."
    said = [f"{words.first_up(period(point))}: {words.spoken(point, standing.edges)}."]
    if verdict.change is not None:
        direction = f": {verdict.change.direction.lower()}" if verdict.change.direction else ""
        said.append(f"That is {verdict.change.words} a year before{direction}.")
    if verdict.refusal:
        said.append(verdict.refusal)
    later = [other for other in standing.points if other.period_end > point.period_end and other.status == "provisional"]
    if later:
        said.append(f"{_later(later)} provisional and may still change. {_why(later[-1])}")
    early = [other for other in standing.points if other.period_end < point.period_end and other.status == "provisional"]
    if early:
        upto = words.first_up(period(early[-1]))
        said.append(f"{upto} and the figures dotted before it are provisional too: what went before them is not wholly covered.")
    missing = [other for other in standing.points if other.value is None]
    if missing:
        said.append(f"{words.first_up(words.listed([period(other) for other in missing[-3:]]))}: {words.terms(missing[-1])}.")
    if cuts(standing.points):
        said.append("The line is cut where the rules changed: what stands before and after is not compared.")
    return " ".join(part.strip() for part in said if part.strip())


def source(visitor: Visitor, standing: Standing) -> Html:
    """Where the figures come from, on which basis, as of when; and the way to the number's own story."""
    point = standing.latest
    if point is None or standing.measure is None:
        return Html("")
    made = f", method {point.method_version}" if point.method_version else ""
    as_of = f", as of {day_words(point.as_of)}" if point.as_of is not None else ""
    files = f" ({words.uploads(point)})" if words.uploads(point) else ""
    story = links.to_measure("How this number was made", visitor, point.measure_id, point.period_type, point.period_end.isoformat())
    return el("p", join((f"Source: {told_by(point, standing.measure)}{files}. Basis: {point.basis}{made}{as_of}. ", story)), class_="small")


def likely_range(standing: Standing) -> str:
    """'71.8% to 79.0%', or what stands in its place."""
    return range_of(standing.latest, standing.verdict.interval)


def range_of(point: Point | None, interval: Interval | None) -> str:
    """The same for any figure and its interval."""
    if interval is None or point is None:
        return "[x]"
    decimals = 0 if point.kind is Kind.COUNT else verdict_words.decimals(point)
    unit = "%" if point.kind is Kind.PROPORTION else ""
    return f"{words.number(interval.lower, decimals)}{unit} to {words.number(interval.upper, decimals)}{unit}"


def period(point: Point) -> str:
    """The period of a point as people say it."""
    return period_words(point.period_type, point.period_start, point.period_end)


def _movement(standing: Standing) -> str:
    change = standing.verdict.change
    if standing.latest is None:
        return "No figures yet"
    if change is None:
        return f"{words.first_up(words.figure(standing.latest))} in {_ended(standing.latest)}"
    direction = f": {change.direction.lower()}" if change.direction else ""
    return f"{words.first_up(change.amount)} on a year before{direction}"


def _later(later: Sequence[Point]) -> str:
    """'October 2026 is', 'May 2026 and June 2026 are', '12 months to May 2026, and to each later month up to July 2026, are'."""
    first, last = words.first_up(period(later[0])), period(later[-1])
    if len(later) == 1:
        return f"{first} is"
    rolling = later[0].period_type == "rolling_year"
    if rolling:
        last = _ended(later[-1])  # "12 months to August 2026 to 12 months to October 2026" has one "to" too many
    if len(later) == 2:
        return f"{first} and {'to ' if rolling else ''}{last} are"
    return f"{first}, and to each later {apart(later)} up to {last}, are" if rolling else f"{first} to {last} are"


def _why(point: Point) -> str:
    return point.note or ""


def _ended(point: Point) -> str:
    """The month that a figure ends in; a financial year by its name."""
    end = point.period_end
    return financial_year_of(end) if point.period_type == "financial_year" else period_words("month", end, end)
