"""The services of the home council for pages: read again only when a register or an edit has changed them."""

from __future__ import annotations

from functools import lru_cache

from data.services import repeats
from data.services.repeats import Pair
from data.services.service import KeptService, services
from data.store import Store
from pages.parts import figures


def all_services() -> tuple[KeptService, ...]:
    """Every service of the council, by name."""
    return _services(figures.store(), figures.store().version, figures.store().writes)


def likely_pairs() -> tuple[Pair, ...]:
    """The services that may be one and the same, those not decided on first."""
    return _pairs(figures.store(), figures.store().version, figures.store().writes)


def money(pounds: float | None) -> str:
    """'£1.2 million', '£310,000', '£850'; '[x]' where it is not known."""
    if pounds is None:
        return "[x]"
    return f"£{pounds / 1e6:,.1f} million" if pounds >= 999_500 else f"£{pounds:,.0f}"


def stamp() -> int:
    """What moves with every edit of a service: the key under which a page remembers what it drew."""
    return figures.store().writes


@lru_cache(maxsize=4)
def _services(opened: Store, version: int, stamp: int) -> tuple[KeptService, ...]:
    home = figures.home()
    return () if home is None else tuple(services(opened, home.code))


@lru_cache(maxsize=4)
def _pairs(opened: Store, version: int, stamp: int) -> tuple[Pair, ...]:
    home = figures.home()
    return () if home is None else tuple(repeats.pairs(opened, home.code, _services(opened, version, stamp)))
