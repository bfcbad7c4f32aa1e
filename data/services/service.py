"""The services of a council: those of the newest register in use, with what people changed, added or took off on screen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.errors import StoreError
from data.records import written
from data.records.written import Record
from data.services import assessment
from data.services.assessment import Assessment
from data.store import Store

QUERY = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
ADDED, CHANGED, TAKEN_OFF, ASSESSED = "added", "changed", "taken off", "assessed"
DATES = ("starts_on", "ends_on", "review_on")
YEARLY = {"year": 1, "yearly": 1, "annual": 1, "annually": 1, "pa": 1, "per year": 1, "month": 12, "monthly": 12, "quarter": 4, "week": 52}
NO_LINK = re.compile(r"[;,]")


@dataclass(frozen=True)
class Service:
    """A service as the register has it. `value` is in pounds for `value_period`; empty where the register does not say."""

    name: str
    provider: str = ""
    area: str = ""
    description: str = ""
    target_group: str = ""
    life_stage: str = ""
    level: str = ""
    commissioner: str = ""
    commissioned: str = ""
    category: str = ""
    funding_source: str = ""
    arrangement: str = ""
    value: float | None = None
    value_period: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    contact: str = ""
    website: str = ""
    measures: str = ""
    assessments: tuple[Assessment, ...] = ()
    """Held against a framework's foundations, on screen only: no register brings them."""

    @property
    def key(self) -> str:
        """What a service is known by from one register to the next: its name, provider and area."""
        return "|".join(" ".join(part.lower().split()) for part in (self.name, self.provider, self.area))

    @property
    def linked(self) -> tuple[str, ...]:
        """The measures it works towards."""
        return tuple(part.strip().lower() for part in NO_LINK.split(self.measures) if part.strip())

    @property
    def a_year(self) -> float | None:
        """Its value for a year in pounds; None where the register does not say for how long the value is."""
        if self.value is None:
            return None
        period = self.value_period.lower().strip()
        if period in YEARLY:
            return self.value * YEARLY[period]
        if self.starts_on and self.ends_on and self.ends_on > self.starts_on:
            return self.value / max((self.ends_on - self.starts_on).days / 365.25, 1 / 12)
        return None


@dataclass(frozen=True)
class KeptService:
    """A service with where it comes from: `record` holds what was changed on screen, None where it is as the register has it."""

    service: Service
    key: str
    record: Record | None = None

    @property
    def is_changed(self) -> bool:
        """Whether somebody edited or added it on screen. One that was only assessed still is what the register says."""
        return self.record is not None and self.record.state != ASSESSED


def services(store: Store, council: str) -> list[KeptService]:
    """The services of a council, by name; those taken off are left out."""
    listed = [Service(*_tidy(row)) for row in store.rows(QUERY, [council])]
    edits = {record.subject: record for record in written.newest(store, "service_entry", council)}
    found = [_kept(each.key, each, edits.get(each.key)) for each in listed]
    known = {each.key for each in found}
    found += [_kept(key, Service(""), record) for key, record in edits.items() if key not in known and record.state == ADDED]
    there = [each for each in found if each.record is None or each.record.state != TAKEN_OFF]
    return sorted(there, key=lambda each: (each.service.name.lower(), each.key))


def save(
    store: Store, council: str, said: Service, *, by: str, at: datetime, kept: KeptService | None = None, state: str = ""
) -> KeptService:
    """Add a service, change one or take it off. StoreError says what is missing; Overtaken that somebody else saved meanwhile."""
    tidy = replace(said, name=" ".join(said.name.split()), provider=said.provider.strip())
    if not tidy.name:
        raise StoreError("Give the service's name.")
    if tidy.value is not None and tidy.value < 0:
        raise StoreError("A value is not below nought.")
    if tidy.starts_on and tidy.ends_on and tidy.ends_on < tidy.starts_on:
        raise StoreError("It ends before it starts: check the two dates.")
    key = tidy.key if kept is None else kept.key
    if kept is None and any(each.key == key for each in services(store, council)):
        raise StoreError(f"There is a {tidy.name} of the same provider in that area already. Change that one.")
    days = {name: _written(getattr(tidy, name)) for name in DATES}
    body = {**asdict(tidy), **days, "assessments": assessment.written(tidy.assessments)}
    over = None if kept is None else kept.record
    stands = state or (ADDED if kept is None or (over is not None and over.state == ADDED) else CHANGED)
    # somebody else's first change has no version that was read: `alone` finds it all the same
    record = written.save(store, "service_entry", council, body, state=stands, by=by, at=at, subject=key, over=over, alone=True)
    return _kept(key, tidy, record)


def assess(store: Store, council: str, kept: KeptService, said: Assessment, *, by: str, at: datetime) -> KeptService:
    """Keep an assessment of a service. StoreError says what is missing; Overtaken that somebody else saved meanwhile.

    A service that nobody edited otherwise goes on as each newer register has it: nothing but its assessments is written.
    """
    done = assessment.checked(replace(said, by=by), kept.service.starts_on, at.date())
    every = assessment.added(kept.service.assessments, done)
    over = kept.record
    body = {**({} if over is None else over.body), "assessments": assessment.written(every)}
    state = ASSESSED if over is None else over.state
    record = written.save(store, "service_entry", council, body, state=state, by=by, at=at, subject=kept.key, over=over, alone=True)
    return _kept(kept.key, kept.service, record)


def as_it_stands(kept: KeptService, theirs: Record) -> KeptService:
    """The service as somebody else's newer version has it."""
    return _kept(kept.key, kept.service, theirs)


def history(store: Store, council: str, kept: KeptService) -> list[Record]:
    """What was changed on screen, version by version."""
    return [] if kept.record is None else written.history(store, "service_entry", council, kept.record.id)


def _kept(key: str, listed: Service, record: Record | None) -> KeptService:
    return KeptService(listed if record is None else _read(listed, record.body), key, record)


def _read(listed: Service, body: Mapping[str, Any]) -> Service:
    """What was written on screen, over what the register says where nothing was."""
    said = {field.name: body[field.name] for field in fields(Service) if field.name in body}
    days = {name: date.fromisoformat(said[name]) if said[name] else None for name in DATES if name in said}
    return replace(listed, **{**said, **days, "assessments": assessment.read(body.get("assessments", []))})


def _tidy(row: Sequence[Any]) -> list[Any]:
    """Texts without None; the value as a number. The last field, assessments, is in no register."""
    return [float(each) if field.name == "value" and each is not None else each if field.name in (*DATES, "value") else each or ""
            for field, each in zip(fields(Service)[:-1], row, strict=True)]  # fmt: skip


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
