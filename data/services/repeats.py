"""Services that may be one and the same: found by likeness of their words, decided by an officer, never merged by the machine.

Two names are alike when their words are, whatever their order, spelling slips and short forms. Likeness alone is not enough: the same
kind of service in another place, or of another provider, is another service.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from rapidfuzz import fuzz

from data.services.service import KeptService, Service
from data.store import Store

KIND = "duplicate"
SAME, DIFFERENT = "same", "different"
NAMES_ALIKE = 88  # of 100
PROVIDERS_ALIKE = 80
SAID_ALIKE = 88
FILLERS = frozenset(
    ["the", "a", "an", "of", "for", "and", "in", "at", "to", "service", "services", "project", "scheme", "programme", "ltd", "limited"]
    + ["cic", "trust", "charity", "council"]
)
SHORT = {"&": "and", "grp": "group", "ctr": "centre", "center": "centre", "comm": "community", "ass": "association", "assoc": "association"}
LATEST = """
-- one row per pair decided on: the latest decision
select subject, name, value
from decision
where council = ? and kind = ?
qualify row_number() over (partition by subject, name order by decided_at desc, decision_id desc) = 1
"""


@dataclass(frozen=True)
class Pair:
    """Two services that may be one. `likeness` is of 100, `why` says what is alike, `decided` is 'same', 'different' or ''."""

    one: KeptService
    other: KeptService
    likeness: float
    why: str
    decided: str = ""


def pairs(store: Store, council: str, found: Sequence[KeptService]) -> list[Pair]:
    """The pairs that are likely one service, the likeliest first; those decided on carry the decision."""
    decided = {(one, other): value for one, other, value in store.rows(LATEST, [council, KIND])}
    alike = [pair for one, other in combinations(found, 2) if (pair := _pair(one, other)) is not None]
    with_decision = [Pair(each.one, each.other, each.likeness, each.why, decided.get(_names(each.one, each.other), "")) for each in alike]
    return sorted(with_decision, key=lambda pair: (pair.decided != "", -pair.likeness, pair.one.service.name))


def decide(store: Store, council: str, pair: Pair, value: str, *, why: str, by: str, at: datetime) -> None:
    """Record that two services are one, or are not."""
    one, other = _names(pair.one, pair.other)
    with store.writing(figures_stand=True) as cursor:
        [(latest,)] = cursor.execute("select coalesce(max(decision_id), 0) from decision").fetchall()
        cursor.execute(
            "insert into decision values (?, ?, ?, ?, ?, ?, ?, ?, ?)", [latest + 1, council, KIND, one, other, value, why, at, by]
        )


def _pair(one: KeptService, other: KeptService) -> Pair | None:
    """Cheap tests first: two hundred services make twenty thousand pairs."""
    first, second = one.service, other.service
    if _differ(first.area, second.area) or _differ(first.life_stage, second.life_stage):
        return None
    names = fuzz.token_sort_ratio(_plain(first.name), _plain(second.name))
    if names < NAMES_ALIKE:
        return None
    told = []
    if first.provider and second.provider:
        if fuzz.token_sort_ratio(_plain(first.provider), _plain(second.provider)) < PROVIDERS_ALIKE:
            return None
        told.append("provider")
    if _said_alike(first, second):
        told.append("description")
    if not told and names < 100:
        return None
    why = " and ".join(["name", *told]) if len(told) < 2 else f"name, {told[0]} and {told[1]}"
    return Pair(one, other, names, f"Alike: {why}.")


def _said_alike(one: Service, other: Service) -> bool:
    return (
        bool(one.description and other.description)
        and fuzz.token_set_ratio(_plain(one.description), _plain(other.description)) >= SAID_ALIKE
    )


def _plain(words: str) -> str:
    """The words that tell: no punctuation, no fillers, short forms written out."""
    found = re.findall(r"[a-z0-9&]+", words.lower().replace("'", "").replace("’", ""))
    return " ".join(full for word in found if (full := SHORT.get(word, word)) not in FILLERS) or words.lower()


def _differ(one: str, other: str) -> bool:
    """Whether both say where, or for whom, and not the same."""
    return bool(one and other) and _plain(one) != _plain(other)


def _names(one: KeptService, other: KeptService) -> tuple[str, str]:
    first, second = sorted((one.key, other.key))
    return first, second
