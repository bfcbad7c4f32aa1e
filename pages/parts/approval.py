"""Whether a figure is signed off: in which edition it stands as it is shown here, who approved that, and when."""

from __future__ import annotations

import json
import math
from datetime import datetime

from data.periods import day_words
from metrics.edition_contents import place
from metrics.results import PUBLISHED, Audience, Point
from pages.parts import figures

STAMP = "select count(*), count(*) filter (embargo_until is null or embargo_until <= ?) from edition"
HOLDS = """
select edition.number, edition.name, edition.checked_by, edition.approved_by, edition.approved_at, edition_item.body
from edition
join edition_item on edition_item.edition_id = edition.edition_id
where edition.council = ? and edition_item.kind = ? and edition_item.subject = ? and edition_item.item = ?
    and (? or edition.embargo_until is null or edition.embargo_until <= ?)
order by edition.number desc
limit 1
"""
KIND = {"exact": "result", "public": "public result"}
NOT_YET = "Not yet: figures are signed off when an edition is published"


def stamp() -> tuple[int, int]:
    """Moves when an edition is approved or its embargo ends, neither of which moves the store's version."""
    every, is_open = figures.store().rows(STAMP, [datetime.now()])[0]
    return int(every), int(is_open)


def approved(audience: Audience, point: Point) -> str:
    """In a sentence: by its publisher, in which edition, or not yet. The public is told of open editions, and nobody's name."""
    if point.basis in PUBLISHED:
        return "By its publisher"
    exact = audience == "exact"
    asked = [point.council, KIND[audience], point.measure_id, place(point), exact, datetime.now()]
    rows = figures.store().rows(HOLDS, asked)
    if not rows:
        return NOT_YET
    number, name, checked_by, approved_by, at, body = rows[0]
    edition = f"edition {number} ({name})"
    by = f" by {approved_by}, checked by {checked_by}," if exact else ""
    if _same(json.loads(body), point):
        return f"In {edition}, approved{by} on {day_words(at.date())}"
    return f"Not as it is shown here: {edition}, approved{by} on {day_words(at.date())}, gives another figure"


def _same(body: dict[str, object], point: Point) -> bool:
    """Whether the edition gives this very figure: its value, or that there is none, and what it is made of."""
    pairs = ((body.get(name), getattr(point, name)) for name in ("value", "numerator", "denominator"))
    return all((a is None and b is None) or (isinstance(a, int | float) and b is not None and math.isclose(a, b)) for a, b in pairs)
