"""Two years of a measure in 130 by 40 pixels: a picture with words of its own, since inline SVG is taken out of pages."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

from pages.parts.markup import Html, el

WIDTH, HEIGHT, EDGE = 130, 40, 5
INK, TARGET, BAND = "#16202a", "#0f5c46", "#dcebe6"


def sparkline(
    values: Sequence[float | None],
    says: str,
    *,
    low: float | None = None,
    high: float | None = None,
    waiting: bool = False,
    breaks: Sequence[int] = (),
) -> Html:
    """The line of `values` (None is a gap, never joined), against one target line or a band from `low` to `high`.

    The dot on the last known value is hollow when a later period is missing or waiting. `breaks` are positions before
    which the series was made another way: the line is interrupted there.
    """
    known = [value for value in values if value is not None]
    if not known:
        return el("span", "No figures yet", class_="hole")
    bottom, top = _reach([*known, *(end for end in (low, high) if end is not None)])

    def x(place: int) -> float:
        return EDGE + place * (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)

    def y(value: float) -> float:
        return HEIGHT - EDGE - (value - bottom) * (HEIGHT - 2 * EDGE) / (top - bottom)

    drawn = [_target(low, high, y)]
    for run in _runs(values, breaks):
        if len(run) == 1:  # a figure between two gaps is no line, yet it is there
            drawn.append(f'<circle cx="{x(run[0][0]):.1f}" cy="{y(run[0][1]):.1f}" r="1.6" fill="{INK}"/>')
            continue
        points = " ".join(f"{x(place):.1f},{y(value):.1f}" for place, value in run)
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{INK}" stroke-width="1.6" stroke-linejoin="round"/>')
    last = max(place for place, value in enumerate(values) if value is not None)
    fill = "#ffffff" if waiting else INK
    drawn.append(f'<circle cx="{x(last):.1f}" cy="{y(known[-1]):.1f}" r="3" fill="{fill}" stroke="{INK}" stroke-width="1.4"/>')
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(drawn)}</svg>'
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    return el("img", src=address, alt=says, width=WIDTH, height=HEIGHT, class_="sparkline")


def _reach(ends: Sequence[float]) -> tuple[float, float]:
    """The lowest and highest value to draw, never the same: a flat line stands in the middle."""
    bottom, top = min(ends), max(ends)
    return (bottom, top) if top > bottom else (bottom - 1, top + 1)


def _target(low: float | None, high: float | None, y: Callable[[float], float]) -> str:
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return ""
    dash = "1.5 2" if len(ends) == 2 else "3.5 2.5"
    lines = "".join(
        f'<line x1="0" x2="{WIDTH}" y1="{y(end):.1f}" y2="{y(end):.1f}" stroke="{TARGET}" stroke-width="1.3" stroke-dasharray="{dash}"/>'
        for end in ends
    )
    if low is None or high is None:
        return lines
    return f'<rect x="0" y="{y(high):.1f}" width="{WIDTH}" height="{y(low) - y(high):.1f}" fill="{BAND}"/>' + lines


def _runs(values: Sequence[float | None], breaks: Sequence[int]) -> list[list[tuple[int, float]]]:
    """Stretches to join by a line: a gap or a break ends one."""
    runs: list[list[tuple[int, float]]] = []
    joined = False
    for place, value in enumerate(values):
        if value is None:
            joined = False
            continue
        if not joined or place in breaks:
            runs.append([])
        runs[-1].append((place, value))
        joined = True
    return runs
