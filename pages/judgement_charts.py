"""The control charts that limits could be started afresh on: of a measure the line it is asked of, and what its chart shows just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.framework import Commitment, Framework
from data.periods import period_words
from data.records.rebases import rebases
from metrics.catalogue import Measure, catalogue
from metrics.results import Point
from metrics.verdicts.chart_rules import control_chart_rules
from metrics.verdicts.variation import NOUNS, Episode, Variation, unsuited, variation
from pages.parts import figures
from pages.parts.spacing import cuts, spaced


@dataclass(frozen=True)
class Charted:
    """A measure's control chart as it stands; `found.why_not` says why there is none."""

    measure: Measure
    found: Variation

    @property
    def starts(self) -> list[date]:
        """The first days of the periods with a final figure, oldest first."""
        return [point.period_start for point in self.found.judged]

    @property
    def noun(self) -> str:
        """What a figure is of: 'month', 'quarter', 'month end'."""
        return NOUNS[self.found.judged[-1].period_type]

    @property
    def signals(self) -> tuple[str, ...]:
        """What the chart marks as more than chance, all of it, the newest first: 'above the upper limit: August 2026'."""
        newest_first = sorted(self.found.episodes, key=lambda each: each.points[-1].period_end, reverse=True)
        return tuple(f"{each.signal}: {_span(each)}" for each in newest_first)


def charted(plan: Framework) -> list[str]:
    """The measures that the plan names and that have figures of separate months, quarters or month ends, by id."""
    return [name for name in plan.measures if name in catalogue() and _line(name)]


def chart_of(council: str, measure_id: str) -> Charted:
    """The chart of a measure, from exact figures, with the rules and the rebases in force."""
    every = spaced(_line(measure_id))
    since = max(cuts(every), default=0)
    opened = figures.store()
    found = variation(every[since:], rebases(opened, council, measure_id), rules=control_chart_rules(opened))
    return Charted(catalogue()[measure_id], found)


def _span(each: Episode) -> str:
    """From when to when: 'December 2025 to August 2026'."""
    first, last = (period_words(point.period_type, point.period_start, point.period_end) for point in (each.points[0], each.points[-1]))
    return first if len(each.points) == 1 else f"{first} to {last}"


def _line(measure_id: str) -> list[Point]:
    """The line that a control chart is drawn of: months before quarters before month ends."""
    for period_type in NOUNS:
        line = figures.line("exact", Commitment(measure_id, measure_id, "monitor", period_type))
        if line and not unsuited(line[-1]):
            return line
    return []
