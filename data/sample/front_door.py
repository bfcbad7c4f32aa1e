"""Requests: what the other histories do not bring is filled in, month by month, until the share resolved is the story's."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from data.sample import arrival, story, words
from data.sample.chance import Chance, Quota
from data.sample.town import DAY, Person, Town
from data.sample.words import REQUEST, SERVICE_USER

RESOLVED, SHORT_TERM, PROGRESSED, UNKNOWN, OUTSIDE = "resolved", "short term", "progressed", "unknown", "outside"
PROGRESS = ((words.TO_ASSESSMENT, 80), (words.TO_SUPPORT, 18), (words.CONTINUES, 2))
NO_CODE = (("", 85), ("Closed", 15))  # "Closed" is in no list
AFTER_ASSESSMENT = (
    (words.ADVICE, 26), (words.NONE_OFFERED, 15), (words.DECLINED, 12), (words.SELF_FUNDED, 10), (words.TO_SUPPORT, 32), (words.OTHER, 5),
)  # fmt: skip
LOW_LEVEL_HELP = (("Equipment", 70), ("Meals", 8), ("Other short term support", 22))
SHORT_STAY = (("Short term residential care", 70), ("Short term nursing care", 30))


@dataclass
class FrontDoor:
    """The council's front door."""

    town: Town
    scale: float
    chance: Chance = field(default_factory=lambda: Chance("front door"))
    lately: list[Person] = field(default_factory=list)
    known: list[Person] = field(default_factory=list)

    def live_through(self) -> None:
        already = self._already()
        quotas = {group: Quota(self.chance, 2.5) for group in (RESOLVED, SHORT_TERM, PROGRESSED)}
        few = {group: Quota(self.chance, 1.2) for group in (UNKNOWN, OUTSIDE)}
        for month in story.months():
            requests = story.wish(story.REQUESTS, month) * self.scale
            share = {
                RESOLVED: story.wish(story.FRONT_DOOR, month),
                SHORT_TERM: story.wish(story.SHORT_TERM_SHARE, month),
                UNKNOWN: story.wish(story.UNKNOWN_SHARE, month),
            }
            share[PROGRESSED] = 1 - sum(share.values())
            share[OUTSIDE] = story.OUTSIDE_SHARE
            for group, quota in {**quotas, **few}.items():
                for _ in range(quota.next(requests * share[group]) - already[month][group]):
                    self._request(month, group)
            self.lately = self.lately[-round(800 * self.scale) :]

    def _already(self) -> dict[datetime.date, Counter[str]]:
        """Requests that the other histories brought, by the month of their end and by how they ended."""
        counted: dict[datetime.date, Counter[str]] = defaultdict(Counter)
        progress = dict.fromkeys((outcome for outcome, _ in PROGRESS), PROGRESSED)
        for event in self.town.events:
            if event.kind == REQUEST and event.client_type == SERVICE_USER and event.end is not None:
                group = SHORT_TERM if event.outcome == words.TO_REABLEMENT else progress.get(event.outcome, RESOLVED)
                counted[event.end.replace(day=1)][group] += 1
        return counted

    def _request(self, month: datetime.date, group: str) -> None:
        done = self.chance.day_of(month)
        person = self._who(month, done, group)
        if group == SHORT_TERM:
            arrival.request(self.town, self.chance, person, done, words.TO_REABLEMENT)
        elif group == OUTSIDE:
            outcome = self.chance.weighted(words.OUTSIDE)
            arrival.request(self.town, self.chance, person, done, outcome)
            if outcome == words.DECEASED and person.dies is None and self.chance.whether(0.9):
                self.town.died(person, done)
        elif group == PROGRESSED:
            outcome = self.chance.weighted(PROGRESS)
            arrival.request(self.town, self.chance, person, done, outcome)
            self._follow_up(person, done, outcome)
        else:
            arrival.request(self.town, self.chance, person, done, self.chance.weighted(words.RESOLVED if group == RESOLVED else NO_CODE))
        self.lately.append(person)

    def _who(self, month: datetime.date, done: datetime.date, group: str) -> Person:
        """Somebody new, somebody who asked before (lately or long ago), or somebody with long-term support."""
        if group in (RESOLVED, PROGRESSED, UNKNOWN):
            supported = self.town.supported[month]
            # at first hardly anybody has asked before: too few to draw on would make the same few come again and again
            lately = self.lately if len(self.lately) > 500 * self.scale else []
            earlier = self.known if len(self.known) > 4000 * self.scale else []
            where = self.chance.weighted(((lately, 11), (earlier, 11), (supported, 13 if group == PROGRESSED else 9), (None, 67)))
            person = self.chance.pick(where) if where else None
            if person is not None and person.alive(done + 40 * DAY):
                return person
        person = self.town.newcomer(done, older=self.chance.whether(0.62))
        self.known.append(person)
        return person

    def _follow_up(self, person: Person, asked: datetime.date, outcome: str) -> None:
        """An assessment that need not lead anywhere, or some low-level help."""
        begun = asked + self.chance.between(0, 12) * DAY
        if outcome == words.TO_ASSESSMENT:
            done = begun + self.chance.between(1, 35) * DAY
            assessed = arrival.LONG_TERM_ASSESSMENT if self.chance.whether(0.4) else arrival.SHORT_TERM_ASSESSMENT
            decided = self.chance.weighted(AFTER_ASSESSMENT)
            arrival.assessment(self.town, person, begun, done, decided, assessed)
            begun, outcome = done + self.chance.between(0, 10) * DAY, decided
        if outcome == words.TO_SUPPORT:
            if self.chance.whether(0.8):
                end = begun if self.chance.whether(0.6) else begun + self.chance.between(20, 240) * DAY
                kind = (words.LOW_LEVEL, self.chance.weighted(LOW_LEVEL_HELP))
            else:
                end = begun + self.chance.between(5, 42) * DAY
                kind = (words.OTHER_SHORT, self.chance.weighted(SHORT_STAY))
            self.town.served(person, (begun, end), words.AS_PLANNED, kind, provider=self.chance.between(0, 39))
