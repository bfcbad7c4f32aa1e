"""What a chart shows, before anything is drawn: dots, levels, breaks, events. Words may have two lines, with a line end between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INK, INK_2, BLUE, GRID = "#16202a", "#46535f", "#12436d", "#e4e9ee"
GREEN, BAND, BASELINE = "#0f5c46", "#dcebe6", "#801650"


@dataclass(frozen=True)
class Dot:
    """One period of a line: where it stands, its height (None: a gap), what it says, and whether it may still change.

    `tick` is what the time axis calls it where its month does not do ('2024/25'); `signal` says what makes it more than chance.
    """

    at: date
    height: float | None
    says: str
    provisional: bool = False
    tick: str = ""
    signal: str = ""


@dataclass(frozen=True)
class Mark:
    """A level named on the chart: `words` stand on the line; `since` and `until` bound where it may be compared."""

    height: float
    words: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Level:
    """An average or a limit of a part of a control chart; `words` are empty where the level is named elsewhere."""

    height: float
    since: date
    until: date
    is_limit: bool
    words: str = ""


@dataclass(frozen=True)
class Finding:
    """What a control chart found about the dot at this place, in as few words as fit on a phone."""

    place: int
    words: str


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
    levels: tuple[Level, ...] = ()
    finding: Finding | None = None
    aside: str = ""  # said inside the plot of what lies outside it: 'Target 75% to 80% lies above'

    @property
    def known(self) -> list[Dot]:
        """The dots that have a height."""
        return [dot for dot in self.dots if dot.height is not None]

    @property
    def target(self) -> list[float]:
        """The ends of the target, lowest first: two make a band."""
        return [end for end in (self.target_low, self.target_high) if end is not None]
