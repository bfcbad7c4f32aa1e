"""To which offer group of a framework a service belongs: by its name, its category and what it says, against the group's own examples."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from data.framework import Element, Framework
from data.services.places import levels
from data.services.service import Service

SECTION = "offer-groups"
ALIKE = 90
LIKELY = re.compile(r"\be\.?g\.?\b")


def groups(plan: Framework) -> tuple[Element, ...]:
    """The offer groups of a framework; () where it has none."""
    return next((section.elements for section in plan.sections if section.id == SECTION), ())


def group_of(service: Service, plan: Framework) -> Element | None:
    """The group at one of the service's levels whose name or examples its words are most like; None where none is like them."""
    at = {level.id for level in levels(service, plan)}
    here = [group for group in groups(plan) if not at or set(group.at) & at]
    told = f"{service.name} {service.category} {service.description}".lower()
    scored = [(max(_likeness(told, word) for word in _examples(group.wording)), -place, group) for place, group in enumerate(here)]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= ALIKE else None


@lru_cache(maxsize=64)
def _examples(wording: str) -> tuple[str, ...]:
    """'Online offer e.g. information, general advice' gives its name and each example."""
    name, _, examples = LIKELY.sub("|", wording, count=1).partition("|")
    said = [name, *re.split(r"[,&/.]| and ", examples)]
    return tuple(" ".join(each.lower().split()) for each in said if len(each.strip()) > 2)


@lru_cache(maxsize=20_000)
def _likeness(told: str, example: str) -> float:
    return fuzz.partial_ratio(example, told)
