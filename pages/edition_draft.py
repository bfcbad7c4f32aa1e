"""What an edition in the making would hold, read before it is checked: as it stands at this moment, exact or as the board will read it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from data.framework import Framework
from data.records import editions as kept
from data.records.editions import Item
from data.records.written import Record
from data.store import Store
from metrics.edition_contents import contents as contents_of
from pages import edition_held
from pages.access import Visitor
from pages.edition_reading import Reading
from pages.parts import figures


def asked_for(number: str) -> Record | None:
    """The draft with this number, while it is in the making."""
    home = figures.home()
    drafts = [] if home is None else kept.drafts(figures.store(), home.code)
    return next((each for each in drafts if str(each.id) == number), None)


def contents(record: Record) -> tuple[Item, ...]:
    """Everything it would hold; nothing without a plan or figures. Worked out again once anything has been written."""
    home, plan, opened = figures.home(), figures.plan(), figures.store()
    if home is None or plan is None or record.period_end is None:
        return ()
    return _contents(opened, opened.version, opened.writes, home.code, plan, record.period_end)


def reading(visitor: Visitor, record: Record) -> Reading:
    """The draft as the scrutiny board will read it."""
    assert record.period_end is not None
    held = edition_held.sort_out(contents(record))
    return Reading(visitor, held, f"Draft: {record.body['name']}", record.period_end, query=(("draft", str(record.id)),))


@lru_cache(maxsize=1)
def _contents(opened: Store, version: int, writes: int, council: str, plan: Framework, period_end: date) -> tuple[Item, ...]:
    return tuple(contents_of(opened, council, plan, period_end))
