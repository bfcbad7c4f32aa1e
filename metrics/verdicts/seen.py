"""What an audience may see of the figures a verdict rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.framework import Commitment
from metrics.public_notes import public_note
from metrics.results import PUBLISHED, STANDARD_RULES, Audience, Point, for_public
from metrics.statistics.disclosure import Cell, Kind, Rules, blurred, too_small
from metrics.verdicts.baselines import Baseline
from metrics.verdicts.change import Change, change_on_last_year


def seen_points(
    line: Sequence[Point], audience: Audience, rules: Rules = STANDARD_RULES, shown: Sequence[Point] | None = None
) -> list[Point]:
    """The points of one line as the audience may see them, each in its place.

    `shown` are those already protected among all the figures of their measure: a month may be hidden for the sake of a quarter, which the
    line does not hold.
    """
    if audience == "exact":
        return list(line)
    known = {_period(point): point for point in (for_public(line, rules) if shown is None else shown)}
    return [known[_period(point)] for point in line]


def _period(point: Point) -> tuple[object, ...]:
    return (point.period_start, point.period_end, point.framework_year, point.method_version)


def seen_baseline(baseline: Baseline | None, kind: Kind, audience: Audience, rules: Rules = STANDARD_RULES) -> Baseline | None:
    """The baseline as the audience may see it; one that was published stays as it is.

    What the council entered goes by the rules of what is worked out. A count entered as a value is one itself; a rate entered without its
    count is hidden, since the population is public and gives the count.
    """
    if baseline is None or audience == "exact" or baseline.basis in PUBLISHED:
        return baseline
    if kind is Kind.RATE and baseline.numerator is None:
        return None
    if kind is Kind.COUNT and baseline.numerator is None:
        baseline = replace(baseline, numerator=baseline.value)
    cell = Cell(kind, baseline.numerator, baseline.denominator, baseline.value)
    if too_small(cell, rules, is_split=False):
        return None
    cell = blurred(cell, rules)
    if cell.value is None:
        return None
    return replace(baseline, numerator=cell.numerator, denominator=cell.denominator, value=cell.value, note=public_note(baseline.note))


def seen_change(line: Sequence[Point], latest: Point, seen: Mapping[int, Point], better: str, commitment: Commitment) -> Change | None:
    """The change as the audience may see it: its direction from the exact figures, its amounts from those shown (`seen`, by point)."""
    ends = (commitment.target_low, commitment.target_high)
    exact = change_on_last_year(line, latest, better, *ends)
    if seen[id(latest)] is latest:
        return exact
    shown = change_on_last_year(list(seen.values()), seen[id(latest)], better, *ends, as_shown=True)
    return None if exact is None or shown is None else replace(shown, direction=exact.direction)
