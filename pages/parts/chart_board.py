"""The plot as a board on which words find a place: inside it, on the thing they name, where they hide the least.

On screen places are worked out for a phone's 320 pixels, the narrowest: what is whole there is whole on every wider one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from pages.parts.chart_lines import runs
from pages.parts.chart_marks import band, levels, uprights
from pages.parts.chart_scale import right_margin, scale, span
from pages.parts.letters import width
from pages.parts.picture import BAND, Picture

PHONE, AXES = 230.0, 54  # pixels: the width of the plot on a phone; what the axes take of the height
LINE = 1.25  # of the size: how far apart lines of words are
ROOM = 8.0  # pixels: how far words may reach out of the plot, where its margin is
OUTSIDE, ON_WORDS, ON_DATA, ON_LINE, ON_UPRIGHT = 6.0, 1.0, 3.0, 5.0, 24.0  # what a pixel outside, one on words, a dot, a line cost
LATER = 2.0  # what a place costs for each one that is better liked

Side = Literal["left", "right", "center"]
Edge = Literal["top", "bottom"]


@dataclass(frozen=True)
class Words:
    """Words on the plot. `at` is a day or an edge, `level` a height or the plot's top or bottom; they reach away from it.

    `align` is the end of the words that stands at `at`: "left" words reach to the right. `above`: they stand on the level, else they
    hang from it.
    """

    lines: tuple[str, ...]
    at: date | Literal["left", "right"]
    level: float | Edge
    align: Side
    above: bool
    colour: str
    size: int = 15
    bold: bool = False
    boxed: bool = False
    ground: str = ""  # a line runs behind them, so they stand on this colour
    small_first: bool = False  # the first line is small
    away: float = 4.0  # pixels between the words and their level
    aside: float = 4.0  # pixels between the words and their day


Box = tuple[float, float, float, float]  # left, top, right, bottom


class Board:
    """The plot in pixels: the data and the lines on it, and the words put there so far."""

    def __init__(self, picture: Picture, wide: float = PHONE) -> None:
        self.wide = wide
        self._margin = max(ROOM, right_margin(picture) - 2.0)
        self.tall = float(picture.height - AXES)
        (self._bottom, self._top), (first, last) = scale(picture), span(picture)
        self._first, self._days = first.toordinal(), (last - first).days
        self._data = [spot for run in runs(picture) for spot in self._spots([(d.at, d.height) for d in run.dots])]
        self._across = [(self.x(each.since or first), self.y(each.height), self.x(each.until or last)) for each in levels(picture)]
        self._uprights = [self.x(each.at) for each in uprights(picture)]
        self._band = band(picture)
        self._taken: list[Box] = []

    def put(self, choices: Sequence[Words]) -> tuple[Words, float]:
        """The words at the place where they cost least, and what they cost there. They are taken for standing there from now on."""
        priced = [(self._cost(choice) + place * LATER, place, choice) for place, choice in enumerate(choices)]
        cost, _, best = min(priced, key=lambda each: each[:2])
        box = self.box(best)
        self._taken.append(box)
        return replace(best, ground=self._ground(box) if self._is_crossed(box) else ""), cost

    def copy(self) -> Board:
        """A board to try on."""
        other = object.__new__(Board)
        other.__dict__ = {**self.__dict__, "_taken": list(self._taken)}
        return other

    def box(self, words: Words) -> Box:
        """The pixels that words take."""
        wide = max(width(line, words.size, bold=words.bold) for line in words.lines)
        tall = len(words.lines) * words.size * LINE
        x = {"left": 0.0, "right": self.wide}[words.at] if isinstance(words.at, str) else self.x(words.at)
        y = {"top": 0.0, "bottom": self.tall}[words.level] if isinstance(words.level, str) else self.y(words.level)
        left = {"left": x + words.aside, "right": x - words.aside - wide, "center": x - wide / 2}[words.align]
        top = y - words.away - tall if words.above else y + words.away
        return left, top, left + wide, top + tall

    def y(self, height: float) -> float:
        """How far below the top of the plot a height lies."""
        return (self._top - height) / (self._top - self._bottom) * self.tall

    def x(self, at: date) -> float:
        """How far from the left edge of the plot a day lies."""
        return (at.toordinal() - self._first) / self._days * self.wide

    def _cost(self, words: Words) -> float:
        left, top, right, bottom = self.box(words)
        outside = max(-ROOM - left, 0) + max(right - self.wide - self._margin, 0) + max(-top, 0) + max(bottom - self.tall, 0)
        overlap = sum(max(min(right, r) - max(left, x) + 3, 0) * max(min(bottom, b) - max(top, y), 0) for x, y, r, b in self._taken)
        covered = sum(left - 2 <= x <= right + 2 and top <= y <= bottom for x, y in self._data)
        lines = sum(top + 3 < y < bottom - 3 and start < right and left < end for start, y, end in self._across)
        upright = sum(left + 2 < x < right - 2 for x in self._uprights) if not words.boxed else 0
        return outside * OUTSIDE + overlap * ON_WORDS + covered * ON_DATA + lines * ON_LINE + upright * ON_UPRIGHT

    def _is_crossed(self, box: Box) -> bool:
        left, top, right, bottom = box
        on_data = any(left <= x <= right and top + 3 <= y <= bottom - 3 for x, y in self._data)
        on_level = any(top + 3 < y < bottom - 3 and start < right and left < end for start, y, end in self._across)
        return on_data or on_level or any(left + 2 < x < right - 2 for x in self._uprights)

    def _ground(self, box: Box) -> str:
        """White, or the colour of the band where most of the words stand on it."""
        middle = (box[1] + box[3]) / 2
        return BAND if self._band is not None and self.y(self._band[1]) < middle < self.y(self._band[0]) else "#ffffff"

    def _spots(self, dots: Sequence[tuple[date, float | None]]) -> list[tuple[float, float]]:
        """The dots of a line and spots between them, in pixels."""
        known = [(self.x(at), None if height is None else self.y(height)) for at, height in dots]
        found = [(x, y) for x, y in known if y is not None]
        for (x, y), (next_x, next_y) in pairwise(known):
            if y is not None and next_y is not None:
                steps = max(int(abs(next_y - y) + next_x - x) // 8, 1)
                found += [(x + (next_x - x) * n / steps, y + (next_y - y) * n / steps) for n in range(1, steps)]
        return found
