"""Words in an edition that give away what its figures hide: an exact small number in a sentence undoes the rounding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.records.editions import Item
from metrics.editions import PUBLIC, RESULT, VERDICT

# a count of people or of what happened to them: "4 people", "three new admissions", "2 of 9"; not "3 December" or "two towns"
COUNTED = re.compile(
    r"(?<![\d.,/])(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?: [a-z]+){0,2}? "
    r"(?:people|persons?|residents?|adults?|admissions?|carers?|requests?|women|men|discharges?|cases?|moved|died|of)\b",
    re.IGNORECASE,
)
NAMED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PARTS = ("happened", "why", "next", "words", "reply")
SMALL = 30  # a count from here on is blurred by rounding to 5 by less than chance moves it


def giveaways(items: Sequence[Item]) -> list[str]:
    """A sentence for each text that holds an exact number which the public sees hidden or rounded; [] where none does."""
    secret = _secret(items)
    measures = {each.subject: set[str]() for each in items if each.kind == VERDICT}
    for each in items:
        if each.kind == VERDICT:
            measures[each.subject].add(str(each.body["measure"]))
    found = []
    for each in items:
        if each.kind not in ("commentary", "question"):
            continue
        about = measures.get(each.subject, {each.subject} if each.subject else set(secret))
        hidden = {number for measure in about for number in secret.get(measure, ())}
        for part in PARTS:
            said = sorted(_numbers(str(each.body.get(part) or "")) & hidden)
            if said:
                numbers = ", ".join(str(number) for number in said)
                found.append(
                    f"The {each.kind} on {each.subject or 'the strategy'} says {numbers}, which the public edition hides or rounds. "
                    "Say it in other words, such as “a few” or “about 10”."
                )
    return found


def _secret(items: Sequence[Item]) -> dict[str, set[int]]:
    """Small exact counts that the public edition shows otherwise, by measure."""
    exact, public = ({(each.subject, each.item): each.body for each in items if each.kind == kind} for kind in (RESULT, PUBLIC))
    hidden: dict[str, set[int]] = {}
    for (measure, item), body in exact.items():
        shown = public.get((measure, item))
        for name in ("numerator", "denominator"):
            count = body.get(name)
            if count is not None and 0 < count < SMALL and (shown is None or shown.get(name) != count):
                hidden.setdefault(measure, set()).add(int(count))
    return hidden


def _numbers(words: str) -> set[int]:
    """The counts in a text, in figures and up to ten in words."""
    found = [each.lower() for each in COUNTED.findall(words)]
    return {NAMED.index(each) if each in NAMED else int(each) for each in found}
