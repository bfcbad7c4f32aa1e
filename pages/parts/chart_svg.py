"""The plot of a chart as SVG elements, from the same picture, scales, marks and places of words as the one on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

from pages.parts.chart_board import LINE, Words
from pages.parts.chart_lines import Marker, Run, markers, runs
from pages.parts.chart_marks import band, levels, uprights
from pages.parts.chart_scale import SIZE, left_margin, named_days, named_heights, right_margin, scale, span
from pages.parts.chart_words import placed
from pages.parts.letters import width
from pages.parts.picture import BAND, BLUE, GRID, INK, INK_2, Picture

Element = ElementTree.Element
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # the first comes with vl-convert, the others have its widths
SMALL = 14
DASHES = {"dash": "9 7", "dot": "3 3", "dashdot": "10 4 3 4", "fine": "1.5 3"}
TOP, BOTTOM = 10, 44  # pixels around the plot, as on the screen
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Scale = Callable[[date], float]
Rise = Callable[[float], float]


def add(parent: Element, name: str, said: str = "", **attributes: str | float) -> Element:
    """A new element in its parent: `stroke_width` is stroke-width, numbers have one decimal, text keeps only what XML allows."""
    written = {key.rstrip("_").replace("_", "-"): _said(value) for key, value in attributes.items() if value != ""}
    element = ElementTree.SubElement(parent, name, written)
    element.text = NOT_IN_XML.sub("", said) or None
    return element


def text(parent: Element, said: str, x: float, y: float, size: float, colour: str = INK, *, bold: bool = False, end: str = "start") -> None:
    """A line of words whose baseline is at y."""
    add(parent, "text", said, x=x, y=y, font_size=size, fill=colour, font_weight="bold" if bold else "", text_anchor=end)


def plot(parent: Element, picture: Picture, left: float, top: float, wide: float) -> None:
    """Draw the picture with its axes into a rectangle as high as the picture asks for."""
    start, stop = left + left_margin(picture), left + wide - right_margin(picture)
    roof, floor = top + TOP, top + picture.height - BOTTOM
    (bottom, highest), (first, last) = scale(picture), span(picture)

    def x(at: date) -> float:
        return start + (at - first).days / (last - first).days * (stop - start)

    def y(height: float) -> float:
        return floor - (height - bottom) / (highest - bottom) * (floor - roof)

    filled = band(picture)
    if filled is not None:
        add(parent, "rect", x=start, y=y(filled[1]), width=stop - start, height=y(filled[0]) - y(filled[1]), fill=BAND)
    for height, name in named_heights(picture):
        add(parent, "line", x1=start, x2=stop, y1=y(height), y2=y(height), stroke=GRID)
        text(parent, name, start - 6, y(height) + 5, SIZE, end="end")
    _time_axis(parent, picture, x, start, stop, floor)
    for level in levels(picture):
        ends = start if level.since is None else x(level.since), stop if level.until is None else x(level.until)
        _stroke(parent, ends[0], y(level.height), ends[1], y(level.height), level.colour, level.width, level.dash)
    for upright in uprights(picture):
        _stroke(parent, x(upright.at), roof, x(upright.at), floor, upright.colour, upright.width, upright.dash)
    for run in runs(picture):
        _run(parent, run, x, y)
    for marker in markers(picture):
        _marker(parent, marker, x, y)
    for words in placed(picture, wide).words:
        at = {"left": start, "right": stop}[words.at] if isinstance(words.at, str) else x(words.at)
        level_at = {"top": roof, "bottom": floor}[words.level] if isinstance(words.level, str) else y(words.level)
        _words(parent, words, at, level_at)


def _time_axis(parent: Element, picture: Picture, x: Scale, start: float, stop: float, floor: float) -> None:
    add(parent, "line", x1=start, x2=stop, y1=floor, y2=floor, stroke=INK)
    for at, name in named_days(picture):
        add(parent, "line", x1=x(at), x2=x(at), y1=floor, y2=floor + 5, stroke=INK)
        for row, line in enumerate(name.split("\n")):
            text(parent, line, x(at), floor + 20 + row * 18, SIZE, end="middle")


def _run(parent: Element, run: Run, x: Scale, y: Rise) -> None:
    """A piece of the line: a path that begins anew after each gap, and the dots on it."""
    steps, joined = [], False
    for dot in run.dots:
        if dot.height is not None:
            steps.append(f"{'L' if joined else 'M'}{x(dot.at):.1f} {y(dot.height):.1f}")
            if run.dotted:
                add(parent, "circle", cx=x(dot.at), cy=y(dot.height), r=2.5, fill=BLUE)
        joined = dot.height is not None
    dash = DASHES["dot"] if run.unsure else ""
    if steps:
        add(parent, "path", d=" ".join(steps), fill="none", stroke=BLUE, stroke_width=2.5, stroke_dasharray=dash, stroke_linejoin="round")


def _marker(parent: Element, marker: Marker, x: Scale, y: Rise) -> None:
    """Full for the latest settled figure, hollow for what may still change, a white diamond for what is more than chance."""
    assert marker.dot.height is not None
    at, level = x(marker.dot.at), y(marker.dot.height)
    if marker.kind == "signal":
        corners = f"M{at:.1f} {level - 6:.1f} l6 6 l-6 6 l-6 -6 z"
        add(parent, "path", d=corners, fill="#ffffff", stroke=BLUE, stroke_width=2)
    elif marker.kind == "settled":
        add(parent, "circle", cx=at, cy=level, r=4.5, fill=BLUE)
    else:
        add(parent, "circle", cx=at, cy=level, r=3.5, fill="#ffffff", stroke=BLUE, stroke_width=2)


def _words(parent: Element, words: Words, at: float, level: float) -> None:
    """Words with their ground, or in their box."""
    sizes = [SMALL if words.small_first and row == 0 else words.size for row in range(len(words.lines))]
    wide = max(width(line, size, bold=words.bold) for line, size in zip(words.lines, sizes, strict=True))
    tall = sum(sizes) * LINE
    top = level - words.away - tall if words.above else level + words.away
    anchor = {"left": at + words.aside, "right": at - words.aside, "center": at}[words.align]
    left = anchor - {"left": 0.0, "right": wide, "center": wide / 2}[words.align]
    if words.boxed:
        add(parent, "rect", x=left - 4, y=top, width=wide + 8, height=tall, fill="#ffffff", stroke=INK_2)
    elif words.ground:
        add(parent, "rect", x=left - 2, y=top, width=wide + 4, height=tall, fill=words.ground, fill_opacity="0.75")
    for size, line in zip(sizes, words.lines, strict=True):
        end = {"left": "start", "right": "end", "center": "middle"}[words.align]
        text(parent, line, anchor, top + size, size, words.colour, bold=words.bold, end=end)
        top += size * LINE


def _stroke(parent: Element, x1: float, y1: float, x2: float, y2: float, colour: str, thick: float, dash: str) -> None:
    add(parent, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=str(thick), stroke_dasharray=DASHES.get(dash, ""))


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
