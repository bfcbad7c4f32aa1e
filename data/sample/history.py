"""The whole invented history, told once."""

from __future__ import annotations

from data.sample import flaws
from data.sample.carers import Carers
from data.sample.front_door import FrontDoor
from data.sample.long_term import LongTerm
from data.sample.reablement import Reablement
from data.sample.town import Town


def history(scale: float = 1.0) -> Town:
    """Everybody and everything from April 2022 to October 2026; `scale` makes a bigger council of the same kind."""
    town = Town()
    LongTerm(town, scale).live_through()
    Reablement(town, scale).live_through()
    Carers(town, scale).live_through()
    FrontDoor(town, scale).live_through()
    flaws.strew(town)
    return town
