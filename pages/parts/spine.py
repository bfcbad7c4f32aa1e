"""Where a council's figure lies among all councils, in 170 by 36 pixels: England in the middle, better to the right."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from metrics.benchmarks import Spread
from metrics.benchmarks_average import is_a_number_of_people
from metrics.benchmarks_compare import Compared
from metrics.results import Point
from pages.parts import words
from pages.parts.markup import Html, el

STYLE = Path(__file__).with_suffix(".css")
WIDTH, HEIGHT, EDGE = 170, 36, 9
MIDDLE, LEVEL = WIDTH / 2, HEIGHT / 2
INK, GREY, BOX, BLUE, GREEN, RED = "#16202a", "#46535f", "#c5d5e3", "#12436d", "#0f5c46", "#9c1c31"
# shapes round a middle of 0, 0: what they say is told by shape, and colour only repeats it
STAR = "M0-8 2.1-2.7 7.8-2.5 3.3 1 4.9 6.5 0 3.3-4.9 6.5-3.3 1-7.8-2.5-2.1-2.7Z"
CROSS = "M-6.5-4.4-4.4-6.5 0-2.1 4.4-6.5 6.5-4.4 2.1 0 6.5 4.4 4.4 6.5 0 2.1-4.4 6.5-6.5 4.4-2.1 0Z"
EQUALS = "M-6-4.6H6V-1.4H-6ZM-6 1.4H6V4.6H-6Z"
UP, DOWN = "M-7 3 0-5 7 3V7L0-1-7 7Z", "M-7-3 0 5 7-3V-7L0 1-7-7Z"
SHAPES = {"Better": (STAR, GREEN), "Worse": (CROSS, RED), "Similar": (EQUALS, BLUE), "Higher": (UP, BLUE), "Lower": (DOWN, BLUE)}


def spine(ours: Point | None, england: Point | None, spread: Spread | None, found: Compared, better: str, us: str) -> Html:
    """The picture, with words of its own; where England or the spread is not known, why there is none."""
    if england is None or england.value is None or spread is None:
        return el("span", "Not drawn: no figure of England", class_="hole")
    if is_a_number_of_people(england):
        return el("span", "Not drawn: numbers of people", class_="hole")
    reach = max(abs(spread.highest - england.value), abs(spread.lowest - england.value), _away(ours, england)) or 1.0
    towards = -1 if better == "lower" else 1

    def x(value: float) -> float:
        assert england is not None and england.value is not None
        return MIDDLE + towards * (value - england.value) * (MIDDLE - EDGE) / reach

    drawn = [_spread(x, spread), f'<path d="M{MIDDLE:.1f} 2V{HEIGHT - 2}" stroke="{INK}" stroke-width="2"/>']
    if ours is not None and ours.value is not None:
        drawn.append(_marker(x(ours.value), found.word))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(drawn)}</svg>'
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    return el("img", src=address, alt=_says(ours, england, spread, found, us), width=WIDTH, height=HEIGHT, class_="spine")


def _spread(x: Callable[[float], float], spread: Spread) -> str:
    """A line from the lowest to the highest council with a foot at each end, and a box round the middle half."""
    low, high = sorted((x(spread.lowest), x(spread.highest)))
    left, right = sorted((x(spread.lower_quarter), x(spread.upper_quarter)))
    ends = f"M{low:.1f} {LEVEL}H{high:.1f}M{low:.1f} {LEVEL - 4}v8M{high:.1f} {LEVEL - 4}v8"
    box = f'<rect x="{left:.1f}" y="{LEVEL - 6}" width="{max(right - left, 1):.1f}" height="12" fill="{BOX}" stroke="{GREY}"/>'
    return f'<path d="{ends}" stroke="{GREY}" stroke-width="1.5" fill="none"/>{box}'


def _marker(at: float, word: str) -> str:
    """Our marker: its shape says what the word says; a hollow ring where no test was made."""
    if word not in SHAPES:
        return f'<circle cx="{at:.1f}" cy="{LEVEL}" r="5" fill="#ffffff" stroke="{INK}" stroke-width="2"/>'
    path, colour = SHAPES[word]
    place = f'transform="translate({at:.1f} {LEVEL})"'
    return f'<path d="{path}" {place} fill="{colour}" stroke="#ffffff" stroke-width="2" paint-order="stroke" stroke-linejoin="round"/>'


def _says(ours: Point | None, england: Point, spread: Spread, found: Compared, us: str) -> str:
    """'The middle half of 146 councils: 66.3% to 84.1%, all: 6.1% to 100.0%; England 77.1%; Halton 86.4%: better.'"""
    said = [
        f"All {spread.known} councils {_figure(england, spread.lowest)} to {_figure(england, spread.highest)}",
        f"the middle half {_figure(england, spread.lower_quarter)} to {_figure(england, spread.upper_quarter)}",
        f"England {words.figure(england)}",
    ]
    if ours is not None and ours.value is not None:
        said.append(f"{us} {words.figure(ours)}{f', {found.word.lower()}' if found.is_tested else ''}")
    return f"{'; '.join(said)}."


def _figure(like: Point, value: float) -> str:
    """A value in the unit of a point, as it is published of councils."""
    return words.figure(replace(like, council="", value=value, numerator=None, denominator=None))


def _away(ours: Point | None, england: Point) -> float:
    return abs(ours.value - england.value) if ours is not None and ours.value is not None and england.value is not None else 0.0
