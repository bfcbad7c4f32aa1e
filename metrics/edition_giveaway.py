"""Words beside an edition's figures that give away what these hide: an exact small number in a sentence undoes the rounding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from data.records.editions import Item
from metrics.edition_wording import WORDING
from metrics.editions import PUBLIC, RESULT, VERDICT
from metrics.said_counts import counts_said

# what people enter that the public reads, and which parts of it
ENTERED = {
    "commentary": ("happened", "why", "next", "promised"),
    "question": ("words", "reply", "meeting", "owner"),
    "milestone": ("words",),
    WORDING: ("lead", "by_when"),
}
SMALL = 30  # a count from here on is blurred by rounding to 5 by less than chance moves it
INSTEAD = "Say it in other words, such as “a few” or “about 10”."


def giveaways(items: Sequence[Item], name: str = "") -> list[str]:
    """A sentence for each text that holds an exact number which the public sees hidden or rounded; [] where none does.

    `name` is what the edition is called: the public reads that too.
    """
    secret, measures = _secret(items), _measures(items)
    named = {each.subject: f"“{each.body['title']}”" for each in items if each.kind == WORDING and "title" in each.body}
    found = []
    if said := sorted(counts_said(name) & set().union(*secret.values())):
        found.append(
            f"The edition's name says {_listed(said)}, which the public edition hides or rounds. Drop it and begin it with another."
        )
    for each in items:
        about = measures.get(each.subject, {each.subject} if each.subject else set(secret))
        hidden = {number for measure in about for number in secret.get(measure, ())}
        for part in ENTERED.get(each.kind, ()):
            if said := sorted(counts_said(str(each.body.get(part) or "")) & hidden):
                what = f"{part} given" if each.kind == WORDING else each.kind
                on = named.get(each.subject, each.subject) or "the strategy"
                found.append(f"The {what} on {on} says {_listed(said)}, which the public edition hides or rounds. {INSTEAD}")
    return found


def giveaways_in(words: str, items: Sequence[Item]) -> list[str]:
    """The same for a text that is put beside the edition that holds these items: the words of a correction, or a figure in it."""
    hidden = set().union(*_secret(items).values())
    said = sorted(counts_said(words) & hidden)
    return [f"It says {_listed(said)}, which the public edition hides or rounds. {INSTEAD}"] if said else []


def _secret(items: Sequence[Item]) -> dict[str, set[int]]:
    """Small exact counts that the public edition shows otherwise, by measure."""
    exact, public = ({(each.subject, each.item): each.body for each in items if each.kind == kind} for kind in (RESULT, PUBLIC))
    hidden: dict[str, set[int]] = defaultdict(set)
    for (measure, item), body in exact.items():
        shown = _amounts(public.get((measure, item), {}))
        for part, count in _amounts(body).items():
            if 0 < count < SMALL and count == int(count) and shown.get(part) != count:
                hidden[measure].add(int(count))
    return hidden


def _amounts(body: Mapping[str, Any]) -> dict[str, float]:
    """What a figure tells of people: how many of how many, and the rest to whom it did not happen."""
    found = {part: float(body[part]) for part in ("numerator", "denominator") if body.get(part) is not None}
    if len(found) == 2:
        found["rest"] = found["denominator"] - found["numerator"]
    return found


def _measures(items: Sequence[Item]) -> dict[str, set[str]]:
    """The measures of each objective and outcome: those it is judged by, and those that stand beside them."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in items:
        if each.kind == VERDICT:
            found[each.subject].add(str(each.body["measure"]))
        if each.kind == WORDING:
            found[each.subject].update(name for part in ("measures", "supporting", "balancing") for name in each.body.get(part, ()))
    return found


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)
