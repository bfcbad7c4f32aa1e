"""Actions: what somebody will do about a figure, by when, and how it goes.

An action hangs on an objective or a measure (`subject`), may name a measure beside its objective, and may belong to a part of a
framework: a workstream or a priority area (workstreams.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from data.errors import StoreError
from data.records import written
from data.records.plain import plain
from data.records.written import Record
from data.store import Store

OPEN, DONE, DROPPED = "open", "done", "dropped"
STATES = (OPEN, DONE, DROPPED)
LONGEST = 300  # letters of what is done and of how it goes
LONGEST_NAME = 100
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Action:
    """What is to be done. `note` says how it goes, at this version; `due_on` is empty where no day was agreed.

    `measure` is the id of the measure it should move; `part` an objective's id or the title of an element of a framework.
    """

    title: str
    owner: str
    lead: str = ""
    due_on: date | None = None
    measure: str = ""
    part: str = ""
    note: str = ""
    percent: int = 0


@dataclass(frozen=True)
class KeptAction:
    """An action with the record that holds it."""

    action: Action
    record: Record

    @property
    def state(self) -> str:
        """Open, done or dropped."""
        return self.record.state

    @property
    def about(self) -> tuple[str, ...]:
        """What it is for, by id: its part of a framework, its objective, its measure; ('',) for the whole strategy."""
        named = (self.action.part, self.record.subject, self.action.measure)
        return tuple(dict.fromkeys(each for each in named if each)) or ("",)

    def standing(self, today: date) -> str:
        """'overdue', 'due soon' (within 30 days), 'open', 'no date', 'done' or 'dropped'."""
        if self.state != OPEN:
            return self.state
        due = self.action.due_on
        if due is None:
            return "no date"
        return "overdue" if due < today else "due soon" if due <= today + SOON else "open"


def actions(store: Store, council: str, subject: str = "") -> list[KeptAction]:
    """The actions of a council, or those of one objective, measure or part: open ones first, the soonest due first."""
    found = [_kept(record) for record in written.newest(store, "action", council)]
    mine = [each for each in found if not subject or subject in (each.record.subject, each.action.measure, each.action.part)]
    return sorted(mine, key=lambda each: (each.state != OPEN, each.action.due_on or date.max, each.record.id))


def progress(store: Store, council: str, record_id: int) -> list[KeptAction]:
    """How an action went, version by version, the oldest first."""
    return [_kept(record) for record in written.history(store, "action", council, record_id)]


def save(
    store: Store, council: str, action: Action, *, by: str, at: datetime, subject: str = "", state: str = OPEN, over: Record | None = None
) -> KeptAction:
    """Keep an action, or what became of it. StoreError says what is missing; Overtaken that somebody else saved meanwhile."""
    said = replace(
        action, title=_line(action.title), owner=_line(action.owner), lead=_line(action.lead), note=plain(action.note).strip(),
        percent=100 if state == DONE else action.percent,
    )  # fmt: skip
    if not said.title:
        raise StoreError("Say what will be done.")
    if not said.owner:
        raise StoreError("Say who will do it: an action without an owner is nobody's.")
    for name, words, most in (("What will be done", said.title, LONGEST), ("How it goes", said.note, LONGEST),
                              ("Owner", said.owner, LONGEST_NAME), ("Lead group", said.lead, LONGEST_NAME)):  # fmt: skip
        if len(words) > most:
            raise StoreError(f"{name} has {len(words):,} letters. Say it in at most {most}.")
    if state not in STATES or not 0 <= said.percent <= 100:
        raise StoreError("An action is open, done or dropped, and from 0 to 100 per cent of the way.")
    if state == DROPPED and (not said.note or (over is not None and over.state != DROPPED and said.note == over.body["note"])):
        raise StoreError("Say why the action is dropped.")
    body = {**asdict(said), "due_on": None if said.due_on is None else said.due_on.isoformat()}
    return _kept(written.save(store, "action", council, body, state=state, by=by, at=at, subject=subject, over=over))


def overdue(found: Sequence[KeptAction], today: date) -> list[KeptAction]:
    """Those whose day has passed."""
    return [each for each in found if each.standing(today) == "overdue"]


def of_body(body: Mapping[str, Any]) -> Action:
    """The action that a record's body, or one refused as overtaken, describes."""
    due = body.get("due_on")
    return Action(**{**body, "due_on": date.fromisoformat(due) if due else None})


def _line(words: str) -> str:
    """Words on one line, without invisible marks."""
    return " ".join(plain(words).split())


def _kept(record: Record) -> KeptAction:
    return KeptAction(of_body(record.body), record)
