"""What a chart shows, before anything is drawn: dots, levels, breaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INK, INK_2, BLUE, GRID = "#16202a", "#46535f", "#12436d", "#e4e9ee"
GREEN, BAND, BASELINE = "#0f5c46", "#dcebe6", "#801650"


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
    events: tuple[tuple[date, str], ...] = ()  # what happened, oldest first, within the line
    left_out: tuple[tuple[date, str], ...] = ()  # what happened before or after it: said, not drawn
    alt: str = ""  # the whole chart in words
