"""A chart is a function from points to a figure: plain dictionaries that plotly draws, no title, legend or buttons inside.

The heading, the words, the source and the table stand around it in HTML. Late, missing or hidden periods are gaps.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.chart_lines import traces
from pages.parts.chart_marks import labels, shapes
from pages.parts.picture import GRID, INK, Picture

MOST_TICKS = 6
TICK_ROOM = 0.18  # of the axis: on a phone two ticks nearer than this would be printed over each other
FONT = '"Source Sans", sans-serif'


def draw(picture: Picture, alt: str, key: str) -> None:
    """The chart on the page, without the mode bar (seven Tab stops that lead nowhere)."""
    config = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
    st.plotly_chart(figure(picture), theme=None, alt=alt, config=config, key=key, width="stretch")


def figure(picture: Picture) -> dict[str, Any]:
    """The chart as plotly reads it."""
    bottom, top = scale(picture)
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
        "shapes": shapes(picture),
        "annotations": labels(picture),
    }
    return {"data": traces(picture), "layout": layout}


def scale(picture: Picture) -> tuple[float, float]:
    """The lowest and highest height of the scale, with room for the labels."""
    heights = [dot.height for dot in picture.dots if dot.height is not None]
    marks = [picture.target_low, picture.target_high, picture.baseline.height if picture.baseline else None]
    heights += [mark for mark in marks if mark is not None]
    if not heights:
        return 0.0, 1.0
    low, high = 0.0 if picture.from_zero else min(heights), max(heights)
    room = max((high - low) * 0.15, abs(high) * 0.02, 0.5)
    return max(low - room, 0.0), high + room


def _time_axis(picture: Picture) -> dict[str, Any]:
    """A tick each April in two lines (each March where the line has no April), and the latest period."""
    dots = picture.dots
    months = {dot.at.month for dot in dots}
    yearly = next((month for month in (4, 3) if month in months), dots[-1].at.month if dots else 4)
    ticks = {dot.at: f"{dot.at:%b}<br>{dot.at:%Y}" for dot in dots if dot.at.month == yearly and dot.at.day == 1}
    if len(dots) <= 6:
        ticks = {dot.at: f"{dot.at:%b}<br>{dot.at:%Y}" for dot in dots}
    every = max(-(-len(ticks) // MOST_TICKS), 1)
    ticks = dict(list(ticks.items())[::every])
    if dots:
        too_near = (dots[-1].at - dots[0].at).days * TICK_ROOM
        ticks = {at: words for at, words in ticks.items() if (dots[-1].at - at).days > too_near}
        ticks[dots[-1].at] = f"{dots[-1].at:%b}<br>{dots[-1].at:%Y}"
    return {
        "type": "date",
        "tickvals": [at.isoformat() for at in ticks],
        "ticktext": list(ticks.values()),
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": INK,
        "showline": True,
        "linecolor": INK,
        "showgrid": False,
        "fixedrange": True,
    }
