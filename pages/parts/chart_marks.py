"""What stands on a chart beside its line: target, baseline, averages, limits, breaks and events, each told from the others by its dash.

Their colours are alike in grey print (all dark), so no two kinds share a dash, a weight and a direction. Weights are whole pixels: a
browser snaps level lines to pixels, and 1.75 would be one pixel here and two there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pages.parts.picture import BASELINE, GREEN, INK, INK_2, Picture

Dash = Literal["solid", "dash", "dot", "dashdot", "fine"]


@dataclass(frozen=True)
class Across:
    """A level line: from one day to another, or across the whole plot."""

    height: float
    colour: str
    width: float
    dash: Dash
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Upright:
    """A line from the bottom of the plot to its top on one day."""

    at: date
    colour: str
    width: float
    dash: Dash


def band(picture: Picture) -> tuple[float, float] | None:
    """The filled band of a target that is a range. Its two edges carry the meaning: the fill is too light to be seen by everybody."""
    ends = picture.target
    return (ends[0], ends[1]) if len(ends) == 2 else None


def levels(picture: Picture) -> list[Across]:
    """The edges of the band or the line of the target, the baseline where it may be compared, averages and limits."""
    is_band = band(picture) is not None
    found = [Across(end, GREEN, 1.0 if is_band else 2.0, "dot" if is_band else "dash") for end in picture.target]
    if picture.baseline is not None:
        mark = picture.baseline
        found.append(Across(mark.height, BASELINE, 2.0, "dashdot", mark.since, mark.until))
    for level in picture.levels:
        found.append(Across(level.height, INK_2, 1.0, "dash" if level.is_limit else "solid", level.since, level.until))
    return found


def uprights(picture: Picture) -> list[Upright]:
    """A solid line at each break of the series, a fine dotted one at each event."""
    return [Upright(at, INK, 2.0, "solid") for at, _ in picture.breaks] + [Upright(on, INK_2, 1.0, "fine") for on, _ in picture.events]
