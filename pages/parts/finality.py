"""Whether a figure is final, in one wording for every page: what may still change it, and what settles it."""

from __future__ import annotations

from metrics.results import PUBLISHED, Point
from metrics.verdicts.settling import why_provisional
from pages.parts import words


def final(point: Point) -> str:
    """'Yes: its period is wholly covered. ...', 'No: provisional. ... The figure is settled by ...'; of no figure why there is none."""
    if point.value is None:
        return f"There is no figure: {words.terms(point)}."
    if point.status == "provisional":
        return f"No: provisional. {why_provisional(point.note, point.basis)}"
    if point.basis in PUBLISHED:
        return "Yes, as published. The publisher may still correct it."
    return "Yes: its period is wholly covered. Files that come later may still correct it."
