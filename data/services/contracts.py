"""Which services of the register are contracts, and what could measure one that is linked to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from data.services.reviews import has_ended
from data.services.service import KeptService, Service

COMMISSIONED = "commissioned"
OWN = ("in-house", "in house", "internal")
MOST_NAMED = 2
RULE = (
    "A contract is a service that the register calls commissioned, that the council does not run itself (in-house), and that has not ended."
)


def is_contract(service: Service) -> bool:
    """Whether the register says that it is commissioned, and not from the council itself. Where it says neither, it is none."""
    return service.commissioned.strip().lower() == COMMISSIONED and service.arrangement.strip().lower() not in OWN


def contracts(found: Iterable[KeptService], today: date) -> list[KeptService]:
    """The contracts that have not ended."""
    return [each for each in found if is_contract(each.service) and not has_ended(each.service, today)]


def could_measure(kept: KeptService, found: Sequence[KeptService]) -> tuple[tuple[str, ...], str]:
    """The measures that other services are linked to most, those of its kind before those of its level, and in which way they are alike.

    (() and '' where no other service of its kind or level is linked to any.)
    """
    for name, alike in (("category", "of its kind"), ("level", "at its level")):
        said = getattr(kept.service, name)
        linked = Counter(
            measure
            for each in found
            if said and getattr(each.service, name) == said and each is not kept
            for measure in each.service.linked
        )
        if linked:
            return tuple(measure for measure, _ in sorted(linked.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMED]), alike
    return (), ""
