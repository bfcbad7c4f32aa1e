"""How published measures are grouped, by the objectives of the national framework (ASCOF), and which of them stand for another measure."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from data.return_definition import REFERENCE
from metrics.benchmarks import Benchmark
from metrics.catalogue import Measure

BEFORE = {"salt": "Until 2023/24, from the Short and Long Term return (SALT)"}


@dataclass(frozen=True)
class Counterpart:
    """A published measure that stands for one that nobody publishes, and what it is beside it."""

    measure_id: str
    what: str


def grouped(found: Sequence[Benchmark]) -> list[tuple[str, list[Benchmark]]]:
    """The measures under the name of their objective, in the order of the framework; what is not of the framework by its topic, last."""
    ordered = sorted(found, key=lambda each: (_place(each.measure), each.measure.id))
    return [(title, list(together)) for (_, title), together in groupby(ordered, key=lambda each: _place(each.measure))]


@cache
def counterparts() -> dict[str, tuple[Counterpart, ...]]:
    """The published measures to set beside one that is published nowhere, by its id."""
    found: dict[str, list[Counterpart]] = {}
    for row in _rows("published_counterparts.csv"):
        found.setdefault(row["measure"], []).append(Counterpart(row["published"], row["what"]))
    return {measure_id: tuple(named) for measure_id, named in found.items()}


def _place(measure: Measure) -> tuple[int, str]:
    number = re.match(r"ascof_(\d)", measure.id)
    if number is not None and number[1] in _objectives():
        return int(number[1]), f"{_objectives()[number[1]]} (ASCOF {number[1]})"
    return len(_objectives()) + 1, BEFORE.get(measure.topic, measure.topic.replace("long_term", "long-term").replace("_", " ").capitalize())


@cache
def _objectives() -> dict[str, str]:
    return {row["number"]: row["title"] for row in _rows("ascof_objectives.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
