"""Which councils there are: their social-care (CASSR) and ONS codes, region, and statistical neighbours where a list is held."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "reference" / "councils.csv"
ENGLAND = "E92000001"


@dataclass(frozen=True)
class Council:
    """A council with social care duties. `neighbours` are codes like its own, none where no list is held; `abolished_on` is mostly None."""

    code: str
    ons_code: str
    name: str
    region: str
    region_code: str
    council_type: str
    neighbours: tuple[str, ...] = ()
    abolished_on: date | None = None


@functools.cache
def councils() -> Mapping[str, Council]:
    """Every council by its social-care code, those that no longer exist included: old files carry their codes."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["code"]: _council(row) for row in csv.DictReader(lines)})


def council(code: str) -> Council | None:
    """The council with this social-care code, or None when no lookup knows it (invented ones included)."""
    return councils().get(code.strip())


def council_by_ons_code(ons_code: str) -> Council | None:
    """The council with this ONS code, or None."""
    return _by_ons_code().get(ons_code.strip())


@functools.cache
def regions() -> Mapping[str, str]:
    """The name of each region by its ONS code."""
    return MappingProxyType({each.region_code: each.region for each in councils().values()})


def area_name(code: str) -> str:
    """What to call a council, a region or England, by the code that results carry; the code itself when nobody knows it."""
    known = council(code)
    return known.name if known is not None else {ENGLAND: "England", **regions()}.get(code, code)


def is_invented(code: str) -> bool:
    """Whether the code is one of those kept for invented councils, 990 to 999."""
    return len(code) == 3 and code.startswith("99") and code.isdigit()


@functools.cache
def _by_ons_code() -> Mapping[str, Council]:
    return {each.ons_code: each for each in councils().values()}


def _council(row: Mapping[str, str]) -> Council:
    return Council(
        code=row["code"],
        ons_code=row["ons_code"],
        name=row["name"],
        region=row["region"],
        region_code=row["region_code"],
        council_type=row["council_type"],
        neighbours=tuple(filter(None, row["neighbours"].split(";"))),
        abolished_on=date.fromisoformat(row["abolished_on"]) if row["abolished_on"] else None,
    )
