"""Evidence that is not a figure: evaluations, case studies, and services held against a framework's foundations.

A case study holds no personal details: who writes it says so, and names, numbers and addresses that can be recognised are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from data import personal_details
from data.errors import StoreError
from data.records import written
from data.records.written import Record
from data.store import Store

KINDS = ("evaluation", "case study", "value", "assessment")
DATES = ("decided_on", "finished_on")
LONGEST = 2000
PERSONAL = tuple(
    (re.compile(pattern), what)
    for pattern, what in (
        (personal_details.TEN_FIGURES, "an NHS or telephone number"),
        (personal_details.MOBILE, "an NHS or telephone number"),
        (personal_details.POSTCODE, "a postcode"),
        (personal_details.EMAIL, "an e-mail address"),
        (personal_details.FULL_DATE, "a full date, which may be one of birth"),
        (personal_details.TITLED, "a person's name"),
    )
)


@dataclass(frozen=True)
class Evidence:
    """One piece: `title`, what it says, and what it led to.

    A recorded calculation of value holds its cost and assumptions: `covers` says of which time people, cost and benefit are, `anyway` how
    many per cent of the benefit would have come without it, `others` how many per cent of the rest are due to others.
    """

    kind: str
    title: str
    words: str
    led_to: str = ""
    decided_on: date | None = None
    source: str = ""
    service: str = ""
    people: int | None = None
    cost: float | None = None
    benefit: float | None = None
    assumptions: str = ""
    scores: tuple[tuple[str, str], ...] = ()
    finished_on: date | None = None
    covers: str = ""
    anyway: float | None = None
    others: float | None = None


@dataclass(frozen=True)
class KeptEvidence:
    """Evidence with the record that holds it."""

    evidence: Evidence
    record: Record


def evidence(store: Store, council: str, subject: str = "") -> list[KeptEvidence]:
    """The evidence of a council, or that for one objective, outcome or service; what was taken back is left out."""
    found = [as_kept(record) for record in written.newest(store, "evidence", council) if record.state != "taken back"]
    return [each for each in found if not subject or subject in (each.record.subject, each.evidence.service)]


def save(
    store: Store,
    council: str,
    said: Evidence,
    *,
    by: str,
    at: datetime,
    subject: str = "",
    state: str = "recorded",
    over: Record | None = None,
) -> KeptEvidence:
    """Keep a piece of evidence. StoreError says what is missing, or which personal detail must go."""
    if said.kind not in KINDS or not said.title.strip() or not said.words.strip():
        raise StoreError("Give it a title and say what it shows.")
    if len(said.words) > LONGEST:
        raise StoreError(f"Say it in at most {LONGEST} letters.")
    for part in (said.title, said.words, said.led_to):
        if found := personal_detail(part):
            raise StoreError(f"It seems to hold {found}. Take out what could tell who somebody is, and save again.")
    if said.kind == "value" and (said.cost is None or not said.assumptions.strip()):
        raise StoreError("A calculation of value needs its cost and its assumptions: without them it is only a claim.")
    if any(share is not None and not 0 <= share <= 100 for share in (said.anyway, said.others)):
        raise StoreError("What would have come anyway, and what is due to others, are from 0 to 100 per cent.")
    if any(amount is not None and amount < 0 for amount in (said.people, said.cost, said.benefit)):
        raise StoreError("People, cost and benefit are not below nought.")
    body = {**asdict(said), **{name: _written(getattr(said, name)) for name in DATES}, "scores": list(said.scores)}
    return as_kept(written.save(store, "evidence", council, body, state=state, by=by, at=at, subject=subject, over=over))


def personal_detail(words: str) -> str:
    """What in a text could tell who somebody is, in words; '' where nothing is recognised."""
    return next((what for pattern, what in PERSONAL if pattern.search(words)), "")


def as_kept(record: Record) -> KeptEvidence:
    """The evidence that a record holds."""
    return KeptEvidence(of_body(record.body), record)


def of_body(body: Mapping[str, Any]) -> Evidence:
    """Evidence from what is kept of it."""
    days = {name: date.fromisoformat(body[name]) if body.get(name) else None for name in DATES}
    scores = tuple((name, score) for name, score in body.get("scores", []))
    return Evidence(**{**body, **days, "scores": scores})


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
