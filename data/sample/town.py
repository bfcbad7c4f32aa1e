"""The invented people and what happened to them: the one history that every file is a cut of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from data.sample import words
from data.sample.chance import Chance
from data.sample.words import REQUEST, SERVICE, SERVICE_USER

DAY = datetime.timedelta(days=1)
NEVER = datetime.date.max


@dataclass(slots=True, eq=False)
class Person:
    """Someone who never lived; `homes` says where from which day."""

    number: int
    nhs_number: str
    first_name: str
    last_name: str
    gender: str
    ethnicity: str
    born: datetime.date
    reason: str
    homes: list[tuple[datetime.date, str]]
    employment: str
    funding: str
    has_carer: str
    practice: int | None
    dies: datetime.date | None = None
    death_known: datetime.date = NEVER
    nhs_number_known: datetime.date = datetime.date.min

    def age(self, on: datetime.date) -> int:
        return (on - self.born).days * 4 // 1461

    def alive(self, on: datetime.date) -> bool:
        return self.dies is None or self.dies > on


@dataclass(slots=True, eq=False)
class Event:
    """One thing that happened; the dates at the end say when the council's own system came to know of it."""

    person: Person
    kind: str
    start: datetime.date
    end: datetime.date | None = None
    outcome: str = ""
    client_type: str = SERVICE_USER
    route: str = ""
    assessment_type: str = ""
    service_type: str = ""
    component: str = ""
    mechanism: str = ""
    provider: int = 0
    review_reason: str = ""
    cared_for: Person | None = None
    known: datetime.date = datetime.date.min
    end_known: datetime.date = datetime.date.min
    withdrawn: datetime.date = NEVER


@dataclass
class Town:
    """Everybody, everything that happened, and who had long-term support at the start of each month."""

    chance: Chance = field(default_factory=lambda: Chance("people"))
    recording: Chance = field(default_factory=lambda: Chance("recording"))
    people: list[Person] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    supported: dict[datetime.date, list[Person]] = field(default_factory=dict)

    def newcomer(self, on: datetime.date, older: bool, supported: bool = False, age: int | None = None) -> Person:
        """Somebody the council had not met, 65 or over or aged 18 to 64 on that day."""
        chance, number = self.chance, len(self.people) + 1
        years = age if age is not None else _older_age(chance) if older else chance.between(18, 63)
        woman = chance.whether(0.60 if older else 0.51)
        reason = chance.weighted(words.OLDER_REASON if older else words.YOUNGER_REASON)
        home = chance.weighted(words.OLDER_HOME if older else words.YOUNGER_HOME)
        ethnicity = chance.weighted(words.ETHNICITY)
        named = supported or chance.whether(0.3)  # names are optional
        if not supported:  # of those who only call, many are not asked
            home = home if chance.whether(0.35) else "Unknown"
            ethnicity = ethnicity if chance.whether(0.45) else "No data: Undeclared or not known"
        person = Person(
            number=number,
            nhs_number=nhs_number(number),
            first_name=chance.pick(words.WOMEN if woman else words.MEN) if named else "",
            last_name=chance.pick(words.LAST_NAMES) if named else "",
            gender="Female" if woman else "Male",
            ethnicity=ethnicity,
            born=on - (365 * years + years // 4 + 1 + chance.between(0, 363)) * DAY,
            reason=reason,
            homes=[(datetime.date.min, home)],
            employment=chance.weighted(words.EMPLOYMENT) if reason == words.LEARNING and not older else "",
            funding=chance.weighted(words.FUNDING) if supported else "Unknown",
            has_carer=chance.weighted((("Yes", 34), ("No", 52), ("Unknown", 14))),
            practice=chance.between(0, 3) if supported or chance.whether(0.2) else None,
        )
        self.people.append(person)
        return person

    def happened(self, event: Event) -> Event:
        """Keep an event, with the delay after which the council's system holds it: mostly days, now and then months."""
        begun_or_done = event.start if event.kind == SERVICE else event.end or event.start
        event.known = begun_or_done + self._delay(6 if event.kind == REQUEST else 12)
        if event.end is not None:
            event.end_known = max(event.known, event.end + self._delay())
        self.events.append(event)
        return event

    def served(
        self,
        person: Person,
        days: tuple[datetime.date, datetime.date | None],
        outcome: str,
        kind: tuple[str, str],
        *,
        mechanism: str = "",
        provider: int = 0,
    ) -> Event:
        """A service from one day to another (or still open) of a service type and component."""
        return self.happened(
            Event(person, SERVICE, *days, outcome, service_type=kind[0], component=kind[1], mechanism=mechanism, provider=provider)
        )

    def ends(self, service: Event, on: datetime.date, outcome: str) -> None:
        """An open service ends."""
        service.end, service.outcome = max(on, service.start), outcome
        service.end_known = max(service.known, on + self._delay())

    def died(self, person: Person, on: datetime.date) -> None:
        person.dies = on
        person.death_known = on + self._delay()

    def _delay(self, usual: int = 12) -> datetime.timedelta:
        low, high = self.recording.weighted((((0, usual), 93), ((13, 35), 5.4), ((36, 110), 1.6)))
        return self.recording.between(low, high) * DAY


def _older_age(chance: Chance) -> int:
    low, high = chance.weighted((((65, 74), 27), ((75, 84), 40), ((85, 94), 30), ((95, 101), 3)))
    return chance.between(low, high)


def nhs_number(number: int) -> str:
    """An NHS number of its own for each number below 250,000, from the range 999 that is kept for tests.

    The tenth digit is the check by modulus 11; numbers whose check would be 10 do not exist and are skipped.
    """
    for nine in range(999_000_000 + 4 * number, 999_000_000 + 4 * number + 4):
        check = 11 - sum(int(digit) * weight for digit, weight in zip(str(nine), range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return f"{nine}{check % 11}"
    raise AssertionError("of four neighbours at most two lack a check digit")
