"""What stands on a chart beside its line: target, baseline and breaks as shapes, and their names as words inside the plot."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.parts.picture import BAND, BASELINE, BLUE, GREEN, INK, INK_2, Dot, Picture

LABEL_WIDTH = 0.25  # of the plot: how much of the line the words of the latest figure stand over
LABEL_HEIGHT = 0.16  # of the plot: two lines of words


def shapes(picture: Picture) -> list[dict[str, Any]]:
    """The band or lines of the target, the baseline over the part it may be compared with, and a line at each break."""
    found: list[dict[str, Any]] = []
    ends = [end for end in (picture.target_low, picture.target_high) if end is not None]
    if len(ends) == 2:
        found.append(_box(ends[0], ends[1]))
    dash, width = ("dot", 1.0) if len(ends) == 2 else ("dash", 1.75)
    found += [_level(end, GREEN, dash, width) for end in ends]
    if picture.baseline is not None:
        mark = picture.baseline
        found.append(_level(mark.height, BASELINE, "dashdot", 1.75, mark.since, mark.until))
    for at, _ in picture.breaks:
        found.append(
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": at.isoformat(),
                "x1": at.isoformat(),
                "y0": 0,
                "y1": 1,
                "line": {"color": INK, "width": 1.5},
            }
        )
    return found


def _box(low: float, high: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": low,
        "y1": high,
        "fillcolor": BAND,
        "line": {"width": 0},
        "layer": "below",
    }


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


def labels(picture: Picture) -> list[dict[str, Any]]:
    """Words inside the plot, on the thing they name, aligned to an end: that keeps them whole at 320 pixels."""
    known = [dot for dot in picture.dots if dot.height is not None]
    found: list[dict[str, Any]] = []
    ends = [end for end in (picture.target_low, picture.target_high) if end is not None]
    if ends and picture.target_words:
        side, below = ("left", True) if len(ends) == 2 else _clearest(picture, max(ends))
        found.append(_label(picture.target_words, max(ends), GREEN, side, below=below, bold=True))
    if picture.baseline is not None:
        found.append(_label(picture.baseline.words, picture.baseline.height, BASELINE, "right", below=True, bold=True))
    settled = [dot for dot in known if not dot.provisional] or known
    if settled:  # clear of the line: above the dots that the words stand over
        above = max(dot.height or 0 for dot in _last(picture, LABEL_WIDTH))
        found.append({**_near(settled[-1], f"<b>{picture.latest_words}</b>", 17, BLUE), "y": above, "yanchor": "bottom", "yshift": 6})
    if known and known[-1].provisional:
        under = min(dot.height or 0 for dot in _last(picture, LABEL_WIDTH / 2))
        ground = {} if len(ends) == 2 else {"bgcolor": "rgba(255,255,255,0.85)"}  # a line may run behind it
        found.append({**_near(known[-1], "provisional", 14, INK_2), "y": under, "yanchor": "top", "yshift": -6, **ground})
    for at, words in picture.breaks:
        found.append(
            {
                "text": words,
                "x": at.isoformat(),
                "xref": "x",
                "y": 1,
                "yref": "paper",
                "xanchor": "right",
                "yanchor": "top",
                "xshift": -4,
                "align": "right",
                "showarrow": False,
                "font": {"size": 14, "color": INK},
            }
        )
    return found


def _last(picture: Picture, share: float) -> list[Dot]:
    """The known dots in the last part of the plot."""
    return [dot for dot in picture.dots[-int(len(picture.dots) * share + 1) :] if dot.height is not None] or [picture.dots[-1]]


def _clearest(picture: Picture, level: float) -> tuple[str, bool]:
    """The end of a level line, and whether below it, where its name stands over the fewest data; above at the left if all are alike."""
    heights = [dot.height for dot in picture.dots if dot.height is not None]
    part = max(len(heights) // 3, 1)
    ends = {"left": heights[:part], "right": heights[-part:]}
    room = (max([*heights, level]) - (0 if picture.from_zero else min([*heights, level]))) * LABEL_HEIGHT

    def covered(place: tuple[str, bool]) -> int:
        side, below = place
        return sum(level - room <= height <= level if below else level <= height <= level + room for height in ends[side])

    # not above at the right: the latest figure is named there
    return min((("left", False), ("left", True), ("right", True)), key=covered)


def _near(dot: Dot, words: str, size: int, colour: str) -> dict[str, Any]:
    return {
        "text": words,
        "x": dot.at.isoformat(),
        "y": dot.height,
        "xanchor": "right",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }


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
        "align": side,
        "showarrow": False,
        "font": {"size": 15, "color": colour},
    }
