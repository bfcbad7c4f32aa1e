"""A control chart as plotly reads it: the line, average and limits of each part, and a white diamond on every signal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from data.periods import period_words
from metrics.results import Point
from metrics.verdicts.variation import Variation
from pages.parts import control_words, words
from pages.parts.charts import figure
from pages.parts.picture import BLUE, INK_2, Dot, Picture

GROUND = "rgba(255,255,255,0.5)"


def drawn(found: Variation) -> dict[str, Any]:
    """The chart as plotly reads it: the line, average and limits of each part, and a white diamond on every signal."""
    like = found.judged[-1]
    unit = "%" if like.unit.startswith("%") else ""
    dots = [_dot(found.line, place) for place in range(len(found.line))]
    said = words.figure(like)
    if found.has_moved:  # the finding is about the newest figure, so it stands over it
        said = f'<span style="font-size:14px">{_short(found)}</span><br>{said}'
    chart = figure(Picture(tuple(dots), said, unit, height=280))
    layout = chart["layout"]
    levels = [end for part in found.chart.parts if part.limits for end in control_words.clipped(part.limits, like)]
    heights = [dot.height for dot in dots if dot.height is not None] + levels
    room = max((max(heights) - min(heights)) * 0.15, 0.5)
    above = room * (2 if found.has_moved else 1)  # two lines stand over the newest figure
    layout["yaxis"]["range"] = [max(min(heights) - room, 0.0), max(heights) + above]
    for part in found.chart.parts:
        if part.limits is None:
            continue
        lower, upper = control_words.clipped(part.limits, like)
        ends = dots[part.start].at, dots[part.stop - 1].at
        layout["shapes"] += [_level(part.limits.mean, "solid", *ends), *(_level(end, "dash", *ends) for end in (lower, upper))]
    layout["annotations"] += _names(found, heights, room)
    if found.episodes and not found.has_moved:
        layout["annotations"].append(_newest(found, dots))
    chart["data"].append(_signals(found, dots))
    return chart


def _names(found: Variation, heights: Sequence[float], room: float) -> list[dict[str, Any]]:
    """The names of the levels of the first part that has them, each at the end of its line where it covers least of the data."""
    part = next(each for each in found.chart.parts if each.limits is not None)
    limits, like = part.limits, found.judged[-1]
    assert limits is not None
    lower, upper = control_words.clipped(limits, like)
    levels = [("Average", limits.mean)] if lower == upper else [("Upper limit", upper), ("Average", limits.mean), ("Lower limit", lower)]
    # at the right nothing else may be named: neither later parts nor, under the line, an earlier finding
    ends = ("left", "right") if len(found.chart.parts) == 1 and (found.has_moved or not found.episodes) else ("left",)
    known = [point.value or 0.0 for point in found.judged]
    third = max(len(known) // 3, 1)

    def covered(place: tuple[str, bool], height: float) -> int:
        end, below = place
        near = known[:third] if end == "left" else known[-third:]
        return sum((height - room <= each <= height) if below else (height <= each <= height + room) for each in near)

    # not above at the right: the latest figure is named there
    places = [(end, below) for end in ends for below in (False, True) if (end, below) != ("right", False)]
    on_the_axis = [place for place in places if not place[1]]
    best = {name: min(places if height > 0 else on_the_axis, key=lambda place: covered(place, height)) for name, height in levels}
    return [_name(f"{name} {control_words.level(height, like)}", height, *best[name]) for name, height in levels]


def _newest(found: Variation, dots: Sequence[Dot]) -> dict[str, Any]:
    """The newest finding in words, under the figures that its words stand over."""
    newest = control_words.newest_of(found)
    place = next(number for number, point in enumerate(found.line) if point is newest.points[-1])
    on_right = place > len(dots) // 2
    stands_over = dots[place - len(dots) // 2 : place + 1] if on_right else dots[place : place + len(dots) // 2]
    over = [dot.height for dot in stands_over if dot.height is not None]
    at = {"x": dots[place].at.isoformat(), "xanchor": "right" if on_right else "left", "y": min(over), "yanchor": "top"}
    font = {"size": 14, "color": BLUE}
    return {"text": _short(found), **at, "yshift": -8, "showarrow": False, "bgcolor": GROUND, "font": font}


def _short(found: Variation) -> str:
    """The newest finding in as few words as fit on a phone."""
    return control_words.SHORT[control_words.newest_of(found).signal].replace("upper ", "").replace("lower ", "")


def _signals(found: Variation, dots: Sequence[Dot]) -> dict[str, Any]:
    """The diamonds. Their words stand in the hover text, the findings and the table."""
    marked = [(dot, signal) for dot, signal in zip(dots, found.chart.signals, strict=True) if signal is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.at.isoformat() for dot, _ in marked],
        "y": [dot.height for dot, _ in marked],
        "text": [f"{dot.says}<br>{control_words.SHORT[signal]}" for dot, signal in marked],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"symbol": "diamond", "color": "#ffffff", "size": 9.5, "line": {"color": BLUE, "width": 2}},
    }


def _dot(line: Sequence[Point | None], place: int) -> Dot:
    point = line[place]
    if point is None:
        return Dot(_day(line, place), None, "")
    return Dot(
        _day(line, place),
        point.value,
        f"{words.first_up(period_words(point.period_type, point.period_start, point.period_end))}: {words.spoken(point)}",
        point.status == "provisional",
    )


def _day(line: Sequence[Point | None], place: int) -> date:
    point = line[place]
    return _day(line, place - 1) + timedelta(days=1) if point is None else point.period_end.replace(day=1)


def _level(height: float, dash: str, since: date, until: date) -> dict[str, Any]:
    line = {"color": INK_2, "width": 1 if dash == "solid" else 1.25, "dash": dash}
    at = {"x0": since.isoformat(), "x1": until.isoformat(), "y0": height, "y1": height}
    return {"type": "line", "xref": "x", "yref": "y", **at, "line": line, "layer": "below"}


def _name(says: str, height: float, end: str, below: bool) -> dict[str, Any]:
    place = {"x": 0 if end == "left" else 1, "xref": "paper", "xanchor": end}
    level = {"y": height, "yref": "y", "yanchor": "top" if below else "bottom"}
    return {"text": says, **place, **level, "showarrow": False, "bgcolor": GROUND, "font": {"size": 14, "color": INK_2}}
