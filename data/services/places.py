"""Where a service stands: at which levels of prevention, in the words of any framework, and for which part of life."""

from __future__ import annotations

import re
from functools import cache

from data.framework import Framework, Level, all_frameworks
from data.framework_parts import STANDS_AT
from data.services.service import Service

LIFE_STAGES = ("Pregnancy and early years", "Children", "Young people", "Working age", "Later life", "All ages")
NOT_SAID = "Not said"
PARTED = re.compile(r"[;,/]")
PLAIN = {"prevent": "primary", "reduce": "secondary", "delay": "tertiary"}  # as the Care Act's guidance names them


@cache
def known_levels() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every way a level is written, in any framework: the level's id ('' for the common scale's own) and where it stands on that scale."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for place in STANDS_AT:
        for word in (place, f"{place} prevention", *(word for word, at in PLAIN.items() if at == place)):
            found[word] = ("", (place,))
    for plan in all_frameworks().values():
        for level in plan.levels:
            short = level.title.partition(":")[0]
            for word in (
                level.id.replace("-", " "),
                level.title,
                level.wording,
                short,
                f"level {level.rank}" if plan.id == "oldham" else short,
            ):
                found.setdefault(word.lower(), (level.id, level.stands_at))
    return found


def places(service: Service) -> tuple[str, ...]:
    """Where a service stands on the common scale, several where it says several; () where it says nothing that is known."""
    named = [known_levels()[word] for word in _words(service.level) if word in known_levels()]
    at = {place for _, stands_at in named for place in stands_at}
    return tuple(place for place in STANDS_AT if place in at)


def levels(service: Service, plan: Framework) -> tuple[Level, ...]:
    """The levels of a framework that a service stands at: those it names itself, else those at the same place of the common scale."""
    named = [known_levels()[word] for word in _words(service.level) if word in known_levels()]
    own = [level for level in plan.levels if level.id in {level_id for level_id, _ in named}]
    if own:
        return tuple(own)
    at = {place for _, stands_at in named for place in stands_at}
    exactly = [level for level in plan.levels if set(level.stands_at) <= at]
    return tuple(exactly or [level for level in plan.levels if at & set(level.stands_at)])


def life_stages(service: Service) -> tuple[str, ...]:
    """The parts of life it is for, as the register names them; 'Not said' where it does not."""
    named = [part.strip() for part in service.life_stage.split(";") if part.strip()]
    return tuple(dict.fromkeys(part[:1].upper() + part[1:] for part in named)) or (NOT_SAID,)


def stages_of(found: list[Service]) -> list[str]:
    """The columns of the map: the stages that every map has, then others the register names."""
    named = {stage for service in found for stage in life_stages(service)}
    others = sorted(named - {*LIFE_STAGES, NOT_SAID})
    return [*LIFE_STAGES, *others, *([NOT_SAID] if NOT_SAID in named else [])]


def _words(level: str) -> list[str]:
    whole = " ".join(level.lower().split())
    return [whole] if whole in known_levels() else [" ".join(part.split()) for part in PARTED.split(whole)]
