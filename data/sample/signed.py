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
BEGUN, BEGUN_AT = ("October 2026", date(2026, 10, 31)), datetime(2026, 11, 20, 11, 15)
PUT_RIGHT_AT = datetime(2026, 11, 19, 15, 0)


@dataclass(frozen=True)
class Signed:
    """One edition, and when each of three people did their part. `as_of` is the day whose figures it gives; None for the current ones."""

    name: str
    month: date
    begun: datetime
    checked: datetime
    approved: datetime
    as_of: date | None = None


@dataclass(frozen=True)
class Made:
    """What an edition holds, of which run, made by which version of the program."""

    items: Sequence[Item]
    run_id: int
    program: str


SIGNED = (
    Signed(
        "August 2026",
        date(2026, 8, 31),
        datetime(2026, 11, 2, 10, 0),
        datetime(2026, 11, 3, 9, 20),
        datetime(2026, 11, 4, 16, 5),
        as_of=date(2026, 10, 31),
    ),
    Signed(
        "September 2026",
        date(2026, 9, 30),
        datetime(2026, 11, 12, 14, 30),
        datetime(2026, 11, 13, 11, 10),
        datetime(2026, 11, 16, 9, 45),
    ),
)


def sign(store: Store, make: Callable[[date, date | None], Made]) -> bool:
    """Sign them off, once; False where anybody has begun an edition. `make` gives what one of a month holds, as of a day or now."""
    if editions.begun(store, COUNCIL):
        return False
    now = datetime.now().replace(microsecond=0)
    for each in SIGNED:
        made = make(each.month, each.as_of)
        record = editions.draft(store, COUNCIL, each.name, each.month, by=OFFICER, at=min(each.begun, now))
        record = editions.check(store, COUNCIL, record, made.items, by=DIRECTOR, at=min(each.checked, now))
        newest = editions.approve(
            store, COUNCIL, record, made.items, run_id=made.run_id, program=made.program, by=APPROVER, at=min(each.approved, now)
        )
    editions.correct(
        store,
        newest,
        "The reply to the question on the front door reached the board two days later than the edition says.",
        old="6 October 2026",
        new="8 October 2026",
        told="Health and Care Scrutiny Board, by letter to its chair",
        by=OFFICER,
        at=min(PUT_RIGHT_AT, now),
    )
    name, month = BEGUN
    editions.draft(store, COUNCIL, name, month, by=OFFICER, at=min(BEGUN_AT, now))
    return True
