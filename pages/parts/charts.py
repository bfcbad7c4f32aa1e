"""A chart on the screen: plain dictionaries that plotly draws, no title, legend or buttons inside.

The heading, the words, the source and the table stand around it in HTML. Late, missing or hidden periods are gaps.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from data.periods import day_words
from pages.parts import plotted
from pages.parts.chart_board import Words
from pages.parts.chart_lines import Marker, Run, markers, runs
from pages.parts.chart_marks import Across, Upright, band, levels, uprights
from pages.parts.chart_scale import SIZE, left_margin, named_days, named_heights, right_margin, scale, span
from pages.parts.chart_words import placed
from pages.parts.picture import BAND, BLUE, INK, INK_2, Dot, Picture

FONT = '"Source Sans", sans-serif'
GROUNDS = {"#ffffff": "rgba(255,255,255,0.75)", BAND: "rgba(220,235,230,0.75)"}
GRID_OVER = "rgba(18,67,109,0.115)"  # GRID on white; plotly draws the grid over target lines, which stay whole under this
DASHES = {"fine": "1.5px,3px"}
HOLLOW = {"color": "#ffffff", "size": 7, "line": {"color": BLUE, "width": 2}}
MARKERS = {
    "provisional": HOLLOW,
    "settled": {"color": BLUE, "size": 9},
    "signal": {"symbol": "diamond", "color": "#ffffff", "size": 9.5, "line": {"color": BLUE, "width": 2}},
}


def draw(picture: Picture, alt: str, key: str) -> None:
    """The chart on the page, without the mode bar (seven Tab stops that lead nowhere)."""
    plotted.show(_checked(picture), alt, key)


@lru_cache(maxsize=128)
def _checked(picture: Picture) -> plotted.Plotted:
    """The chart as plotly has checked it, which takes it several times as long as drawing: the same picture is checked once."""
    return plotted.Plotted(figure(picture))


def figure(picture: Picture) -> dict[str, Any]:
    """The chart as plotly reads it."""
    bottom, top = scale(picture)
    heights = named_heights(picture)
    text = {"family": FONT, "size": SIZE, "color": INK}
    layout: dict[str, Any] = {
        "height": picture.height,
        "margin": {"l": left_margin(picture), "r": right_margin(picture), "t": 10, "b": 44},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": text,
        "showlegend": False,
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": INK, "font": text},
        "dragmode": False,
        "xaxis": _time_axis(picture),
        "yaxis": {
            "range": [bottom, top],
            "tickvals": [height for height, _ in heights],
            "ticktext": [words for _, words in heights],
            "gridcolor": GRID_OVER,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
        },
        "shapes": _shapes(picture),
        "annotations": [_annotation(words) for words in placed(picture).words],
    }
    return {"data": _traces(picture, bottom), "layout": layout}


def _traces(picture: Picture, bottom: float) -> list[dict[str, Any]]:
    """The line, the dots that stand out on it, and what happened, to be read by pointing at it."""
    found = [_line(run) for run in runs(picture)]
    marked = markers(picture)
    found += [
        _dots([each for each in marked if each.kind == kind], style)
        for kind, style in MARKERS.items()
        if any(each.kind == kind for each in marked)
    ]
    if picture.events:
        found.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [on.isoformat() for on, _ in picture.events],
                "y": [bottom] * len(picture.events),
                "text": [html.escape(f"{day_words(on)}: {what}", quote=False) for on, what in picture.events],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"symbol": "line-ns-open", "color": INK_2, "size": 12, "line": {"width": 1.5}},
                "cliponaxis": False,
            }
        )
    return found


def _line(run: Run) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers" if run.dotted else "lines",
        **_places(run.dots),
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": BLUE, "width": 2.5, "dash": "dot" if run.unsure else "solid"},
        "marker": {"color": BLUE, "size": 5},
    }


def _dots(marked: Sequence[Marker], style: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "markers", **_places([each.dot for each in marked]), "marker": style, "cliponaxis": False}


def _places(dots: Sequence[Dot]) -> dict[str, Any]:
    return {
        "x": [dot.at.isoformat() for dot in dots],
        "y": [dot.height for dot in dots],
        "text": ["<br>".join(html.escape(said, quote=False) for said in (dot.says, dot.signal) if said) for dot in dots],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _shapes(picture: Picture) -> list[dict[str, Any]]:
    """The band or lines of the target, the baseline, averages and limits under the line; breaks and events."""
    filled = band(picture)
    found = [] if filled is None else [_box(*filled)]
    return found + [_across(each) for each in levels(picture)] + [_upright(each) for each in uprights(picture)]


def _box(low: float, high: float) -> dict[str, Any]:
    across = {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": low, "y1": high}
    return {"type": "rect", **across, "fillcolor": BAND, "line": {"width": 0}, "layer": "below"}


def _across(each: Across) -> dict[str, Any]:
    """A level line: across the whole plot, or only over the part it may be compared with."""
    whole = each.since is None or each.until is None
    return {
        "type": "line",
        "xref": "paper" if whole else "x",
        "yref": "y",
        "x0": 0 if each.since is None or whole else each.since.isoformat(),
        "x1": 1 if each.until is None or whole else each.until.isoformat(),
        "y0": each.height,
        "y1": each.height,
        "line": {"color": each.colour, "width": each.width, "dash": each.dash},
        "layer": "between",
    }


def _upright(each: Upright) -> dict[str, Any]:
    at = {"xref": "x", "yref": "paper", "x0": each.at.isoformat(), "x1": each.at.isoformat(), "y0": 0, "y1": 1}
    line = {"color": each.colour, "width": each.width, "dash": DASHES.get(each.dash, each.dash)}
    return {"type": "line", **at, "line": line, "layer": "above" if each.dash == "solid" else "between"}


def _annotation(words: Words) -> dict[str, Any]:
    """Words as plotly places them. They may come from people, so what would be HTML in them is escaped."""
    lines = [html.escape(line, quote=False) for line in words.lines]
    if words.small_first:
        lines[0] = f'<span style="font-size:14px">{lines[0]}</span>'
    said = "<br>".join(lines)
    x: dict[str, Any] = (
        {"x": 0 if words.at == "left" else 1, "xref": "paper"} if isinstance(words.at, str) else {"x": words.at.isoformat(), "xref": "x"}
    )
    y = {"y": 0 if words.level == "bottom" else 1, "yref": "paper"} if isinstance(words.level, str) else {"y": words.level, "yref": "y"}
    ground = {"bgcolor": "#ffffff", "bordercolor": INK_2, "borderwidth": 1, "borderpad": 1} if words.boxed else {}
    if words.ground and not words.boxed:
        ground = {"bgcolor": GROUNDS[words.ground]}
    return {
        "text": f"<b>{said}</b>" if words.bold else said,
        **x,
        **y,
        "xanchor": words.align,
        "yanchor": "bottom" if words.above else "top",
        "xshift": {"left": words.aside, "right": -words.aside, "center": 0}[words.align],
        "yshift": words.away if words.above else -words.away,
        "align": words.align,
        "showarrow": False,
        **ground,
        "font": {"size": words.size, "color": words.colour},
    }


def _time_axis(picture: Picture) -> dict[str, Any]:
    first, last = span(picture)
    days = named_days(picture)
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [at.isoformat() for at, _ in days],
        "ticktext": [said.replace("\n", "<br>") for _, said in days],
        "tickangle": 0,
        "ticklabeloverflow": "allow",  # else the latest would be left out on a phone
        "ticks": "outside",
        "tickcolor": INK,
        "showline": True,
        "linecolor": INK,
        "showgrid": False,
        "fixedrange": True,
    }
