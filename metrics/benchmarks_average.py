"""What the councils like ours come to together, and how that was made: never an average of percentages without saying so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from data.council import area_name
from metrics.results import Point
from metrics.statistics.disclosure import Kind

FEWEST = 3  # councils: of fewer it would be one council's own figure, not what the neighbours come to
WHY_MISSING = {"suppressed": "hidden", "not available": "not available", "not applicable": "not applicable"}


@dataclass(frozen=True)
class Average:
    """The councils together. `point` carries the value, and counts where they were added up; None where there is nothing to show.

    `how` is '' where it says nothing; `missing` says who is not in it and why.
    """

    point: Point | None
    how: str
    missing: str = ""
    of: int = 0
    """How many councils have a figure that is in it."""
    status: str = ""
    """Why there is nothing to show, where it is one reason for all of them: a status of figures."""


def average(found: Sequence[Point], wanted: Sequence[str]) -> Average:
    """The average of the councils named in `wanted`, from the figures that there are.

    Counts are added up: their numerators over their denominators. Where the counts of one are missing or hidden, or it is a survey whose
    percentages are weighted, it is the median of their figures. Numbers of people are not averaged: councils are of different size.
    """
    if not wanted:
        return Average(None, "no list of councils like this one is held", status="not available")
    known = [point for point in found if point.value is not None]
    missing = _missing(found, wanted)
    if not known:
        why = {point.status for point in found} if len(found) == len(wanted) else {"not available"}
        return Average(None, "none of them has a figure", missing, status=why.pop() if len(why) == 1 else "not available")
    if is_a_number_of_people(known[0]):
        return Average(None, "numbers of people in councils of different size are not averaged", missing, len(known), "not applicable")
    if len(known) < FEWEST <= len(wanted):
        only = f"only {len(known)} of {len(wanted)} neighbours {'has' if len(known) == 1 else 'have'} a figure, too few to speak for them"
        return Average(None, only, missing, len(known), "not available")
    many = f"{len(known)} of {len(wanted)} neighbours" if len(known) < len(wanted) else f"all {len(wanted)} neighbours"
    counted = all(point.numerator is not None and point.denominator for point in known)
    if counted and known[0].margin is None and known[0].kind in (Kind.PROPORTION, Kind.RATE):
        return Average(_together(known), f"{many} together: their numerators over their denominators", missing, len(known))
    middle = median(point.value for point in known if point.value is not None)
    made = replace(known[0], council="", value=middle, numerator=None, denominator=None, margin=None, status="observed", uploads="")
    return Average(made, f"the median of {many}, {_why_median(known)}", missing, len(known))


def is_a_number_of_people(point: Point) -> bool:
    """Whether the figure is a count, which grows with the council: neither a share, a rate nor a score."""
    return not (point.kind in (Kind.PROPORTION, Kind.RATE) or "score" in point.unit)


def _together(known: Sequence[Point]) -> Point:
    numerator = sum(point.numerator or 0 for point in known)
    denominator = sum(point.denominator or 0 for point in known)
    per = 100 if known[0].kind is Kind.PROPORTION else 100_000
    value = per * numerator / denominator if denominator else None
    return replace(known[0], council="", numerator=numerator, denominator=denominator, value=value, status="observed", uploads="")


def _why_median(known: Sequence[Point]) -> str:
    if all(point.basis == "survey" for point in known):
        return "since survey results are weighted and cannot be added up"
    without = [area_name(point.council) for point in known if point.numerator is None or not point.denominator]
    if len(without) == len(known):
        return "since counts are not published"
    return f"since the counts of {_listed(without)} are not published"


def _missing(found: Sequence[Point], wanted: Sequence[str]) -> str:
    """'Not in it: Knowsley (hidden), Redcar and Cleveland (no figure in the tables)', '' when everybody is."""
    by_code = {point.council: point for point in found}
    said = []
    for code in wanted:
        point = by_code.get(code)
        if point is None:
            said.append(f"{area_name(code)} (no figure in the tables)")
        elif point.value is None:
            said.append(f"{area_name(code)} ({WHY_MISSING.get(point.status, point.status)})")
    if len(said) == len(wanted) > 1 and len({words.rpartition("(")[2] for words in said}) == 1:
        return f"None of the {len(wanted)} has a figure: {said[0].rpartition('(')[2].rstrip(')')}"
    return f"Not in it: {_listed(said)}" if said else ""


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
