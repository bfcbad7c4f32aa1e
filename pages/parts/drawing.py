"""How a commitment has gone, as a chart: its line, what was promised, the baseline where it may be compared, and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.periods import day_words, period_words
from metrics.catalogue import Measure
from metrics.results import PUBLISHED, Point
from metrics.statistics.disclosure import Kind
from metrics.verdicts.words import decimals_of_measure, limit
from pages.parts import cells, words
from pages.parts.chart_board import PHONE
from pages.parts.chart_file import BELOW
from pages.parts.chart_scale import start_words
from pages.parts.chart_words import placed
from pages.parts.picture import Dot, Mark, Picture
from pages.parts.spacing import cuts, dots_of, spaced
from pages.parts.standings import Standing

SMALL = 200  # counts up to this are drawn from zero: nothing is lost by it
MOST_LISTED = 4  # periods that words name one by one
EVERY = {
    "month": "monthly",
    "quarter": "quarterly",
    "rolling_year": "12 months ending each month",
    "snapshot": "on the last day of each month",
}


def picture(standing: Standing, points: Sequence[Point], height: int = 400, events: Sequence[tuple[date, str]] = ()) -> Picture:
    """The chart of these points of a commitment, and of what happened meanwhile (on which day, in a few words)."""
    line = spaced(points)
    dots = dots_of(line)
    known = [point for point in points if point.value is not None]
    like = known[-1] if known else points[-1]
    low, high = cells.ends(standing)
    within = sorted(event for event in events if points[0].period_start <= event[0] <= points[-1].period_end)
    drawn = Picture(
        dots=dots,
        latest_words=words.figure(standing.latest or like, standing.edges) if known else "",
        unit="%" if like.kind is Kind.PROPORTION else "",
        dotted=like.period_type in ("month", "quarter", "snapshot", "financial_year"),
        target_low=low,
        target_high=high,
        target_words=target_words(standing, like.kind),
        baseline=_baseline(standing, known, like.kind),
        breaks=tuple((_between(dots, place), _break_words(line, place)) for place in cuts(line)),
        from_zero=like.kind is Kind.COUNT and max((point.value or 0 for point in known), default=0) <= SMALL,
        height=height,
        events=tuple(within),
        left_out=tuple(event for event in sorted(events) if event not in within),
    )
    return replace(drawn, alt=_told(standing, points, drawn))


def event_key(drawn: Picture, wide: float = PHONE) -> list[str]:
    """What happened, in sentences for under the chart: by its number where the marks are numbered, then what the line does not reach."""
    numbered = placed(drawn, wide).numbered
    said = [f"{number}: {_event(event)}" if numbered else _event(event) for number, event in enumerate(drawn.events, 1)]
    return said + [f"{_event(event)} Not drawn: the line does not reach that day." for event in drawn.left_out]


def told_by(point: Point, measure: Measure) -> str:
    """Who the figure is from: the measure's own source; of one that others publish and we count by rules of our own, their table."""
    return "the table as published" if point.basis in PUBLISHED and measure.basis not in (*PUBLISHED, "CLD as-DHSC") else measure.source


def source(standing: Standing) -> str:
    """Where the figures come from, in plain words, for a file of the chart."""
    point = standing.latest
    if point is None or standing.measure is None:
        return ""
    made = f", method {point.method_version}" if point.method_version else ""
    as_of = f", as of {day_words(point.as_of)}" if point.as_of is not None else ""
    files = f" ({words.uploads(point)})" if words.uploads(point) else ""
    return f"Source: {told_by(point, standing.measure)}{files}. Basis: {point.basis}{made}{as_of}."


def subtitle(standing: Standing, points: Sequence[Point], council: str) -> str:
    """What is drawn: measure, area, period, unit, and where the scale starts."""
    first, last = points[0], points[-1]
    what = standing.measure.title if standing.measure is not None else standing.commitment.title
    every = EVERY.get(last.period_type, "by financial year")
    if last.period_type == "rolling_year" and all(point.period_end.month % 3 == 0 for point in points):
        every = "12 months ending each quarter"
    start = start_words(picture(standing, points))
    spans = words.when(last) if len(points) == 1 else f"{words.when(first)} to {words.when(last)}"
    return f"{what} ({last.unit}), {council}, {every}, {spans}. {start}"


