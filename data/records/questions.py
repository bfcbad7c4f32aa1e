"""Questions and recommendations of a scrutiny board: asked at a meeting, answered by an owner, carried into each paper until closed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from data.errors import StoreError
from data.records import written
from data.records.plain import plain
from data.records.written import Record
from data.store import Store

FIRST = Path(__file__).with_name("questions_first.toml")
OPEN, REPLIED, CLOSED = "open", "replied", "closed"
STATES = (OPEN, REPLIED, CLOSED)
KINDS = ("question", "recommendation", "action", "resolution")
LONGEST = 1200  # letters of what was asked and of the reply
LONGEST_NAME = 200
DATES = ("asked_on", "due_on", "replied_on")


@dataclass(frozen=True)
class Question:
    """What was asked, where, and the reply. `shows` names the page that answers, where the dashboard does."""

    words: str
    meeting: str
    asked_on: date
    kind: str = "question"
    owner: str = ""
    due_on: date | None = None
    reply: str = ""
    replied_on: date | None = None
    source: str = ""
    shows: str = ""


@dataclass(frozen=True)
class KeptQuestion:
    """A question with the record that holds it."""

    question: Question
    record: Record

    @property
    def state(self) -> str:
        """Open, replied (still carried into the next paper) or closed."""
        return self.record.state

    def is_late(self, today: date) -> bool:
        """Whether its reply is overdue."""
        return self.state == OPEN and self.question.due_on is not None and self.question.due_on < today


def questions(store: Store, council: str, subject: str = "") -> list[KeptQuestion]:
    """The questions put to a council, or those about one objective or measure: open first, then by the day they were asked."""
    found = [_kept(record) for record in written.newest(store, "question", council)]
    mine = [each for each in found if not subject or each.record.subject == subject]
    return sorted(mine, key=lambda each: (STATES.index(each.state), -each.question.asked_on.toordinal(), each.record.id))


def said_before(store: Store, council: str, record_id: int) -> list[KeptQuestion]:
    """What stood of a question at each version, the oldest first."""
    return [_kept(record) for record in written.history(store, "question", council, record_id)]


def carried(store: Store, council: str) -> list[KeptQuestion]:
    """What the next paper must hold: everything not closed."""
    return [each for each in questions(store, council) if each.state != CLOSED]


def save(
    store: Store, council: str, question: Question, *, by: str, at: datetime, subject: str = "", state: str = "", over: Record | None = None
) -> KeptQuestion:
    """Keep a question, or its reply. Without a `state` it is open until it has a reply. StoreError says what is missing."""
    said = replace(
        question, words=plain(question.words).strip(), meeting=plain(question.meeting).strip(), owner=plain(question.owner).strip(),
        reply=plain(question.reply).strip(),
    )  # fmt: skip
    stands = state or (REPLIED if said.reply else OPEN)
    if not said.words or not said.meeting:
        raise StoreError("Say what was asked, and at which meeting.")
    if said.kind not in KINDS or stands not in STATES:
        raise StoreError(f"It is one of: {', '.join(KINDS)}; and {', '.join(STATES)}.")
    for name, text, most in (("What was asked", said.words, LONGEST), ("The reply", said.reply, LONGEST),
                             ("Meeting", said.meeting, LONGEST_NAME), ("Owner", said.owner, LONGEST_NAME)):  # fmt: skip
        if len(text) > most:
            raise StoreError(f"{name} has {len(text):,} letters. Say it in at most {most:,}.")
    if said.asked_on > at.date():
        raise StoreError("That meeting is still to come. Record what was asked once it was.")
    if stands == CLOSED and not said.reply:
        raise StoreError("A question is closed by a reply: write it first.")
    if stands == REPLIED and not said.reply:
        raise StoreError("Nothing is replied to without a reply: write it first.")
    if said.reply and said.replied_on is None:
        said = replace(said, replied_on=at.date())
    body = {**asdict(said), **{name: _written(getattr(said, name)) for name in DATES}}
    return _kept(written.save(store, "question", council, body, state=stands, by=by, at=at, subject=subject, over=over))


@cache
def first_questions(plan: str) -> tuple[tuple[str, str, Question], ...]:
    """What was asked before there was a dashboard, for councils that follow a plan: subject, state and question, with its source."""
    listed = tomllib.loads(FIRST.read_text(encoding="utf-8")).get(plan, [])
    return tuple(
        (each.get("subject", ""), each["state"], Question(**{key: value for key, value in each.items() if key not in ("subject", "state")}))
        for each in listed
    )


def record_first(store: Store, council: str, plan: str) -> int:
    """Record those of them that are not there yet, as of their own day; how many were added."""
    there = {each.question.words for each in questions(store, council)}
    fresh = [(subject, state, each) for subject, state, each in first_questions(plan) if each.words not in there]
    for subject, state, each in fresh:
        save(
            store,
            council,
            each,
            by=each.meeting,
            at=datetime.combine(each.replied_on or each.asked_on, time()),
            subject=subject,
            state=state,
        )
    return len(fresh)


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def of_body(body: Mapping[str, Any]) -> Question:
    """The question that a record's body, or one refused as overtaken, describes."""
    days = {name: date.fromisoformat(body[name]) if body.get(name) else None for name in DATES}
    return Question(**{**body, **days})


def _kept(record: Record) -> KeptQuestion:
    return KeptQuestion(of_body(record.body), record)
