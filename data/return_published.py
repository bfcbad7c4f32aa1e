"""The measures of a published table: what its codes mean here, in which framework and for which years."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class PublishedMeasure:
    """A measure of a published table: its code there, and the id, basis, unit and sort of period it has here.

    Codes were given new meanings, so a code holds within the framework years `codes_since` to `codes_until`, and for figures of
    `year_since` to `year_until` (each the year in which it begins). One without an id is left out, for the reason in `why_left_out`.
    """

    code: str
    id: str
    basis: str
    unit: str
    period_type: str
    codes_since: int = 0
    codes_until: int = 9999
    year_since: int = 0
    year_until: int = 9999
    why_left_out: str = ""


def measures_of(codes: str) -> tuple[PublishedMeasure, ...]:
    """What the codes of a framework mean, from the list of that name; none for no name."""
    if not codes:
        return ()
    with (REFERENCE / f"{codes}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_published(row) for row in csv.DictReader(file))


def _published(row: dict[str, str]) -> PublishedMeasure:
    years = {name: int(row[name]) for name in ("codes_since", "codes_until", "year_since", "year_until") if row[name]}
    return PublishedMeasure(
        row["code"], row["measure"], row["basis"], row["unit"], row["period_type"], why_left_out=row["why_left_out"], **years
    )