def alternative(standing: Standing, points: Sequence[Point], events: Sequence[tuple[date, str]] = ()) -> str:
    """The chart in words, for those who do not see it: from, to, lowest, highest, against what, breaks, gaps, events."""
    return f"{picture(standing, points, events=events).alt} {BELOW}"


def _told(standing: Standing, points: Sequence[Point], drawn: Picture) -> str:
    known = [point for point in points if point.value is not None]
    name = f"Line chart of {standing.commitment.title[:1].lower()}{standing.commitment.title[1:]}"
    if not known:
        return f"{name}: no figure to draw. {_gaps(points)}".strip()
    low, high = (pick(known, key=lambda point: point.value or 0) for pick in (min, max))
    ends = (("first", known[0]), ("lowest", low), ("highest", high), ("last", known[-1]))
    told = [f"{name}; " + "; ".join(f"{which} {words.figure(point)} in {_period(point)}" for which, point in ends) + "."]
    told += [f"Target: {standing.target}."] if standing.target != "None set" else []
    told += _of_drawing(drawn)
    unsure = [point for point in known if point.status == "provisional"]
    told += [f"Provisional, drawn dotted: {_listed(unsure)}."] if unsure else []
    return " ".join([*told, _gaps(points)]).strip()


def _of_drawing(drawn: Picture) -> list[str]:
    """The baseline, the breaks and the events of a drawing, in sentences."""
    mark, told = drawn.baseline, []
    if mark is not None:
        told.append(f"{mark.words}, drawn where it may be compared.")
    for at, said in drawn.breaks:
        first = next(dot.says.partition(":")[0] for dot in drawn.dots if dot.at >= at and dot.says)
        told.append(f"The line is broken before {first}: {said.removeprefix('Break: ').replace(chr(10), ' ')}.")
    return told + [_event(event) for event in drawn.events]


def _between(dots: Sequence[Dot], place: int) -> date:
    """The day halfway between the dot at a place and the one before it that has a figure."""
    before = next(dot.at for dot in reversed(dots[:place]) if dot.says)
    return before + (dots[place].at - before) / 2


def _gaps(points: Sequence[Point]) -> str:
    """The periods without a figure, by the reason why."""
    why: dict[str, list[Point]] = {}
    for point in points:
        if point.value is None:
            why.setdefault(words.terms(point).partition(".")[0], []).append(point)
    told = [f"{_listed(found)} ({reason})" for reason, found in why.items()]
    return f"No figure, so a gap: {'; '.join(told)}." if told else ""


def _listed(points: Sequence[Point]) -> str:
    """Periods by name; of many, how many and which are the first and the last."""
    if len(points) > MOST_LISTED:
        return f"{len(points)} periods from {_period(points[0])} to {_period(points[-1])}"
    return words.listed([_period(point) for point in points])


def _event(event: tuple[date, str]) -> str:
    return f"{day_words(event[0])}: {event[1].rstrip('.')}."


def target_words(standing: Standing, kind: Kind) -> str:
    """What stands on the line or in the band of the target: 'Target 75% to 80%', 'Limit: fewer than 66' with the year it comes from."""
    promise, said = standing.commitment, standing.target
    if promise.target_low is not None or promise.target_high is not None:
        return f"Target {said}" if promise.aim == "range" else f"Target: {said[:1].lower()}{said[1:]}"
    name = "Limit" if promise.aim == "reduce" else "Target"
    return f"{name}: {said[:1].lower()}{said[1:]}\nthe {promise.baseline} baseline"


def _baseline(standing: Standing, known: Sequence[Point], kind: Kind) -> Mark | None:
    """The baseline, when it is not itself the limit and may be compared; only over the points made by the same rules."""
    promise, found = standing.commitment, standing.verdict.baseline
    if found is None or standing.verdict.refusal or (promise.target_low is None and promise.target_high is None):
        return None
    same = [point.period_end.replace(day=1) for point in known if point.basis == found.basis]
    said = limit(found.value, kind, decimals_of_measure(promise.measure))
    return Mark(found.value, f"Baseline {said}", min(same, default=None), max(same, default=None))


def _break_words(line: Sequence[Point | None], place: int) -> str:
    """What is new from here on: the basis, else the method."""
    point = line[place]
    before = next((each for each in reversed(line[:place]) if each is not None), None)
    assert point is not None
    changed = point.basis if before is None or before.basis != point.basis else f"method {point.method_version or 'as published'}"
    return f"Break: from here\n{changed}"


def _period(point: Point) -> str:
    return period_words(point.period_type, point.period_start, point.period_end)
