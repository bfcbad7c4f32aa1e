"""Words beside an edition's figures that give away what these hide: an exact small number in a sentence undoes the rounding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from data.records.editions import Item
from metrics.edition_wording import WORDING
from metrics.editions import PUBLIC, RESULT, VERDICT

# a count of people or of what happened to them: "4 people", "three new admissions", "2 of 9"; not "3 December" or "one of the two towns"
COUNTED = re.compile(
    r"(?<![\d.,/])(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?: of the)?(?: [a-z]+){0,2}? "
    r"(?:people|persons?|residents?|adults?|admissions?|carers?|requests?|women|men|discharges?|cases?|moved|died"
    r"|of (?=\d|(?:them|those|these|whom|one|two|three|four|five|six|seven|eight|nine|ten)\b))\b",
    re.IGNORECASE,
)
# in a correction a number is a figure where a sentence or a thought ends with it: "it said 4; it is 3", "4 instead of 3", "from 4 to 3"
FIGURE = re.compile(
    r"(?<![\w.,/£%-])(?<!edition )(?<!objective )(?<!outcome )(?<!question )(?<!page )(?<!table )(?<!section )(?<!paragraph )(\d{1,3})"
    r"(?=\s*(?:$|[;:!?)\]”\"']|[.,](?!\d)|(?:and|but|not|or|instead|rather|should|when|where|because|was|is|were|are)\b))"
    r"|\bfrom (\d{1,3}) to \d",
    re.IGNORECASE,
)
NAMED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# what people enter that the public reads, and which parts of it
ENTERED = {
    "commentary": ("happened", "why", "next"),
    "question": ("words", "reply", "meeting", "owner"),
    "milestone": ("words",),
    WORDING: ("lead", "by_when"),
}
SMALL = 30  # a count from here on is blurred by rounding to 5 by less than chance moves it
INSTEAD = "Say it in other words, such as “a few” or “about 10”."


def giveaways(items: Sequence[Item]) -> list[str]:
    """A sentence for each text that holds an exact number which the public sees hidden or rounded; [] where none does."""
    secret, measures = _secret(items), _measures(items)
    found = []
    for each in items:
        about = measures.get(each.subject, {each.subject} if each.subject else set(secret))
        hidden = {number for measure in about for number in secret.get(measure, ())}
        for part in ENTERED.get(each.kind, ()):
            if said := sorted(_counts(str(each.body.get(part) or "")) & hidden):
                what = f"{part} given" if each.kind == WORDING else each.kind
                on = each.subject or "the strategy"
                found.append(f"The {what} on {on} says {_listed(said)}, which the public edition hides or rounds. {INSTEAD}")
    return found


def giveaways_in(words: str, items: Sequence[Item]) -> list[str]:
    """The same for a text that is put beside the edition that holds these items: the words of a correction, or a figure in it."""
    hidden = set().union(*_secret(items).values())
    figures = {int(number) for pair in FIGURE.findall(words) for number in pair if number}
    said = sorted((_counts(words) | figures) & hidden)
    return [f"It says {_listed(said)}, which the public edition hides or rounds. {INSTEAD}"] if said else []


def _secret(items: Sequence[Item]) -> dict[str, set[int]]:
    """Small exact counts that the public edition shows otherwise, by measure."""
    exact, public = ({(each.subject, each.item): each.body for each in items if each.kind == kind} for kind in (RESULT, PUBLIC))
    hidden: dict[str, set[int]] = defaultdict(set)
    for (measure, item), body in exact.items():
        shown = public.get((measure, item))
        for name in ("numerator", "denominator"):
            count = body.get(name)
            if count is not None and 0 < count < SMALL and (shown is None or shown.get(name) != count):
                hidden[measure].add(int(count))
    return hidden


def _measures(items: Sequence[Item]) -> dict[str, set[str]]:
    """The measures of each objective and outcome: those it is judged by, and those that stand beside them."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in items:
        if each.kind == VERDICT:
            found[each.subject].add(str(each.body["measure"]))
        if each.kind == WORDING:
            found[each.subject].update(name for part in ("measures", "supporting", "balancing") for name in each.body.get(part, ()))
    return found


def _counts(words: str) -> set[int]:
    """The counts in a text, in figures and up to ten in words."""
    found = [each.lower() for each in COUNTED.findall(words)]
    return {NAMED.index(each) if each in NAMED else int(each) for each in found}


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)
