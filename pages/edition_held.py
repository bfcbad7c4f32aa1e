"""What the public may read of an edition, sorted for reading: nothing that is exact is in it, whoever asks.

What an edition holds is read and held against its fingerprint once in a process and a version of the store; then it is remembered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from data.framework import Framework, Objective, Outcome, all_frameworks
from data.records import editions as kept
from data.records.editions import Edition, Item
from data.store import Store
from metrics.editions import DEFINITION, PUBLIC, VERDICT
from metrics.results import BASES, Point, latest_complete
from pages.edition_words import point
from pages.parts import figures
from pages.parts.happened import YEARS

PUBLIC_VERDICT = f"public {VERDICT}"
# a kind that is not named here is not read, so that what an edition may hold one day is not public by oversight
READ = frozenset({PUBLIC, PUBLIC_VERDICT, DEFINITION, "commentary", "question", "plan", "wording", "key", "comparison", "milestone"})
LONGEST_FIRST = ("rolling_year", "month", "snapshot", "financial_year")
Body = Mapping[str, Any]


@dataclass(frozen=True)
class Wording:
    """An objective or an outcome in the plan's own words. `measures` are those that would show it."""

    id: str
    kind: str
    number: int
    title: str
    wording: str
    measures: tuple[str, ...] = ()
    lead: str = ""
    by_when: str = ""
    gap: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """An edition's public figures by measure, its verdicts by objective or outcome, its words. `is_frozen`: the plan's words among them."""

    plan: str
    title: str
    vision: str
    source: str
    is_frozen: bool
    wordings: tuple[Wording, ...]
    verdicts: Mapping[str, tuple[Body, ...]]
    points: Mapping[str, tuple[Point, ...]]
    definitions: Mapping[str, Body]
    commentary: Mapping[str, Body]
    questions: tuple[Item, ...]
    comparisons: Mapping[str, tuple[Body, ...]]
    events: tuple[tuple[str, date, str], ...]
    key: Body

    def happened(self, measure: str) -> tuple[tuple[date, str], ...]:
        """The day and the words of what happened that may show in a measure's figures."""
        about = {"", measure, *(each.id for each in self.wordings if measure in each.measures)}
        return tuple((on, words) for subject, on, words in self.events if subject in about)

    def wording(self, kind: str, number: int) -> Wording | None:
        """The objective or outcome with this number, or None."""
        return next((each for each in self.wordings if (each.kind, each.number) == (kind, number)), None)

    def of_kind(self, kind: str) -> tuple[Wording, ...]:
        """The objectives, or the outcomes, in the plan's order."""
        return tuple(each for each in self.wordings if each.kind == kind)

    def headline(self, wording: Wording) -> Body | None:
        """The verdict that is the objective's own; None where the plan commits to nothing that is measured."""
        return next((each for each in self.verdicts.get(wording.id, ()) if each.get("headline")), None)

    def line(self, said: Body) -> tuple[Point, ...]:
        """The public figures that a verdict is about, oldest first."""
        return line_of(self.points.get(str(said["measure"]), ()), point(said.get("latest")))

    def watched(self, measure: str) -> Body | None:
        """A measure without a verdict, for editions that froze none for outcomes: its figures alone, in the shape of a verdict."""
        found = line_of(self.points.get(measure, ()), None)
        latest = latest_complete(found) or (found[-1] if found else None)
        title = str(self.definitions.get(measure, {}).get("title", measure))
        return None if latest is None else {"measure": measure, "title": title, "word": "", "found": latest}


def of_edition(edition: Edition) -> Held:
    """What the public may read of a signed edition. StoreError when it is not what was signed."""
    opened = figures.store()
    return _of_edition(opened, opened.version, edition)


def items(edition: Edition) -> tuple[Item, ...]:
    """All that a signed edition holds, exact figures too. StoreError when it is not what was signed."""
    opened = figures.store()
    return _items(opened, opened.version, edition)


@lru_cache(maxsize=6)
def _of_edition(opened: Store, version: int, edition: Edition) -> Held:
    return sort_out(kept.items(opened, edition))


@lru_cache(maxsize=2)
def _items(opened: Store, version: int, edition: Edition) -> tuple[Item, ...]:
    return tuple(kept.items(opened, edition))


