"""A chart is a function from points to a figure: plain dictionaries that plotly draws, no title, legend or buttons inside.

The heading, the words, the source and the table stand around it in HTML. Late, missing or hidden periods are gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

INK, INK_2, BLUE, GRID = "#16202a", "#46535f", "#12436d", "#e4e9ee"
GREEN, BAND, BASELINE = "#0f5c46", "#dcebe6", "#801650"
FONT = '"Source Sans", sans-serif'


@dataclass(frozen=True)
class Dot:
    """One period of a line: where it stands, its height (None: a gap), what it says, and whether it may still change."""

    at: date
    height: float | None
    says: str
    provisional: bool = False


@dataclass(frozen=True)
class Mark:
    """A level named on the chart: `words` stand on the line; `since` and `until` bound where it may be compared."""

    height: float
    words: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Picture:
    """All that one chart shows."""

    dots: tuple[Dot, ...]
    latest_words: str
    unit: str = ""
    dotted: bool = True
    target_low: float | None = None
    target_high: float | None = None
    target_words: str = ""
    baseline: Mark | None = None
    breaks: tuple[tuple[date, str], ...] = ()
    from_zero: bool = False
    height: int = 400


def draw(picture: Picture, alt: str, key: str) -> None:
    """The chart on the page, without the mode bar (seven Tab stops that lead nowhere)."""
    config = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
    st.plotly_chart(figure(picture), theme=None, alt=alt, config=config, key=key, width="stretch")


def figure(picture: Picture) -> dict[str, Any]:
    """The chart as plotly reads it."""
    bottom, top = scale(picture)
    known = [dot for dot in picture.dots if dot.height is not None]
    layout: dict[str, Any] = {
        "height": picture.height,
        "margin": {"l": 34 if picture.unit == "" and top < 1000 else 46, "r": 12, "t": 10, "b": 44},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": {"family": FONT, "size": 15, "color": INK},
        "showlegend": False,
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": INK, "font": {"family": FONT, "size": 15, "color": INK}},
        "dragmode": False,
        "xaxis": _time_axis(picture),
        "yaxis": {
            "range": [bottom, top],
            "nticks": 6,
            "ticksuffix": picture.unit,
            "separatethousands": True,
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
        },
        "shapes": _shapes(picture, bottom, top),
        "annotations": _labels(picture, known, top),
    }
    return {"data": _lines(picture, known), "layout": layout}


def scale(picture: Picture) -> tuple[float, float]:
    """The lowest and highest height of the scale, with room for the labels."""
    heights = [dot.height for dot in picture.dots if dot.height is not None]
    marks = [picture.target_low, picture.target_high, picture.baseline.height if picture.baseline else None]
    heights += [mark for mark in marks if mark is not None]
    if not heights:
        return 0.0, 1.0
    low, high = min(heights), max(heights)
    room = max((high - low) * 0.15, abs(high) * 0.02, 0.5)
    bottom = 0.0 if picture.from_zero else max(low - room, 0.0)
    return bottom, high + room


def _lines(picture: Picture, known: Sequence[Dot]) -> list[dict[str, Any]]:
    """The line, cut at breaks and gaps; then the provisional dots hollow; then the latest dot."""
    mode = "lines+markers" if picture.dotted or len(known) < 3 else "lines"
    lines: list[dict[str, Any]] = []
    for part in _parts(picture):
        lines.append(
            {
                "type": "scatter",
                "mode": mode,
                "x": [dot.at.isoformat() for dot in part],
                "y": [dot.height for dot in part],
                "text": [dot.says for dot in part],
                "hovertemplate": "%{text}<extra></extra>",
                "connectgaps": False,
                "line": {"color": BLUE, "width": 2.5},
                "marker": {"color": BLUE, "size": 6},
            }
        )
    hollow = [dot for dot in known if dot.provisional]
    if hollow:
        lines.append(_dots(hollow, {"color": "#ffffff", "size": 8, "line": {"color": BLUE, "width": 2}}))
    settled = [dot for dot in known if not dot.provisional]
    if settled:
        lines.append(_dots(settled[-1:], {"color": BLUE, "size": 9}))
    return lines


def _dots(dots: Sequence[Dot], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.at.isoformat() for dot in dots],
        "y": [dot.height for dot in dots],
        "text": [dot.says for dot in dots],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": marker,
    }


def _parts(picture: Picture) -> list[list[Dot]]:
    """The dots between one break and the next."""
    edges = [at for at, _ in picture.breaks]
    parts: list[list[Dot]] = [[] for _ in range(len(edges) + 1)]
    for dot in picture.dots:
        parts[sum(dot.at >= edge for edge in edges)].append(dot)
    return [part for part in parts if part]


def _shapes(picture: Picture, bottom: float, top: float) -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = []
    ends = [end for end in (picture.target_low, picture.target_high) if end is not None]
    if len(ends) == 2:
        shapes.append(_box(ends[0], ends[1]))
    dash, width = ("dot", 1.0) if len(ends) == 2 else ("dash", 1.75)
    shapes += [_level(end, GREEN, dash, width) for end in ends]
    if picture.baseline is not None:
        mark = picture.baseline
        shapes.append(_level(mark.height, BASELINE, "dashdot", 1.75, mark.since, mark.until))
    for at, _ in picture.breaks:
        shapes.append({"type": "line", "xref": "x", "yref": "paper", "x0": at.isoformat(), "x1": at.isoformat(), "y0": 0, "y1": 1, "line": {"color": INK, "width": 1.5}})
    return shapes


def _box(low: float, high: float) -> dict[str, Any]:
    return {"type": "rect", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": low, "y1": high, "fillcolor": BAND, "line": {"width": 0}, "layer": "below"}


def _level(height: float, colour: str, dash: str, width: float, since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """A level line: across the whole plot, or only over the part it may be compared with."""
    whole = since is None or until is None
    return {
        "type": "line",
        "xref": "paper" if whole else "x",
        "yref": "y",
        "x0": 0 if since is None or whole else since.isoformat(),
        "x1": 1 if until is None or whole else until.isoformat(),
        "y0": height,
        "y1": height,
        "line": {"color": colour, "width": width, "dash": dash},
        "layer": "below",
    }


def _labels(picture: Picture, known: Sequence[Dot], top: float) -> list[dict[str, Any]]:
    """Words inside the plot, on the thing they name, aligned to an end: that keeps them whole at 320 pixels."""
    labels: list[dict[str, Any]] = []
    ends = [end for end in (picture.target_low, picture.target_high) if end is not None]
    if ends and picture.target_words:
        labels.append(_label(picture.target_words, max(ends), GREEN, "left", below=len(ends) == 2, bold=True))
    if picture.baseline is not None:
        labels.append(_label(picture.baseline.words, picture.baseline.height, BASELINE, "right", below=True, bold=True))
    settled = [dot for dot in known if not dot.provisional] or list(known)
    if settled:
        last = settled[-1]
        labels.append(
            {
                "text": f"<b>{picture.latest_words}</b>",
                "x": last.at.isoformat(),
                "y": last.height,
                "xanchor": "right",
                "yanchor": "bottom",
                "yshift": 8,
                "showarrow": False,
                "font": {"size": 17, "color": BLUE},
            }
        )
    for at, words in picture.breaks:
        labels.append(
            {"text": words, "x": at.isoformat(), "xref": "x", "y": 1, "yref": "paper", "xanchor": "right", "yanchor": "top", "xshift": -4, "align": "right", "showarrow": False, "font": {"size": 14, "color": INK}}
        )
    return labels


def _label(words: str, height: float, colour: str, side: str, *, below: bool, bold: bool) -> dict[str, Any]:
    return {
        "text": f"<b>{words}</b>" if bold else words,
        "x": 0 if side == "left" else 1,
        "xref": "paper",
        "xanchor": side,
        "xshift": 4 if side == "left" else -4,
        "y": height,
        "yref": "y",
        "yanchor": "top" if below else "bottom",
        "showarrow": False,
        "font": {"size": 15, "color": colour},
    }


def _time_axis(picture: Picture) -> dict[str, Any]:
    """A tick each April in two lines, and the latest month."""
    dots = picture.dots
    ticks = {dot.at: f"{dot.at:%b}<br>{dot.at:%Y}" for dot in dots if dot.at.month == 4}
    if len(dots) <= 6:
        ticks = {dot.at: f"{dot.at:%b}<br>{dot.at:%Y}" for dot in dots}
    if dots:
        near = [at for at in ticks if abs((dots[-1].at - at).days) < 100 and at != dots[-1].at]
        for at in near:
            del ticks[at]
        ticks[dots[-1].at] = f"{dots[-1].at:%b}<br>{dots[-1].at:%Y}"
    return {
        "type": "date",
        "tickvals": [at.isoformat() for at in ticks],
        "ticktext": list(ticks.values()),
        "ticks": "outside",
        "tickcolor": INK,
        "showline": True,
        "linecolor": INK,
        "showgrid": False,
        "fixedrange": True,
    }
