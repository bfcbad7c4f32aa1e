"""How many people of an age live in the council's area, year by year: read beside figures that grow and shrink with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.records.home_council import home_council
from data.store import Store

HELD = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Residents:
    """The people of an age band at the middle of a year, and where the number is from."""

    mid_year: int
    people: int
    source: str


def residents(store: Store, age_band: str) -> tuple[Residents, ...]:
    """Every mid-year held for the home council and an age band ('18 to 64', '65 and above'), oldest first; nothing where none is loaded."""
    home = home_council(store)
    if home is None:
        return ()
    rows = store.rows(HELD, {"age_band": age_band, "council": home.code, "ons_code": home.ons_code})
    return tuple(Residents(int(year), int(people), source) for year, people, source in rows)
