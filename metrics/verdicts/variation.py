"""Whether a line moves by more than chance: the control chart of points as the audience may see them, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

from data.records.rebases import Rebase
from metrics.results import PUBLISHED, Point
from metrics.statistics.control_chart import STANDARD, Assurance, Chart, Rules, Signal, assurance, control_chart, limits
from metrics.statistics.disclosure import Kind
from metrics.verdicts.exact import exact_value
from metrics.verdicts.words import said

FEWEST_COUNTED = 5  # a period on average: under it counts go up and down in steps that limits do not describe (statistics.md 3.5)
FEW = 30  # under this many a share jumps with every person
UNEVEN = 3  # times: denominators that differ by more make one pair of limits wrong for all of them
NOUNS = {"month": "month", "quarter": "quarter", "snapshot": "month end"}
TOGETHER = (Signal.CLOSE_ABOVE, Signal.CLOSE_BELOW)


@dataclass(frozen=True)
class Episode:
    """Points one after another with one signal, oldest first."""

    signal: Signal
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Variation:
    """A line judged: its places (None: no row for the period), the chart, what was found, the target, and the rebases that bear on it.

    `why_not` says in a sentence why there is no chart; it is '' when there is one.
    """

    line: tuple[Point | None, ...]
    chart: Chart
    episodes: tuple[Episode, ...]
    assurance: Assurance | None
    rebases: tuple[Rebase, ...]
    rules: Rules
    why_not: str = ""

    @property
    def has_moved(self) -> bool:
        """Whether the newest figure is part of a signal: the limits then describe what was, and say little of what comes next."""
        newest = self.judged[-1:]
        return any(episode.points[-1] is point for episode in self.episodes for point in newest)

    @property
    def judged(self) -> list[Point]:
        """The points that have a final figure."""
        return known(self.line)


def unsuited(point: Point) -> str:
    """Why figures like this one are never put on a control chart; '' when they may be."""
    if point.period_type == "rolling_year":
        return (
            "Not asked of 12-month figures: each shares 11 of its 12 months with the one before, so they move slowly whatever happens, "
            "and limits made from them would mean nothing."
        )
    if point.period_type not in NOUNS or point.basis in PUBLISHED:
        return "Not asked of yearly figures: there are too few to know what chance does. The likely range beside each says how sure it is."
    return ""


def variation(
    line: Sequence[Point | None],
    rebases: Sequence[Rebase] = (),
    target: tuple[float | None, float | None] = (None, None),
    rules: Rules = STANDARD,
    rounded_to: int = 0,
) -> Variation:
    """The line judged. `line` is evenly spaced, oldest first, counted by one set of rules; what is provisional or hidden is passed over.

    `rounded_to`: what counts were rounded to for this audience.
    """
    at = {each: place for each in rebases if (place := _place(line, each.since)) > 0}
    chart = control_chart([_level(point, rounded_to) for point in line], list(at.values()), rules)
    why_not = _why_not(line) or _too_few(line, chart, rules) or _too_coarse(line, rounded_to)
    if why_not or chart.limits is None:
        return Variation(tuple(line), Chart((), (None,) * len(line)), (), None, (), rules, why_not)
    return Variation(tuple(line), chart, tuple(_episodes(line, chart)), assurance(chart.limits, *target), tuple(at), rules)


def _level(point: Point | None, rounded_to: int) -> float | None:
    """The value that is judged: before it was rounded, where the counts are not rounded themselves; None where none counts."""
    if point is None or not is_judged(point):
        return None
    return point.value if rounded_to else float(exact_value(point))


def known(line: Sequence[Point | None]) -> list[Point]:
    """The points of a line that count."""
    return [point for point in line if point is not None and is_judged(point)]


def is_judged(point: Point) -> bool:
    """Whether a point counts: it has a value, as far as the audience may see, which is not still to change."""
    return point.value is not None and point.status != "provisional"


def _why_not(line: Sequence[Point | None]) -> str:
    """Why these values cannot be judged however many there are."""
    points = known(line)
    if not points:
        return ""
    if reason := unsuited(points[-1]):
        return reason
    noun, kind = NOUNS[points[-1].period_type], points[-1].kind
    if kind in (Kind.COUNT, Kind.RATE):
        counted = [point.numerator for point in points if point.numerator is not None]
        if any(point is not None and point.status == "suppressed" for point in line):
            return f"Some {noun}s are hidden to protect people's privacy, the smallest among them: limits of the rest would be too high."
        if counted and fmean(counted) < FEWEST_COUNTED:
            longer = "It is better asked of quarters" if noun == "month" else "It is better asked of whole years"
            return f"On average fewer than {FEWEST_COUNTED} are counted a {noun}: too few to tell chance from change. {longer}."
    if kind is Kind.PROPORTION:
        of = [point.denominator for point in points if point.denominator is not None]
        if of and (median(of) < FEW or (min(of) < FEW and max(of) > UNEVEN * min(of))):
            return (
                f"The shares rest on {said(min(of), Kind.COUNT)} to {said(max(of), Kind.COUNT)} a {noun}: too few, or too uneven, for one "
                "pair of limits to hold for all. It is better asked of longer periods, or of the counts."
            )
    return ""


def _too_few(line: Sequence[Point | None], chart: Chart, rules: Rules) -> str:
    """Why there are no limits yet: how many are needed, how many there are, and their middle."""
    if chart.limits is not None:
        return ""
    points = known(line[chart.parts[-1].start :])
    noun = next((NOUNS[point.period_type] for point in line if point is not None and point.period_type in NOUNS), "period")
    since = " since the limits were started afresh" if len(chart.parts) > 1 else ""
    have = "there is one" if len(points) == 1 else f"there are {len(points) or 'none'}"
    middle = f" Half of them are {said(median(p.value or 0 for p in points), points[-1].kind)} or more." if len(points) > 1 else ""
    needed = f"telling chance from change takes at least {rules.fewest} {noun}s with a final figure"
    return f"Too early to say: {needed}, and {have}{since}.{middle}"


def _too_coarse(line: Sequence[Point | None], rounded_to: int) -> str:
    """Why rounded counts cannot be judged: they move by no more than the rounding itself would move them."""
    points = known(line)
    counted = limits([point.numerator for point in points if point.numerator is not None])
    if points[-1].kind not in (Kind.COUNT, Kind.RATE) or counted is None or counted.moving_range >= rounded_to:
        return ""
    return f"The numbers shown here are rounded to the nearest {rounded_to} and move by little more: rounding would pass for change."


def _place(line: Sequence[Point | None], since: date) -> int:
    """The first place on or after a day; 0 when there is none, or it is the first of all."""
    return next((place for place, point in enumerate(line) if point is not None and point.period_start >= since), 0)


def _episodes(line: Sequence[Point | None], chart: Chart) -> list[Episode]:
    """The signals in runs, oldest first. Of two of three one may lie between; of anything else the next must follow."""
    judged = [(point, signal) for point, signal in zip(line, chart.signals, strict=True) if point is not None and is_judged(point)]
    found: list[Episode] = []
    last: dict[Signal, int] = {}
    for place, (point, signal) in enumerate(judged):
        if signal is None:
            continue
        before = next(
            (number for number, each in enumerate(found) if each.signal is signal and each.points[-1] is judged[last[signal]][0]), None
        )
        if before is not None and place - last[signal] <= (2 if signal in TOGETHER else 1):
            found[before] = Episode(signal, (*found[before].points, point))
        else:
            found.append(Episode(signal, (point,)))
        last[signal] = place
    return found
