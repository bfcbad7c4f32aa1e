"""The line of a chart as plotly traces: solid, cut at breaks and gaps, and dotted where it may still change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pages.parts.picture import BLUE, Dot, Picture


def traces(picture: Picture) -> list[dict[str, Any]]:
    """The line, cut at breaks and gaps and dotted where it may still change; hollow dots on its tail, the largest on the latest settled."""
    known = [dot for dot in picture.dots if dot.height is not None]
    lines = [_line(part, "dot" if unsure else "solid", picture.dotted or len(known) < 3) for part, unsure in _stretches(picture)]
    settled = [dot for dot in known if not dot.provisional]
    tail = [dot for dot in known if not settled or dot.at > settled[-1].at]
    if tail:
        lines.append(_dots(tail, {"color": "#ffffff", "size": 7, "line": {"color": BLUE, "width": 2}}))
    if settled:
        lines.append(_dots(settled[-1:], {"color": BLUE, "size": 9}))
    return lines


def _stretches(picture: Picture) -> list[tuple[list[Dot], bool]]:
    """Runs of the line and whether they may still change. A run that may reaches to the settled dots on both its sides."""
    found: list[tuple[list[Dot], bool]] = []
    for part in _parts(picture):
        runs = [(unsure, list(run)) for unsure, run in groupby(part, key=lambda dot: dot.provisional)]
        for place, (unsure, run) in enumerate(runs):
            before = runs[place - 1][1][-1:] if unsure and place > 0 else []
            after = runs[place + 1][1][:1] if unsure and place + 1 < len(runs) else []
            found.append(([*before, *run, *after], unsure))
    return found


def _line(part: Sequence[Dot], dash: str, dotted: bool) -> dict[str, Any]:
    has_gap = any(dot.height is None for dot in part)  # a figure between two gaps would not be seen as a line
    return {
        "type": "scatter",
        "mode": "lines+markers" if (dotted or has_gap) and dash == "solid" else "lines",
        "x": [dot.at.isoformat() for dot in part],
        "y": [dot.height for dot in part],
        "text": [dot.says for dot in part],
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": BLUE, "width": 2.5, "dash": dash},
        "marker": {"color": BLUE, "size": 5},
    }


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
