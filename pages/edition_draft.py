"""What an edition in the making would hold, read before it is checked: as it stands at this moment, exact or as the board will read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.framework import Framework
from data.records import editions as kept
from data.records.editions import Item
from data.records.written import Record
from data.store import Store
from metrics.edition_contents import contents
from metrics.edition_giveaway import giveaways
from pages import edition_held
from pages.access import Visitor
from pages.edition_held import Held
from pages.edition_reading import Reading
from pages.parts import figures


def asked_for(number: str) -> Record | None:
    """The draft with this number, while it is in the making."""
    home = figures.home()
    drafts = [] if home is None else kept.drafts(figures.store(), home.code)
    return next((each for each in drafts if str(each.id) == number), None)


@dataclass(frozen=True)
class WouldHold:
    """What a draft would hold if signed now, its fingerprint, a sentence for each of its words that gives a hidden number away.

    `public` is what the scrutiny board would read of it.
    """

    items: tuple[Item, ...] = ()
    digest: str = ""
    giveaways: tuple[str, ...] = ()
    public: Held | None = None


def would_hold(record: Record) -> WouldHold:
    """Everything it would hold; nothing without a plan or figures. Worked out again once anything has been written."""
    home, plan, opened = figures.home(), figures.plan(), figures.store()
    if home is None or plan is None or record.period_end is None:
        return WouldHold()
    return _would_hold(opened, opened.version, opened.writes, home.code, plan, record.period_end, str(record.body["name"]))


def reading(visitor: Visitor, record: Record) -> Reading:
    """The draft as the scrutiny board will read it."""
    assert record.period_end is not None
    held = would_hold(record).public or edition_held.sort_out(())
    return Reading(visitor, held, f"Draft: {record.body['name']}", record.period_end, query=(("draft", str(record.id)),))


@lru_cache(maxsize=1)
def _would_hold(opened: Store, version: int, writes: int, council: str, plan: Framework, period_end: date, name: str) -> WouldHold:
    items = tuple(contents(opened, council, plan, period_end))
    return WouldHold(items, kept.digest_of(items), tuple(giveaways(items, name)), edition_held.sort_out(items))
