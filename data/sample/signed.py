"""What Exampleton told its board: two editions signed off, one of them put right by a correction, and a third that is begun. All invented.

What an edition holds is made in the room of measures, so the door of this package hands it in (`data/sample/__main__.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.records import editions
from data.records.editions import Item
from data.sample.council import COUNCIL
from data.sample.decided import DIRECTOR, OFFICER
from data.store import Store

APPROVER = "arthur.penn@exampleton.example"
BEGUN = ("October 2026", date(2026, 10, 31))


@dataclass(frozen=True)
class Signed:
    """One edition, the day whose figures it gives, and when each of three people did their part after it.

    `as_of` None: the current figures. They are of the day on which the sample is made, so nobody can have signed them before.
    """

    name: str
    month: date
    as_of: date | None = None
    at: tuple[datetime, datetime, datetime] | None = None


@dataclass(frozen=True)
class Made:
    """What an edition holds, of which run, made by which version of the program."""

    items: Sequence[Item]
    run_id: int
    program: str


AUGUST_AT = (datetime(2026, 11, 2, 10, 0), datetime(2026, 11, 3, 9, 20), datetime(2026, 11, 4, 16, 5))
SIGNED = (
    Signed("August 2026", date(2026, 8, 31), date(2026, 10, 31), AUGUST_AT),
    Signed("September 2026", date(2026, 9, 30)),
)


def sign(store: Store, make: Callable[[date, date | None], Made]) -> bool:
    """Sign them off, once; False where anybody has begun an edition. `make` gives what one of a month holds, as of a day or now."""
    if editions.begun(store, COUNCIL):
        return False
    now = datetime.now().replace(microsecond=0)
    for each in SIGNED:
        made = make(each.month, each.as_of)
        begun, checked, approved = each.at or (now, now, now)
        record = editions.draft(store, COUNCIL, each.name, each.month, by=OFFICER, at=begun)
        record = editions.check(store, COUNCIL, record, made.items, by=DIRECTOR, at=checked)
        newest = editions.approve(store, COUNCIL, record, made.items, run_id=made.run_id, program=made.program, by=APPROVER, at=approved)
    editions.correct(
        store,
        newest,
        "The reply to the question on the front door reached the board two days later than the edition says.",
        old="6 October 2026",
        new="8 October 2026",
        told="Health and Care Scrutiny Board, by letter to its chair",
        by=OFFICER,
        at=now,
    )
    name, month = BEGUN
    editions.draft(store, COUNCIL, name, month, by=OFFICER, at=now)
    return True
