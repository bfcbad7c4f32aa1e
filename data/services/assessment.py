"""A service held against the foundations of a framework, by those who run it: when it was established, and each time it is reviewed.

"When establishing new services and projects, or reviewing the effectiveness of existing delivery, these foundations should be considered
and evaluated." (Wirral Prevention Framework, The Foundations for Preventative Approaches)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from data.errors import StoreError
from data.framework import Framework, all_frameworks
from data.framework_parts import Section
from data.records.evidence import personal_detail

SECTION = "foundations"
ESTABLISHED, REVIEWED = "established", "reviewed"
OCCASIONS = (ESTABLISHED, REVIEWED)
SCORES = ("Not yet", "In part", "Fully")
LONGEST = 300


@dataclass(frozen=True)
class Answer:
    """How far a service has one foundation, one of SCORES, and what shows it. A foundation nobody looked at has no answer."""

    foundation: str
    score: str
    why: str = ""


@dataclass(frozen=True)
class Assessment:
    """One look at a service: on which occasion, on which day, by whom it was entered, and the answers."""

    occasion: str
    on: date
    by: str
    answers: tuple[Answer, ...]

    def answer(self, foundation: str) -> Answer | None:
        """The answer about a foundation; None where nobody looked at it."""
        return next((each for each in self.answers if each.foundation == foundation), None)

    @property
    def fully(self) -> int:
        """How many foundations the service has fully."""
        return sum(each.score == SCORES[-1] for each in self.answers)


@cache
def with_foundations() -> tuple[Framework, Section]:
    """The framework whose foundations services are held against, and that section of it. LookupError where none has any."""
    return next((plan, section) for plan in all_frameworks().values() for section in plan.sections if section.id == SECTION)


def checked(said: Assessment, established: date | None, today: date) -> Assessment:
    """The assessment without spaces at its ends. StoreError says what is missing or cannot be."""
    known = {element.title for element in with_foundations()[1].elements}
    answers = tuple(Answer(each.foundation, each.score, " ".join(each.why.split())) for each in said.answers)
    if said.occasion not in OCCASIONS or any(each.foundation not in known or each.score not in SCORES for each in answers):
        raise StoreError("An assessment is of when the service was established or reviewed, in the answers that are offered.")
    if not answers:
        raise StoreError("Answer at least one of the foundations. Those left open stand as not looked at.")
    if said.on > today:
        raise StoreError("An assessment is of a day that has been. Give the day it was made.")
    if established is not None and said.occasion == REVIEWED and said.on < established:
        raise StoreError("A review comes after the service was established. Check the day.")
    if found := next(filter(None, (personal_detail(each.why) for each in answers)), ""):
        raise StoreError(f"It seems to hold {found}. Take out what could tell who somebody is, and save again.")
    if any(len(each.why) > LONGEST for each in answers):
        raise StoreError(f"Say what shows it in at most {LONGEST} letters.")
    return Assessment(said.occasion, said.on, said.by, answers)


def added(to: Sequence[Assessment], said: Assessment) -> tuple[Assessment, ...]:
    """The assessments with this one, the oldest first. There is one of when the service was established: a new one takes its place;
    so does one of the same occasion and day."""
    others = [each for each in to if _which(each) != _which(said)]
    return tuple(sorted([*others, said], key=lambda each: (each.occasion != ESTABLISHED, each.on)))


def _which(each: Assessment) -> tuple[str, date | None]:
    return each.occasion, each.on if each.occasion == REVIEWED else None


def written(found: Iterable[Assessment]) -> list[dict[str, Any]]:
    """The assessments as an entry of the register keeps them."""
    return [
        {
            "occasion": each.occasion, "on": each.on.isoformat(), "by": each.by,
            "answers": [{"foundation": one.foundation, "score": one.score, "why": one.why} for one in each.answers],
        }
        for each in found
    ]  # fmt: skip


def read(kept: Iterable[Mapping[str, Any]]) -> tuple[Assessment, ...]:
    """The assessments that an entry of the register keeps."""
    return tuple(
        Assessment(each["occasion"], date.fromisoformat(each["on"]), each["by"], tuple(Answer(**one) for one in each["answers"]))
        for each in kept
    )
