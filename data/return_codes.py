"""Code lists: the values that a column of a return may hold, as each release writes them, and what they are read as."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass

from data.return_published import REFERENCE

CODE_LISTS = REFERENCE / "code_lists"


@dataclass(frozen=True)
class Code:
    """One value of a code list: which release writes it so, and what it is read as."""

    field: str
    release: str
    raw: str
    cleaned: str
    verified: bool


@functools.cache
def codes_of(code_list: str) -> tuple[Code, ...]:
    """The values of a code list that a file may carry, both releases."""
    with (CODE_LISTS / f"{code_list}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["release"] != "derived"]
    return tuple(Code(row["field"], row["release"], row["raw"], row["cleaned"], row["verified"] == "true") for row in rows)
