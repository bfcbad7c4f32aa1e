"""What happened that may show in a measure's figures, for marks on its charts, as the visitor may read it."""

from __future__ import annotations

import re
from datetime import date

from data.records.milestones import milestones
from pages.access import Visitor
from pages.parts import figures

YEARS = re.compile(r"\b(19|20)\d\d(/\d\d)?\b")


def happened(visitor: Visitor, measure_id: str, until: date | None = None) -> tuple[tuple[date, str], ...]:
    """The day and the words of each milestone, up to a day. The public is not shown words that hold a number other than a year:
    nobody has rounded it."""
    council = figures.home()
    if council is None:
        return ()
    found = milestones(figures.store(), council.code, measure_id)
    known = [(each.on, each.words) for each in found if until is None or each.on <= until]
    return tuple(event for event in known if visitor.audience == "exact" or not re.search(r"\d", YEARS.sub("", event[1])))
