"""Reablement that did not lead to long-term support, and reablement of people who have it already."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from data.sample import arrival, story, words
from data.sample.chance import Chance, Quota
from data.sample.town import DAY, Event, Person, Town
from data.sample.words import REVIEW

SHORT_STAY = "short stay in a care home"


@dataclass
class Reablement:
    """Episodes by the month of their end."""

    town: Town
    scale: float
    chance: Chance = field(default_factory=lambda: Chance("reablement"))

    def live_through(self) -> None:
        well, supported = Quota(self.chance, 1.5), Quota(self.chance, 1.0)
        otherwise = {sequel: Quota(self.chance, 0.8) for sequel, _ in story.REABLEMENT_OTHERWISE}
        for month in story.months():
            for _ in range(well.next(story.REABLEMENT_ENDED_WELL * self.scale)):
                self._episode(month, self.chance.weighted(words.ENDED_WELL))
            for sequel, wish in story.REABLEMENT_OTHERWISE:
                for _ in range(otherwise[sequel].next(wish * self.scale)):
                    self._episode(month, sequel)
            for _ in range(supported.next(story.REABLEMENT_OF_SUPPORTED * self.scale)):
                self._episode_of(self.chance.pick(self.town.supported[month]), month, words.CONTINUES, by_request=False)

    def _episode(self, month: datetime.date, sequel: str) -> None:
        older = self.chance.whether(0.88)
        person = self.town.newcomer(month, older, age=self.chance.between(65, 96) if older else self.chance.between(35, 63))
        self._episode_of(person, month, sequel, by_request=True)

    def _episode_of(self, person: Person, month: datetime.date, sequel: str, by_request: bool) -> None:
        """One episode that ends in the month, and what came of it."""
        ended = self.chance.day_of(month)
        cut_short = sequel in (words.HOSPITAL, words.DECEASED, words.DECLINED)
        begun = ended - (self.chance.between(3, 25) if cut_short else self.chance.between(18, 47)) * DAY
        outcome = {"low level": words.AS_PLANNED, "review": words.CONTINUES, SHORT_STAY: words.TO_SUPPORT}.get(sequel, sequel)
        if by_request:
            route = words.FROM_HOSPITAL if self.chance.whether(0.66) else words.FROM_COMMUNITY
            arrival.request(self.town, self.chance, person, begun - self.chance.between(0, 6) * DAY, words.TO_REABLEMENT, route)
        if person.alive(ended):
            arrival.reablement(self.town, self.chance, person, begun, ended, outcome)
            self._afterwards(person, ended, sequel)

    def _afterwards(self, person: Person, ended: datetime.date, sequel: str) -> None:
        soon = ended + self.chance.between(0, 6) * DAY
        if sequel == words.DECEASED:
            self.town.died(person, ended)
        elif sequel == "low level":
            until = soon if self.chance.whether(0.5) else soon + self.chance.between(30, 300) * DAY
            component = "Equipment" if self.chance.whether(0.7) else "Other short term support"
            self.town.served(person, (soon, until), words.AS_PLANNED, (words.LOW_LEVEL, component), provider=self.chance.between(0, 39))
        elif sequel == SHORT_STAY:
            until = soon + self.chance.between(10, 40) * DAY
            kind = (words.OTHER_SHORT, "Short term residential care")
            self.town.served(person, (soon, until), words.SELF_FUNDED, kind, provider=self.chance.between(0, 39))
        elif sequel == "review":
            outcome = self.chance.weighted(((words.ADVICE, 6), (words.OTHER, 4)))
            self.town.happened(Event(person, REVIEW, ended, soon + DAY, outcome, review_reason=words.SHORT_TERM_REVIEW))
