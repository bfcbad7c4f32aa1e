"""A control chart as a picture: the line, average and limits of each part, a diamond on every signal, and the target where it is near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from metrics.verdicts.variation import Variation
from pages.parts import control_words, words
from pages.parts.charts import figure
from pages.parts.picture import Finding, Level, Picture
from pages.parts.spacing import dots_of

HEIGHT = 280
FAR = 1.0  # times the reach of data and limits: a target further away would press them flat, so it is named at the edge instead
Target = tuple[float | None, float | None]
Events = Sequence[tuple[date, str]]


def drawn(found: Variation, target: Target = (None, None), target_words: str = "", events: Events = ()) -> dict[str, Any]:
    """The chart as plotly reads it."""
    return figure(picture(found, target, target_words, events))


def picture(
    found: Variation,
    target: Target = (None, None),
    target_words: str = "",
    events: Events = (),
    alt: str = "",
) -> Picture:
    """The chart of a line that was judged. There must be limits for some part of it (`found.why_not` is '')."""
    like = found.judged[-1]
    signals = [None if signal is None else control_words.SHORT[signal] for signal in found.chart.signals]
    dots = tuple(replace(dot, signal=signal or "") for dot, signal in zip(dots_of(found.line), signals, strict=True))
    levels = _levels(found, [dot.at for dot in dots])
    heights = [dot.height for dot in dots if dot.height is not None] + [level.height for level in levels]
    low, high, aside = _near(target, target_words, min(heights), max(heights))
    ends = next(point for point in found.line if point is not None).period_start, like.period_end
    within = [event for event in sorted(events) if ends[0] <= event[0] <= ends[1]]
    return Picture(
        dots,
        words.figure(like),
        "%" if like.unit.startswith("%") else "",
        target_low=low,
        target_high=high,
        target_words="" if aside else target_words,
        height=HEIGHT,
        events=tuple(within),
        left_out=tuple(event for event in sorted(events) if event not in within),
        alt=alt,
        levels=levels,
        finding=_finding(found),
        aside=aside,
    )


def columns(found: Variation) -> dict[str, list[object]]:
    """What a file of the chart holds beside its figures: average, limits and signal of each period that has a row."""
    named: dict[str, list[object]] = {name: [] for name in ("average", "lower_limit", "upper_limit", "signal")}
    like = found.judged[-1]
    for place, (point, signal) in enumerate(zip(found.line, found.chart.signals, strict=True)):
        if point is None:
            continue
        within = next(part.limits for part in found.chart.parts if part.start <= place < part.stop)
        levels = (None, None, None) if within is None else (within.mean, *control_words.clipped(within, like))
        for column, cell in zip(named.values(), (*levels, signal), strict=True):
            column.append(cell)
    return named


def _levels(found: Variation, days: Sequence[date]) -> tuple[Level, ...]:
    """Average and limits of each part that has them, named on the first of these."""
    like, named, levels = found.judged[-1], False, []
    for part in found.chart.parts:
        if part.limits is None:
            continue
        lower, upper = control_words.clipped(part.limits, like)
        ends = days[part.start], days[part.stop - 1]
        each = [("Average", part.limits.mean, False), ("Upper limit", upper, True), ("Lower limit", lower, True)]
        for name, height, is_limit in each[: 1 if lower == upper else 3]:
            levels.append(Level(height, *ends, is_limit, "" if named else f"{name} {control_words.level(height, like)}"))
        named = True
    return tuple(levels)


def _near(target: Target, said: str, lowest: float, highest: float) -> tuple[float | None, float | None, str]:
    """The target as far as it can be drawn without pressing the line flat; else words on where it lies."""
    ends = [end for end in target if end is not None]
    reach = max(highest - lowest, 1e-9) * FAR
    if ends and said and (min(ends) > highest + reach or max(ends) < lowest - reach):
        return None, None, f"{said.replace(chr(10), ' ')} lies {'above' if min(ends) > highest else 'below'}"
    return (*target, "")


def _finding(found: Variation) -> Finding | None:
    """The newest finding in as few words as fit on a phone."""
    if not found.episodes:
        return None
    newest = control_words.newest_of(found)
    said = control_words.SHORT[newest.signal].replace("upper ", "").replace("lower ", "")
    return Finding(next(place for place, point in enumerate(found.line) if point is newest.points[-1]), said)
