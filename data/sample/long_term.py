"""Long-term support: who has it, who comes, moves into a care home, leaves or dies, month by month."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from data.sample import arrival, story, words
from data.sample.chance import Chance, Quota, days_in, next_month
from data.sample.town import DAY, Event, Person, Town
from data.sample.words import COMMUNITY, CONTINUES, NURSING, RESIDENTIAL

SETTING_OF_OLDER = ((COMMUNITY, 85.5), (RESIDENTIAL, 10), (NURSING, 4.5))
SETTING_OF_YOUNGER = ((COMMUNITY, 94), (RESIDENTIAL, 5), (NURSING, 1))
HOME_OF = {RESIDENTIAL: words.CARE_HOME, NURSING: words.NURSING_HOME}


@dataclass(eq=False)
class Supported:
    """A person with long-term support now."""

    person: Person
    older: bool
    setting: str
    services: list[Event]
    reviewed: datetime.date


@dataclass
class LongTerm:
    """The people with long-term support, and the ways in and out."""

    town: Town
    scale: float
    chance: Chance = field(default_factory=lambda: Chance("long-term support"))
    now: list[Supported] = field(default_factory=list)
    left: list[Person] = field(default_factory=list)

    def live_through(self) -> None:
        """Play the whole story."""
        self._stock()
        quotas = {name: Quota(self.chance, 1.2) for name in ("in", "out", "home 65", "home 18", "nursing", "reablement")}
        for month in story.months():
            self.town.supported[month] = [one.person for one in self.now]
            self._leave(month, quotas["out"].next(story.wish(story.LEAVERS, month) * self.scale))
            older = quotas["home 65"].next(story.wish(story.ADMISSIONS_65, month) * self.scale)
            younger = quotas["home 18"].next(story.wish(story.ADMISSIONS_18_64, month) * self.scale)
            reabled = quotas["reablement"].next(story.wish(story.REABLEMENT_TO_LONG_TERM, month) * self.scale)
            moving = round(older * 0.45)
            self._move_into_care_homes(month, moving, older=True)
            self._arrive(month, quotas["in"].next(story.wish(story.ENTRANTS, month) * self.scale), older - moving, younger, reabled)
            self._transfer(month, quotas["nursing"].next(story.TRANSFERS_TO_NURSING * self.scale))
            self._change_and_review(month)

    def _stock(self) -> None:
        """Those whom the story finds with support on its first day, and some who had left before and may come back."""
        self.left = [self.town.newcomer(story.FIRST_DAY, older=True, supported=True) for _ in range(round(90 * self.scale))]
        for _ in range(round(story.SUPPORTED_AT_START * self.scale)):
            older = self.chance.whether(0.62)
            setting = self.chance.weighted(SETTING_OF_OLDER if older else SETTING_OF_YOUNGER)
            age = None if older else self.chance.between(19, 60)
            person = self.town.newcomer(story.FIRST_DAY, older, supported=True, age=age)
            grown_up = person.born + 18 * 366 * DAY
            began = story.FIRST_DAY - (5 + self.chance.waiting(700 if older else 2600)) * DAY
            self._support(person, older, setting, max(began, grown_up))

    def _support(self, person: Person, older: bool, setting: str, start: datetime.date) -> Supported:
        """Begin long-term support; a quarter of those at home have a second service."""
        one = Supported(person, older, setting, [self._service(person, older, setting, start)], start)
        if setting == COMMUNITY and self.chance.whether(0.24):
            component = self.chance.weighted(words.OLDER_AT_HOME if older else words.YOUNGER_AT_HOME)
            if component != one.services[0].component:
                later = start + self.chance.between(0, 40) * DAY
                one.services.append(self._service(person, older, setting, min(later, story.LAST_DAY), component))
        if setting != COMMUNITY:
            person.homes.append((start, HOME_OF[setting]))
        self.now.append(one)
        return one

    def _service(self, person: Person, older: bool, setting: str, start: datetime.date, component: str = "") -> Event:
        mechanism = ""
        component = component or words.CARE_HOME_COMPONENT.get(setting, "")
        if setting == COMMUNITY:
            component = component or self.chance.weighted(words.OLDER_AT_HOME if older else words.YOUNGER_AT_HOME)
            mechanism = "Direct payment" if component == words.DIRECT_PAYMENT else self.chance.weighted(words.MECHANISM)
        provider = self.chance.between(0, 39)
        return self.town.served(person, (start, None), CONTINUES, (setting, component), mechanism=mechanism, provider=provider)

    def _leave(self, month: datetime.date, count: int) -> None:
        """Death or another end; the old and those in care homes are likelier to leave."""
        weights = [(3.4 if one.setting != COMMUNITY else 2.6) if one.older else 0.95 for one in self.now]
        for one in self.chance.some(self.now, count, weights):
            day = max(self.chance.day_of(month), *(service.start for service in one.services))
            dies = self.chance.whether(0.60 if one.older else 0.16)
            outcome = words.DECEASED if dies else self.chance.weighted(words.LEFT_SUPPORT)
            if dies:
                self.town.died(one.person, day)
            for service in one.services:
                if dies and self.chance.whether(0.03):
                    continue  # nobody closed it: the date of death does
                late = self.chance.between(1, 6) * DAY if dies and self.chance.whether(0.10) else 0 * DAY
                self.town.ends(service, day + late, outcome)
            self.now.remove(one)
            if not dies:
                self.left.append(one.person)

    def _move_into_care_homes(self, month: datetime.date, count: int, older: bool) -> None:
        """People who had support at home and now need a care home."""
        at_home = [one for one in self.now if one.setting == COMMUNITY and one.older == older and one.person.age(month) >= 66]
        for one in self.chance.some(at_home, count, [max(1, one.person.age(month) - 64) for one in at_home]):
            self._resettle(one, self.chance.weighted(((RESIDENTIAL, 68), (NURSING, 32))), month, words.TO_SUPPORT)

    def _transfer(self, month: datetime.date, count: int) -> None:
        """From residential to nursing care: not a new admission."""
        residents = [one for one in self.now if one.setting == RESIDENTIAL]
        for one in self.chance.some(residents, count, [1.0] * len(residents)):
            self._resettle(one, NURSING, month, CONTINUES)

    def _resettle(self, one: Supported, setting: str, month: datetime.date, outcome: str) -> None:
        day = max(self.chance.day_of(month), *(service.start + DAY for service in one.services))
        for service in one.services:
            self.town.ends(service, day, outcome)
        one.setting, one.services = setting, [self._service(one.person, one.older, setting, day)]
        one.person.homes.append((day, HOME_OF[setting]))

    def _arrive(self, month: datetime.date, count: int, older_homes: int, younger_homes: int, reabled: int) -> None:
        """People who begin long-term support this month, with what led to it."""
        for place in range(max(count, older_homes + younger_homes)):
            to_home = place < older_homes + younger_homes
            after_reablement = not to_home and place < older_homes + younger_homes + reabled
            older = place < older_homes if to_home else self.chance.whether(0.88 if after_reablement else 0.66)
            setting = self.chance.weighted(((RESIDENTIAL, 62), (NURSING, 38))) if to_home else COMMUNITY
            start = self.chance.day_of(month)
            returner = self._returner(start) if not (to_home or after_reablement) and self.chance.whether(0.16) else None
            if returner is not None:
                self._support(returner, returner.age(start) >= 65, COMMUNITY, start)
                arrival.by_assessment(self.town, self.chance, returner, start)
                continue
            transition = not older and not to_home and self.chance.whether(0.14)
            age = 18 if transition else self.chance.between(70, 97) if to_home and older else None
            person = self.town.newcomer(start, older, supported=True, age=age)
            self._support(person, older, setting, start)
            if after_reablement:
                arrival.by_reablement(self.town, self.chance, person, start)
            else:
                arrival.by_assessment(self.town, self.chance, person, start, transition)

    def _returner(self, on: datetime.date) -> Person | None:
        """Somebody who left more than half a year ago and is still alive."""
        while self.left:
            person = self.left.pop(self.chance.between(0, min(5, len(self.left) - 1)))
            if person.alive(on):
                return person
        return None

    def _change_and_review(self, month: datetime.date) -> None:
        """A package changed here and there, and about one review a person a year."""
        for one in self.now:
            if one.setting == COMMUNITY and self.chance.whether(0.009):
                old = one.services[0]
                day = self.chance.day_of(month)
                if day > old.start:
                    self.town.ends(old, day, CONTINUES)
                    one.services[0] = self._service(one.person, one.older, COMMUNITY, day)
            planned = self.chance.whether(0.10) and (month - one.reviewed).days > 240
            if planned or self.chance.whether(0.010):
                done = month + self.chance.between(0, days_in(month) - 1) * DAY
                if done > max(service.start for service in one.services) and done < next_month(month):
                    one.reviewed = done
                    arrival.review(self.town, self.chance, one.person, done, planned)
