"""Unpaid carers: their requests, assessments and support, and those known only because somebody named them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from data.sample import arrival, story, words
from data.sample.chance import Chance, Quota
from data.sample.town import DAY, Event, Person, Town
from data.sample.words import ASSESSMENT, CARER, CARER_BY_ASSOCIATION, REQUEST, REVIEW

ADVICE_AFTER = ((words.ADVICE, 55), (words.TO_ASSESSMENT, 40), (words.DECLINED, 5))
SUPPORT = (
    (words.DIRECT_TO_CARER, words.DIRECT_PAYMENT, 46), (words.DIRECT_TO_CARER, "Other unpaid carer support", 27),
    (words.DIRECT_TO_CARER, "Unpaid carer sitting service", 9), (words.WITH_CARED_FOR, "Unpaid carer respite", 18),
)  # fmt: skip


@dataclass
class Carers:
    """What carers asked for and were given."""

    town: Town
    scale: float
    chance: Chance = field(default_factory=lambda: Chance("carers"))

    def live_through(self) -> None:
        quota = Quota(self.chance, 2.0)
        for month in story.months():
            for _ in range(quota.next(story.wish(story.CARER_REQUESTS, month) * self.scale)):
                self._ask(month)
            if self.chance.whether(0.8):
                self._named_only(month)

    def _carer(self, on: datetime.date) -> Person:
        person = self.town.newcomer(on, older=self.chance.whether(0.42))
        person.reason, person.employment, person.has_carer = words.CARER_REASON, "", "No"
        return person

    def _ask(self, month: datetime.date) -> None:
        """A request; four in ten lead to an assessment, most of those to support for some months."""
        carer, done = self._carer(month), self.chance.day_of(month)
        cared_for = self.chance.pick(self.town.supported[month])
        outcome = self.chance.weighted(ADVICE_AFTER)
        begun = done - self.chance.between(0, 3) * DAY
        self.town.happened(Event(carer, REQUEST, begun, done, outcome, CARER, route=words.FROM_COMMUNITY, cared_for=cared_for))
        if outcome != words.TO_ASSESSMENT:
            return
        assessed = done + self.chance.between(5, 45) * DAY
        supported = self.chance.whether(0.72)
        result = words.TO_SUPPORT if supported else words.ADVICE
        kind = arrival.LONG_TERM_ASSESSMENT if self.chance.whether(0.5) else arrival.SHORT_TERM_ASSESSMENT
        self.town.happened(Event(carer, ASSESSMENT, done + DAY, assessed, result, CARER, assessment_type=kind, cared_for=cared_for))
        if supported:
            self._support(carer, cared_for, assessed + self.chance.between(0, 20) * DAY)

    def _support(self, carer: Person, cared_for: Person, start: datetime.date) -> None:
        (service_type, component), ends = self.chance.weighted([((kind, part), weight) for kind, part, weight in SUPPORT]), None
        if self.chance.whether(0.75):
            ends = start if component == words.DIRECT_PAYMENT and self.chance.whether(0.5) else start + self.chance.between(60, 420) * DAY
        mechanism = "Direct payment" if component == words.DIRECT_PAYMENT else self.chance.weighted(words.MECHANISM)
        outcome = words.AS_PLANNED if ends else words.CONTINUES
        service = self.town.served(carer, (start, ends), outcome, (service_type, component), mechanism=mechanism)
        service.client_type, service.cared_for = CARER, cared_for
        if self.chance.whether(0.3):
            reviewed = start + self.chance.between(150, 380) * DAY
            reason = words.PLANNED_REVIEW
            self.town.happened(Event(carer, REVIEW, reviewed, reviewed, words.CONTINUES, CARER, review_reason=reason, cared_for=cared_for))

    def _named_only(self, month: datetime.date) -> None:
        """A carer known by association: a person and a link, no event."""
        carer = self._carer(month)
        cared_for = self.chance.pick(self.town.supported[month])
        self.town.happened(Event(carer, "", month, None, "", CARER_BY_ASSOCIATION, cared_for=cared_for))
