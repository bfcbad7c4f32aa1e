"""The two scales of a chart: where its heights start and end, which heights and which days are named."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor, log10

from pages.parts.letters import width
from pages.parts.picture import Picture

STEPS = 5.5  # how many steps a scale has, as nearly as round numbers allow
MOST_TICKS = 6
LABEL, REST = 30, 114  # pixels: what the latest figure takes above its dot; what is not left to the line on a low chart
SIZE = 15  # pixels: the letters of both scales
MONTH_ROOM, YEAR_ROOM = 0.18, 0.26  # of the axis: on a phone two ticks nearer than this would be printed over each other
AT_THE_ENDS = 0.03  # of the axis: how much stays free before the first dot and after the last


def scale(picture: Picture) -> tuple[float, float]:
    """The lowest and highest height of the scale, with room for the words. It starts at a number that can be said."""
    heights = [dot.height for dot in picture.known if dot.height is not None] + picture.target
    heights += [picture.baseline.height] if picture.baseline is not None else []
    heights += [level.height for level in picture.levels]
    if not heights:
        return 0.0, 1.0
    low, high = 0.0 if picture.from_zero else min(heights), max(heights)
    least = 1.0 if _is_counted(picture) else 0.5 if picture.unit == "%" or high == 0 else 0.0
    room = max((high - low) * 0.15, abs(high) * 0.02, least)
    words = 1 + 0.8 * (picture.finding is not None) + 0.5 * bool(picture.aside)  # what stands over a figure
    above = max(room, (high - low) * LABEL / (picture.height - REST)) * words
    bottom, top = max(low - room, 0.0) if low >= 0 else low - room, high + above
    return said_start(bottom, top), top


def said_start(bottom: float, top: float) -> float:
    """The start of a scale, lowered to a number that can be said: '62%', not '61.63%'."""
    apart = step(bottom, top)
    power = 10.0 ** floor(log10(apart) + 1e-9)
    part = power / 2 if round(apart / power) == 1 else power  # 5 of steps of 10, 1 of steps of 2 or 5
    return round(floor(bottom / part + 1e-9) * part, 10)


def step(bottom: float, top: float, *, counted: bool = False) -> float:
    """How far apart the named heights are: a round number, so that five or six or nearly so are named."""
    power = 10.0 ** floor(log10((top - bottom) / STEPS))
    rounds = (1, 2, 2.5, 5, 10) if power >= 10 else (1, 2, 5, 10)
    found = min((many * power for many in rounds), key=lambda apart: abs(log10((top - bottom) / apart / STEPS)))
    return max(found, 1.0) if counted else found


def named_heights(picture: Picture) -> list[tuple[float, str]]:
    """The heights that have a line across the plot, each with its name: '75%'. No share is more than all."""
    bottom, top = scale(picture)
    apart = step(bottom, top, counted=_is_counted(picture))
    numbers = range(ceil(bottom / apart - 1e-9), floor(top / apart + 1e-9) + 1)
    heights = [round(number * apart, 10) for number in numbers]
    return [(height, in_words(height, picture.unit, apart)) for height in heights if picture.unit != "%" or height <= 100]


def start_words(picture: Picture) -> str:
    """Where the scale starts, in a sentence."""
    bottom, _ = scale(picture)
    return "The scale starts at zero." if bottom == 0 else f"The scale starts at {bottom:,.10g}{picture.unit}."


def in_words(height: float, unit: str, apart: float) -> str:
    """A height with as many decimals as tell it from the next: '62%', '0.5', '1,000,000'."""
    return f"{height:,.{max(0, -floor(log10(apart) + 1e-9))}f}{unit}"


def span(picture: Picture) -> tuple[date, date]:
    """The first and last day of the time axis: the dots and the events, with a little room."""
    days = [dot.at for dot in picture.dots] + [on for on, _ in picture.events]
    if not days:
        return date(2000, 1, 1), date(2000, 12, 31)
    room = timedelta(days=max(round((max(days) - min(days)).days * AT_THE_ENDS), 10))
    return min(days) - room, max(days) + room


def named_days(picture: Picture) -> list[tuple[date, str]]:
    """The days with a tick, oldest first: each year by its name, else each April and the latest month in two lines; '' for a bare tick."""
    dots = picture.dots
    if not dots:
        return []
    if dots[-1].tick:
        apart = max(ceil(YEAR_ROOM * (len(dots) - 1)), 1)
        return [(dot.at, dot.tick if (len(dots) - 1 - place) % apart == 0 else "") for place, dot in enumerate(dots)]
    months = {dot.at.month for dot in dots}
    yearly = next((month for month in (4, 3) if month in months), dots[-1].at.month)
    named = [dot.at for dot in dots if (dot.at.month == yearly or len(dots) <= 6) and dot.at.day == 1]
    named = named[:: max(ceil(len(named) / MOST_TICKS), 1)]
    kept: list[date] = [dots[-1].at]
    for at in reversed(named):  # the latest is always named; what would touch it, or its neighbour, is not
        if (kept[-1] - at).days > (dots[-1].at - dots[0].at).days * MONTH_ROOM:
            kept.append(at)
    return [(at, f"{at:%b}\n{at:%Y}") for at in reversed(kept)]


def left_margin(picture: Picture) -> int:
    """Pixels for the names of the heights: 34 for small counts, more for 1,000,000."""
    return max(34, round(max((width(words, SIZE) for _, words in named_heights(picture)), default=0)) + 10)


def right_margin(picture: Picture) -> int:
    """Pixels for the half of a year's name that stands under the last dot."""
    return 26 if picture.dots and picture.dots[-1].tick else 12


def _is_counted(picture: Picture) -> bool:
    return picture.unit == "" and all(dot.height == int(dot.height) for dot in picture.known if dot.height is not None)
