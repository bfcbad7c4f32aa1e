"""The words on a chart: latest figure, target, baseline, limits, breaks and events, each at the best of the places it may stand at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pages.parts.chart_board import PHONE, Board, Edge, Side, Words
from pages.parts.letters import balanced, width, wrapped
from pages.parts.picture import BASELINE, BLUE, GREEN, INK, INK_2, Dot, Picture

SMALL, NORMAL, LARGE = 14, 15, 17
EVENT_ROOM = 160.0  # pixels: longer lines of an event's words would read as a sentence across the data
MOST_ROOM = 215.0  # pixels: nearly the whole width of a phone's plot
EDGES: tuple[Edge, ...] = ("bottom", "top")
READ = (GREEN, BASELINE, BLUE, INK_2, INK)  # the order in which words are read: target, baseline, figure, limits, breaks
TOO_NEAR = 24.0  # pixels: words beside one of two events nearer than this may be taken for the other's
NEAR = 72.0  # pixels: farther from its dot a word would not be read as its own
TOO_DEAR = 12.0  # a place that costs more hides something: then the events are numbered


@dataclass(frozen=True)
class Placed:
    """The words with their places; whether events stand there as numbers, whose key is written under the chart."""

    words: tuple[Words, ...]
    numbered: bool


@lru_cache(maxsize=256)
def placed(picture: Picture, wide: float = PHONE) -> Placed:
    """All words of a chart whose plot is so many pixels wide. The same picture has the same places, whoever sees it."""
    board = Board(picture, wide)
    named = [board.put(choices)[0] for choices in _named(picture, wide)]
    named = sorted([*named, *_provisional(picture, board)], key=lambda words: READ.index(words.colour))
    if not picture.events:
        return Placed(tuple(named), False)
    worded = _in_words(board.copy(), picture)
    if worded is not None:
        return Placed((*named, *worded), False)
    numbers = [board.put(_number(str(number), on))[0] for number, (on, _) in enumerate(picture.events, 1)]
    return Placed((*named, *numbers), True)


def _named(picture: Picture, wide: float) -> Iterable[list[Words]]:
    """The choices for each thing that has words, the most important first: what comes later keeps clear of it."""
    settled = [dot for dot in picture.known if not dot.provisional] or picture.known
    if settled and picture.latest_words:
        yield _latest(picture, settled[-1], wide)
    if not picture.known:
        yield [Words(("No figure can be shown",), "left", "bottom", "left", True, INK_2, NORMAL)]
    for at, words in picture.breaks:
        yield _beside(_lines(words, SMALL), at, ("top", "bottom"), _sides("right"), INK)
    if picture.target_words and picture.target:
        yield _target(picture)
    if picture.aside:
        at_top = Words(_lines(picture.aside, SMALL), "left", "top", "left", False, GREEN, SMALL, bold=True)
        at_foot = replace(at_top, level="bottom", above=True)
        yield [at_top, at_foot, replace(at_foot, at="right", align="right")]
    if picture.baseline is not None:
        yield _baseline(picture)
    if picture.finding is not None and picture.finding.place != _place(picture, settled[-1]):
        yield _finding(picture, picture.finding.place, picture.finding.words)
    for level in picture.levels:
        if level.words:
            yield _ends(level.words, level.height, INK_2, SMALL, False, standing_only=level.height == 0)


def _latest(picture: Picture, dot: Dot, wide: float) -> list[Words]:
    """Over the latest settled dot, or clear over the dots beside it, or under it or them; with the finding about it over the figure."""
    above: tuple[str, ...] = ()
    if picture.finding is not None and picture.finding.place == _place(picture, dot):
        above = (picture.finding.words,)
    beside = _beside_last(picture, max(width(line, LARGE, bold=True) for line in (*above, picture.latest_words)) / wide)
    own = dot.height or 0.0
    over = Words(
        (*above, picture.latest_words), dot.at, own, "right", True, BLUE, LARGE, bold=True, small_first=bool(above), aside=-6, away=7
    )
    higher, lower = replace(over, level=max([*beside, own])), replace(over, level=min([*beside, own]), above=False)
    # over the middle of the dot, into the margin, where it would else stand on a break just before the last figure
    centred = [replace(each, align="center", aside=0.0) for each in (over, replace(over, above=False))]
    return [over, higher, replace(over, above=False), lower, *centred]


def _target(picture: Picture) -> list[Words]:
    """Within the band under its upper edge or on its lower one; on or under a line; at the left if nothing speaks against it."""
    ends, lines = picture.target, _lines(picture.target_words, NORMAL)
    if len(ends) == 2:
        places = [(ends[1], False, "left"), (ends[0], True, "left"), (ends[1], False, "right"), (ends[0], True, "right")]
        places += [(ends[1], True, "left"), (ends[0], False, "left"), (ends[0], False, "right")]
    else:
        places = [(ends[0], True, "left"), (ends[0], False, "left"), (ends[0], False, "right"), (ends[0], True, "right")]
    beside = [Words(lines, side, height, side, above, GREEN, NORMAL, bold=True, away=2.0) for height, above, side in places]  # type: ignore[arg-type]
    return beside + _elsewhere("Band" if len(ends) == 2 else "Dashed line", picture.target_words, GREEN)


def _baseline(picture: Picture) -> list[Words]:
    """At the end of the part that it may be compared with, else at its beginning."""
    mark = picture.baseline
    assert mark is not None
    last = picture.dots[-1].at if picture.dots else None
    ends: list[tuple[date | str, Side]] = [("right" if mark.until in (None, last) else mark.until or "right", "right")]
    ends.append((mark.since or "left", "left"))
    beside = [
        Words(_lines(mark.words, NORMAL), at, mark.height, side, above, BASELINE, NORMAL, bold=True, away=2.0)  # type: ignore[arg-type]
        for at, side in ends
        for above in (False, True)
    ]
    return beside + _elsewhere("Dashes and dots", mark.words, BASELINE)


def _elsewhere(line: str, words: str, colour: str) -> list[Words]:
    """At a corner of the plot, clear of the data, with the name of the line they are about: where the data crowd round it."""
    said = ", ".join(words.replace(": ", " ", 1).split("\n"))
    lines = _lines(f"{line}: {said[:1].lower()}{said[1:]}", SMALL)
    corners: list[tuple[Literal["left", "right"], Edge]] = [("left", "bottom"), ("right", "bottom"), ("left", "top"), ("right", "top")]
    return [Words(lines, side, edge, side, edge == "bottom", colour, SMALL, bold=True) for side, edge in corners]


def _ends(words: str, height: float, colour: str, size: int, bold: bool, *, standing_only: bool = False) -> list[Words]:
    """At either end of a level line, over or under it."""
    sides: tuple[Literal["left", "right"], ...] = ("left", "right")
    return [
        Words(_lines(words, size), side, height, side, above, colour, size, bold=bold, away=1.0)
        for side in sides
        for above in ((True,) if standing_only else (True, False))
    ]


def _finding(picture: Picture, place: int, words: str) -> list[Words]:
    """Under or over the dots that its words stand beside."""
    dots, half = picture.dots, max(len(picture.dots) // 2, 1)
    own = dots[place].height or 0.0
    near = {"right": dots[max(place - half, 0) : place + 1], "left": dots[place : place + half]}
    sides = _sides("right" if place > len(dots) // 2 else "left")
    found = []
    for side in sides:
        heights = [dot.height for dot in near[side] if dot.height is not None]
        found += [(own, True, side), (own, False, side), (min(heights), False, side), (max(heights), True, side)]
    return [Words((words,), dots[place].at, height, side, above, BLUE, SMALL, away=9, aside=-4) for height, above, side in found]


def _provisional(picture: Picture, board: Board) -> list[Words]:
    """Under the hollow dot at the end of the line or over it; none where it would stand on the line or far away: the text says it too."""
    if not picture.known or not picture.known[-1].provisional:
        return []
    beside, own = _beside_last(picture, width("provisional", SMALL) / board.wide), picture.known[-1].height or 0.0
    under = Words(("provisional",), picture.known[-1].at, own, "right", False, INK_2, SMALL, away=8.0, aside=-6.0)
    every = [under, replace(under, level=min(beside)), replace(under, above=True), replace(under, level=max(beside), above=True)]
    near = [words for words in every if abs(board.y(words.level) - board.y(own)) <= NEAR]  # type: ignore[arg-type]
    _, cost = board.copy().put(near)
    return [board.put(near)[0]] if cost <= TOO_DEAR else []


def _in_words(board: Board, picture: Picture) -> list[Words] | None:
    """Every event in its own words of at most two lines, or None where they do not all find room, or one may pass for the other."""
    days = [board.x(on) for on, _ in picture.events]
    if any(later - day < TOO_NEAR for day, later in pairwise(days)):
        return None
    found = []
    for on, what in picture.events:
        room = {"left": board.wide - board.x(on), "right": board.x(on)}
        lines = {side: tuple(balanced(what, min(room[side], EVENT_ROOM), SMALL)) for side in _sides("left")}
        fitting = [(edge, side) for edge in EDGES for side in lines if len(lines[side]) <= 2]
        choices = [words for edge, side in fitting for words in _beside(lines[side], on, (edge,), (side,), INK_2)]
        words, cost = board.put(choices) if choices else (None, 0.0)
        if words is None or cost > TOO_DEAR:
            return None
        found.append(words)
    return found


def _beside(lines: tuple[str, ...], on: date, edges: Sequence[Edge], sides: Sequence[Side], colour: str) -> list[Words]:
    """Beside an upright line, at the top of the plot or at its bottom."""
    return [Words(lines, on, edge, side, edge == "bottom", colour, SMALL) for edge in edges for side in sides]


def _number(number: str, on: date) -> list[Words]:
    """A number in a box on its mark, as low as there is room."""
    return [Words((number,), on, "bottom", "center", True, INK, SMALL, boxed=True, away=4.0 + 21.0 * row) for row in range(6)]


def _lines(words: str, size: int) -> tuple[str, ...]:
    """The lines of words, each no wider than a phone's plot."""
    return tuple(part for line in words.split("\n") for part in wrapped(line, MOST_ROOM, size, bold=True))


def _beside_last(picture: Picture, share: float) -> list[float]:
    """The heights in the last part of the plot: those that words of that width stand over."""
    part = picture.dots[-int(len(picture.dots) * share + 2) :]
    return [dot.height for dot in part if dot.height is not None] or [picture.known[-1].height or 0.0]


def _place(picture: Picture, dot: Dot) -> int:
    return picture.dots.index(dot)


def _sides(first: Side) -> tuple[Side, Side]:
    """Words that end at their day ("right") or begin there, the better liked first."""
    return ("right", "left") if first == "right" else ("left", "right")
