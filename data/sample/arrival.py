"""What led somebody to long-term support, and what is looked at while they have it."""

from __future__ import annotations

import datetime

from data.sample import words
from data.sample.chance import Chance
from data.sample.town import DAY, Event, Person, Town
from data.sample.words import ASSESSMENT, REQUEST, REVIEW

LONG_TERM_ASSESSMENT, SHORT_TERM_ASSESSMENT = "Long term assessment", "Short term assessment"


def request(town: Town, chance: Chance, person: Person, done: datetime.date, outcome: str, route: str = "") -> Event:
    """A request settled on a day, begun up to four days before."""
    start = done - chance.weighted(((0, 55), (1, 20), (2, 12), (4, 13))) * DAY
    return town.happened(Event(person, REQUEST, start, done, outcome, route=route or chance.weighted(words.ROUTE)))


def assessment(town: Town, person: Person, start: datetime.date, end: datetime.date, outcome: str, kind: str) -> Event:
    """An assessment, long term or short term."""
    return town.happened(Event(person, ASSESSMENT, start, end, outcome, assessment_type=kind))


def by_assessment(town: Town, chance: Chance, person: Person, start: datetime.date, transition: bool = False) -> None:
    """A request, an assessment, then support from `start`; now and then after an earlier request that had been resolved."""
    route = words.TRANSITION if transition else chance.weighted(words.ROUTE)
    waited = chance.between(6, 24) if route == words.FROM_HOSPITAL else chance.between(14, 70)
    asked = start - waited * DAY
    decided = start - chance.between(1, min(9, waited - 4)) * DAY
    begun = asked + chance.between(0, min(10, (decided - asked).days)) * DAY
    outcome = words.TO_ASSESSMENT if chance.whether(0.93) else words.TO_SUPPORT
    request(town, chance, person, asked, outcome, route)
    assessment(town, person, begun, decided, words.TO_SUPPORT, LONG_TERM_ASSESSMENT)
    if chance.whether(0.24):
        request(town, chance, person, asked - chance.between(15, 75) * DAY, chance.weighted(words.RESOLVED), words.FROM_COMMUNITY)


def by_reablement(town: Town, chance: Chance, person: Person, start: datetime.date) -> None:
    """A request, reablement, and support within a week of its end."""
    ended = start - chance.between(0, 6) * DAY
    weeks = chance.between(18, 46)
    begun = ended - weeks * DAY
    route = words.FROM_HOSPITAL if chance.whether(0.7) else words.FROM_COMMUNITY
    request(town, chance, person, begun - chance.between(0, 6) * DAY, words.TO_REABLEMENT, route)
    reablement(town, chance, person, begun, ended, words.TO_SUPPORT)
    if chance.whether(0.8):
        assessment(town, person, ended - chance.between(3, 12) * DAY, ended, words.TO_SUPPORT, LONG_TERM_ASSESSMENT)


def reablement(town: Town, chance: Chance, person: Person, start: datetime.date, end: datetime.date, outcome: str) -> None:
    """An episode of short-term support to maximise independence, as one row or as two that follow each other."""
    component = words.HOME_SUPPORT if chance.whether(0.07) else "Reablement"
    provider = chance.between(0, 4)
    if (end - start).days > 20 and chance.whether(0.11):
        middle = start + chance.between(7, 12) * DAY
        again = middle + chance.between(0, 6) * DAY
        town.served(person, (start, middle), words.CONTINUES, (words.ST_MAX, component), provider=provider)
        start = again
    town.served(person, (start, end), outcome, (words.ST_MAX, component), provider=provider)


def review(town: Town, chance: Chance, person: Person, done: datetime.date, planned: bool) -> None:
    """A review of long-term support finished on a day."""
    reason = words.PLANNED_REVIEW if planned else chance.weighted(words.UNPLANNED_REVIEW)
    outcome = words.TO_SUPPORT if chance.whether(0.22 if planned else 0.45) else words.CONTINUES
    town.happened(Event(person, REVIEW, done - chance.between(0, 9) * DAY, done, outcome, review_reason=reason))
