"""Control charts of single values (XmR) as NHS England's Making Data Count draws them: limits, and what chance alone seldom does.

Rules and numbers: statistics.md 3, after the R package NHSRplotthedots 0.2.2. For values of separate months or quarters only: rolling years
share eleven of twelve months with their neighbours, so that limits made from their differences mean nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import isclose, isfinite
from statistics import mean

SPREAD = 2.66  # three standard deviations in average moving ranges: 3 / 1.128
NEAR = SPREAD * 2 / 3
FREAK = 3.267  # a moving range of so many average ones is left out of the average
LEAST_FIXED = 12


@dataclass(frozen=True)
class Rules:
    """How many points make a signal, and how many a chart needs: none under `fewest`, limits on trial under `enough`.

    `fixed_after`: limits come from the first so many points and later ones are only judged; None makes them from all.
    `screened`: freak moving ranges are left out, as in the R package; the spreadsheet of the same programme keeps them.
    """

    shift: int = 7
    trend: int = 7
    fewest: int = 12
    enough: int = 20
    fixed_after: int | None = None
    screened: bool = True


STANDARD = Rules()


class Signal(StrEnum):
    """What chance alone seldom does, in the order in which one is named when a point shows several."""

    ABOVE = "above the upper limit"
    BELOW = "below the lower limit"
    RISING = "part of a rise"
    FALLING = "part of a fall"
    CLOSE_ABOVE = "two of three close to the upper limit"
    CLOSE_BELOW = "two of three close to the lower limit"
    HIGH = "part of a run above the average"
    LOW = "part of a run below the average"

    @property
    def is_up(self) -> bool:
        """Whether it speaks of more rather than less."""
        return self in (Signal.ABOVE, Signal.RISING, Signal.CLOSE_ABOVE, Signal.HIGH)


class Assurance(StrEnum):
    """What the limits say of a target, if nothing changes."""

    MEETS = "consistently meets"
    HIT_OR_MISS = "hit or miss"
    FAILS = "consistently fails"


@dataclass(frozen=True)
class Limits:
    """The average and how far chance takes the values from it. Not clipped: a limit of a share may lie below 0 or above 100."""

    mean: float
    moving_range: float

    @property
    def lower(self) -> float:
        """The lower limit."""
        return self.mean - SPREAD * self.moving_range

    @property
    def upper(self) -> float:
        """The upper limit."""
        return self.mean + SPREAD * self.moving_range

    def side(self, value: float) -> int:
        """1 above the average, -1 below it, 0 on it."""
        return 0 if _same(value, self.mean) else 1 if value > self.mean else -1

    def outside(self, value: float) -> bool:
        """Whether the value lies beyond a limit; one that lies on it does not."""
        return (value < self.lower and not _same(value, self.lower)) or (value > self.upper and not _same(value, self.upper))

    def close(self, value: float) -> bool:
        """Whether the value lies in the last third before a limit, not beyond it."""
        return abs(value - self.mean) > NEAR * self.moving_range and not self.outside(value)


@dataclass(frozen=True)
class Part:
    """The places from `start` up to `stop` that share limits; `limits` is None when they hold fewer values than a chart needs."""

    start: int
    stop: int
    values: int
    limits: Limits | None
    on_trial: bool
    gaps: int


@dataclass(frozen=True)
class Chart:
    """The parts between rebases, and for every place its signal or None."""

    parts: tuple[Part, ...]
    signals: tuple[Signal | None, ...]

    @property
    def limits(self) -> Limits | None:
        """The limits of the last part: those that hold now."""
        return self.parts[-1].limits if self.parts else None


def limits(values: Sequence[float], rules: Rules = STANDARD) -> Limits | None:
    """The limits of values in their order; None for fewer than two. Of values that are all the same, every limit is that value."""
    if rules.fixed_after is not None and rules.fixed_after < LEAST_FIXED:
        raise ValueError(f"Limits are fixed after at least {LEAST_FIXED} points, not {rules.fixed_after}.")
    if not all(isfinite(value) for value in values):
        raise ValueError("Limits need numbers. Give a period without one as None, so that it is passed over.")
    first = list(values[: rules.fixed_after])
    if len(first) < 2:
        return None
    ranges = [abs(after - before) for before, after in zip(first, first[1:], strict=False)]
    average = mean(ranges)
    # once only, and the mean stays; were all of them 0, none would be under the bound
    kept = [each for each in ranges if each < FREAK * average] if rules.screened and average > 0 else ranges
    return Limits(mean(first), mean(kept))


def control_chart(values: Sequence[float | None], rebased_at: Collection[int] = (), rules: Rules = STANDARD) -> Chart:
    """The chart of values in even steps of time, oldest first. None is a period without a value: it is passed over, never taken for 0.

    `rebased_at`: the places from which limits are worked out afresh. No rule reaches across one.
    """
    edges = [0, *sorted(place for place in set(rebased_at) if 0 < place < len(values)), len(values)]
    signals: list[Signal | None] = [None] * len(values)
    parts = []
    for start, stop in zip(edges, edges[1:], strict=False):
        places = [place for place in range(start, stop) if values[place] is not None]
        known = [value for value in values[start:stop] if value is not None]
        found = limits(known, rules) if len(known) >= rules.fewest else None
        gaps = sum(after - before > 1 for before, after in zip(places, places[1:], strict=False))
        parts.append(Part(start, stop, len(known), found, found is not None and len(known) < rules.enough, gaps))
        if found is not None:
            for place, signal in zip(places, signals_of(known, found, rules), strict=True):
                signals[place] = signal
    return Chart(tuple(parts), tuple(signals))


def signals_of(values: Sequence[float], within: Limits, rules: Rules = STANDARD) -> list[Signal | None]:
    """For each value the first signal that it is part of: outside, trend, two of three, shift."""
    sides = [within.side(value) for value in values]
    close = [within.close(value) for value in values]
    near = [both and each for both, each in zip(two_of_three(close, sides), close, strict=True)]
    found: list[Signal | None] = []
    for value, way, is_near, run, side in zip(values, trend(values, rules.trend), near, shift(sides, rules.shift), sides, strict=True):
        named = (
            (within.outside(value), side, Signal.ABOVE, Signal.BELOW),
            (way != 0, way, Signal.RISING, Signal.FALLING),
            (is_near, side, Signal.CLOSE_ABOVE, Signal.CLOSE_BELOW),
            (run != 0, run, Signal.HIGH, Signal.LOW),
        )
        found.append(next((up if sign > 0 else down for holds, sign, up, down in named if holds), None))
    return found


def shift(sides: Sequence[int], length: int) -> list[int]:
    """The side of each place that stands in a run of `length` or more on one side of the average, else 0; one on the average breaks it."""
    found: list[int] = []
    for side, run in groupby(sides):
        many = len(list(run))
        found += [side if many >= length else 0] * many
    return found


def trend(values: Sequence[float], length: int) -> list[int]:
    """1 for each value in a rise of `length` or more, -1 in such a fall, else 0. Where one ends and the other starts, the later counts."""
    ways = [(after > before) - (after < before) for before, after in zip(values, values[1:], strict=False)]
    found = [0] * len(values)
    for place, way in enumerate(shift(ways, length - 1)):
        if way != 0:
            found[place : place + 2] = [way, way]
    return found


def two_of_three(close: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Whether each place is one of three in a row, all on one side of the average, of which two or more are close to its limit."""
    found = [False] * len(close)
    for place in range(len(close) - 2):
        three = slice(place, place + 3)
        if sum(close[three]) >= 2 and sides[place] != 0 and len(set(sides[three])) == 1:
            found[three] = [True] * 3
    return found


def assurance(within: Limits, low: float | None, high: float | None) -> Assurance | None:
    """What the limits say of a target of at least `low`, or at most `high`; None without a target.

    Of a range its lower end counts, as for the verdict: above it is met, with a prompt (statistics.md 4).
    """
    level = low if low is not None else high
    if level is None:
        return None
    if not within.outside(level):
        return Assurance.HIT_OR_MISS
    return Assurance.FAILS if (level > within.mean) == (low is not None) else Assurance.MEETS


def _same(value: float, level: float) -> bool:
    """Whether they differ by the noise of binary fractions only: what lies on a line is then neither above nor below it."""
    return isclose(value, level, rel_tol=1e-12, abs_tol=1e-12)
