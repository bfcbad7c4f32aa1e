"""How a commitment has gone, as a chart: its line, what was promised, the baseline where it may be compared, and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from data.periods import day_words, period_words
from metrics.results import Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.words import limit
from pages.parts import cells, words
from pages.parts.charts import scale
from pages.parts.picture import Dot, Mark, Picture
from pages.parts.spacing import cuts, spaced
from pages.parts.standings import Standing

SMALL = 200  # counts up to this are drawn from zero: nothing is lost by it


def picture(standing: Standing, points: Sequence[Point], height: int = 400, events: Sequence[tuple[date, str]] = ()) -> Picture:
    """The chart of these points of a commitment, and of what happened meanwhile. There must be one with a value."""
    line = spaced(points)
    known = [point for point in points if point.value is not None]
    kind = known[-1].kind
    low, high = cells.ends(standing)
    return Picture(
        dots=tuple(_dot(point, _day(line, place)) for place, point in enumerate(line)),
        latest_words=words.figure(standing.latest or known[-1]),
        unit="%" if kind is Kind.PROPORTION else "",
        dotted=known[-1].period_type in ("month", "quarter", "snapshot"),
        target_low=low,
        target_high=high,
        target_words=_target_words(standing, kind),
        baseline=_baseline(standing, known, kind),
        breaks=tuple((_day(line, place), _break_words(line[place])) for place in cuts(line)),
        from_zero=kind is Kind.COUNT and max(point.value or 0 for point in known) <= SMALL,
        height=height,
        events=tuple(sorted(event for event in events if _is_within(event[0], points))),
        left_out=tuple(sorted(event for event in events if not _is_within(event[0], points))),
        alt=alternative(standing, points),
    )


def event_key(drawn: Picture) -> list[str]:
    """What happened, in sentences with dates, for under the chart: what is drawn, then what lies before or after the line."""
    said = [f"{day_words(on)}: {what}." for on, what in drawn.events]
    return said + [f"{day_words(on)}: {what}. Not drawn: the line does not reach that day." for on, what in drawn.left_out]


def source(standing: Standing) -> str:
    """Where the figures come from, in plain words, for a file of the chart."""
    point = standing.latest
    if point is None or standing.measure is None:
        return ""
    made = f", method {point.method_version}" if point.method_version else ""
    as_of = f", as of {day_words(point.as_of)}" if point.as_of is not None else ""
    files = f" ({words.uploads(point)})" if words.uploads(point) else ""
    return f"Source: {standing.measure.source}{files}. Basis: {point.basis}{made}{as_of}."


def subtitle(standing: Standing, points: Sequence[Point], council: str) -> str:
    """What is drawn: measure, area, period, unit, and where the scale starts."""
    drawn = picture(standing, points)
    first, last = points[0], points[-1]
    what = standing.measure.title if standing.measure is not None else standing.commitment.title
    bottom, _ = scale(drawn)
    start = "The scale starts at zero." if bottom == 0 else f"The scale starts at {bottom:,.0f}{drawn.unit}."
    how = {
        "month": "monthly",
        "quarter": "quarterly",
        "rolling_year": "12 months ending each month",
        "snapshot": "on the last day of each month",
    }
    every = how.get(last.period_type, "by financial year")
    if last.period_type == "rolling_year" and all(point.period_end.month % 3 == 0 for point in points):
        every = "12 months ending each quarter"
    return f"{what} ({last.unit}), {council}, {every}, {words.month(first.period_end)} to {words.month(last.period_end)}. {start}"


def alternative(standing: Standing, points: Sequence[Point]) -> str:
    """The chart in words, for those who do not see it: from, to, lowest, highest, against what."""
    known = [point for point in points if point.value is not None]
    low, high = (pick(known, key=lambda point: point.value or 0) for pick in (min, max))
    said = [
        f"Line chart of {standing.commitment.title.lower()}",
        *(
            f"{name} {words.figure(point)} in {_period(point)}"
            for name, point in (("first", known[0]), ("lowest", low), ("highest", high), ("last", known[-1]))
        ),
    ]
    against = f" Target: {standing.target}." if standing.target != "None set" else ""
    return f"{'; '.join(said)}.{against} The table below holds every figure."


def _is_within(day: date, points: Sequence[Point]) -> bool:
    return points[0].period_start <= day <= points[-1].period_end


def _dot(point: Point | None, at: date) -> Dot:
    if point is None:
        return Dot(at, None, "")
    return Dot(at, point.value, f"{words.first_up(_period(point))}: {words.spoken(point)}", point.status == "provisional")


def _day(line: Sequence[Point | None], place: int) -> date:
    """Where a place stands on the time axis: in the month its period ends in; a gap, just after the point before it."""
    point = line[place]
    if point is not None:
        return point.period_end.replace(day=1)
    return _day(line, place - 1) + timedelta(days=1)


def _target_words(standing: Standing, kind: Kind) -> str:
    promise, said = standing.commitment, standing.target
    if promise.target_low is not None or promise.target_high is not None:
        return f"Target {said}" if promise.aim == "range" else f"Target: {said[:1].lower()}{said[1:]}"
    name = "Limit" if promise.aim == "reduce" else "Target"
    return f"{name}: {said[:1].lower()}{said[1:]}<br>the {promise.baseline} baseline"


def _baseline(standing: Standing, known: Sequence[Point], kind: Kind) -> Mark | None:
    """The baseline, when it is not itself the limit and may be compared; only over the points made by the same rules."""
    promise, found = standing.commitment, standing.verdict.baseline
    if found is None or standing.verdict.refusal or (promise.target_low is None and promise.target_high is None):
        return None
    same = [point.period_end for point in known if point.basis == found.basis]
    return Mark(found.value, f"Baseline {limit(found.value, kind)}", min(same, default=None), max(same, default=None))


def _break_words(point: Point | None) -> str:
    return (
        "Break in series:<br>counted by other rules"
        if point is None
        else f"Break in series: from here<br>{point.basis}, {point.method_version or 'as published'}"
    )


def _period(point: Point) -> str:
    return period_words(point.period_type, point.period_start, point.period_end)
