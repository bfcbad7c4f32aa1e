"""Draws that come out the same on every machine and in every version of Python."""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws for one purpose, so that a change in one part of the story leaves the others as they were.

    Only `random.random()` is used: Python promises its numbers for a seed, but not those of `choice`, `shuffle` or `sample`.
    """

    def __init__(self, purpose: str) -> None:
        self._draw = random.Random(f"Exampleton 990, {purpose}").random

    def whether(self, likelihood: float) -> bool:
        return self._draw() < likelihood

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both possible."""
        return low + int(self._draw() * (high - low + 1))

    def around(self, width: float) -> float:
        """A number from `-width` to `width`."""
        return (2 * self._draw() - 1) * width

    def waiting(self, mean: float) -> int:
        """Days until something happens that happens on average after `mean` days."""
        return int(-mean * math.log(1 - self._draw()))

    def pick(self, values: Sequence[T]) -> T:
        return values[int(self._draw() * len(values))]

    def weighted(self, table: Sequence[tuple[T, float]]) -> T:
        """One of the values of `(value, weight)` pairs."""
        left = self._draw() * sum(weight for _, weight in table)
        for value, weight in table:
            left -= weight
            if left < 0:
                return value
        return table[-1][0]

    def some(self, values: Sequence[T], count: int, weights: Sequence[float]) -> list[T]:
        """`count` of the values, none twice, the heavier the likelier (Efraimidis and Spirakis)."""
        keys = [(self._draw() ** (1 / weight), place) for place, weight in enumerate(weights)]
        return [values[place] for _, place in sorted(keys, reverse=True)[:count]]

    def day_of(self, month: datetime.date) -> datetime.date:
        """A day of the month that starts on the date given."""
        return month + datetime.timedelta(self.between(0, days_in(month) - 1))


class Quota:
    """Whole numbers whose running total keeps to a wish that need not be whole."""

    def __init__(self, chance: Chance, jitter: float) -> None:
        self._chance, self._jitter, self._carried = chance, jitter, 0.0

    def next(self, wish: float) -> int:
        owed = self._carried + wish
        count = max(0, math.floor(owed + self._chance.around(self._jitter) + 0.5))
        self._carried = owed - count
        return count


def next_month(month: datetime.date) -> datetime.date:
    return datetime.date(month.year + month.month // 12, month.month % 12 + 1, 1)


def days_in(month: datetime.date) -> int:
    return (next_month(month) - month).days