def sort_out(items: Sequence[Item]) -> Held:
    """The public part of what an edition, or a draft of one, holds."""
    by: dict[str, list[Item]] = defaultdict(list)
    for each in items:
        if each.kind in READ:
            by[each.kind].append(each)
    named = by["plan"][0] if by["plan"] else None
    framework = _framework("" if named is None else named.subject)
    plan: Body = {} if named is None else named.body
    points: dict[str, list[Point]] = defaultdict(list)
    for each in by[PUBLIC]:
        found = point(each.body)
        assert found is not None
        points[each.subject].append(found)
    verdicts: dict[str, list[Body]] = defaultdict(list)
    for each in sorted(by[PUBLIC_VERDICT], key=lambda item: not item.body.get("headline")):
        verdicts[each.subject].append(each.body)
    compared = dict.fromkeys(each.subject for each in by["comparison"])
    wordings = [_frozen(each) for each in by["wording"]]
    return Held(
        plan="" if named is None else named.subject,
        title=str(plan.get("title", "")),
        vision=str(plan.get("vision", "")),
        source=str(plan.get("source", "")),
        is_frozen=bool(wordings),
        wordings=tuple(sorted(wordings or _live(framework), key=lambda each: (each.kind, each.number))),
        verdicts={subject: tuple(found) for subject, found in verdicts.items()},
        points={measure: tuple(found) for measure, found in points.items()},
        definitions={each.subject: each.body for each in by[DEFINITION]},
        commentary={each.subject: each.body for each in by["commentary"]},
        questions=tuple(sorted(by["question"], key=lambda each: str(each.body["asked_on"]), reverse=True)),
        comparisons={measure: tuple(each.body for each in by["comparison"] if each.subject == measure) for measure in compared},
        events=tuple(sorted((each for each in map(_event, by["milestone"]) if is_told(each[2])), key=lambda each: each[1])),
        key=by["key"][0].body if by["key"] else {},
    )


def line_of(points: Sequence[Point], like: Point | None) -> tuple[Point, ...]:
    """The points of one line, oldest first: those of the same period length, group and basis as a figure; without one, of the whole."""
    if like is None:
        whole = [each for each in points if each.group_type == "all"]
        longest = next((kind for kind in LONGEST_FIRST if any(each.period_type == kind for each in whole)), "")
        chosen = [each for each in whole if each.period_type == longest]
        basis = min((each.basis for each in chosen), key=BASES.index, default="")
        found = [each for each in chosen if each.basis == basis]
    else:
        found = [each for each in points if _rules(each) == _rules(like)]
    return tuple(sorted(found, key=lambda each: each.period_end))


def is_told(words: str) -> bool:
    """Whether the public may read what somebody wrote of an event: not where it holds a number other than a year, which nobody rounded."""
    return not re.search(r"\d", YEARS.sub("", words))


def _event(item: Item) -> tuple[str, date, str]:
    return item.subject, date.fromisoformat(str(item.body["on"])), str(item.body["words"])


def _rules(each: Point) -> tuple[str, ...]:
    return (each.period_type, each.basis, each.group_type, each.group_value)


def _frozen(item: Item) -> Wording:
    body = item.body
    said = {name: str(body.get(name) or "") for name in ("title", "wording", "lead", "by_when", "gap", "source")}
    measures, notes = (tuple(str(each) for each in body.get(name) or ()) for name in ("measures", "notes"))
    return Wording(item.subject, str(body.get("kind") or "objective"), int(body["number"]), **said, measures=measures, notes=notes)


def _live(framework: Framework | None) -> list[Wording]:
    """The plan's words as the store has them now: editions signed before its words were frozen too."""
    if framework is None:
        return []
    return [_worded("objective", each) for each in framework.objectives] + [_worded("outcome", each) for each in framework.outcomes]


def _worded(kind: str, each: Objective | Outcome) -> Wording:
    said = (each.id, kind, each.number, each.title, each.wording)
    if isinstance(each, Objective):
        return Wording(
            *said, tuple(promise.measure for promise in each.commitments), each.headline.lead or each.lead,
            each.headline.by_when or each.by_when, each.gap, each.source, each.notes,
        )  # fmt: skip
    return Wording(*said, each.evidence, gap=each.gap, source=each.source, notes=each.notes)


def _framework(plan_id: str) -> Framework | None:
    adopted = figures.plan()
    if adopted is not None and plan_id in ("", adopted.id):
        return adopted
    return all_frameworks().get(plan_id)
