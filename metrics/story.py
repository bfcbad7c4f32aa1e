"""How a figure came about: the files behind it, and what each rule left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from data.store import Store
from metrics.catalogue import Measure
from metrics.results import Audience, Point, current_run, disclosure_rules
from metrics.statistics.rounding import rounded_to

LEFT_OUT = """
select rule, sum(candidates)::bigint
from exclusion
where run_id = ? and council = ? and measure_id = ? and period_type = ? and period_start = ? and period_end = ? and rule <> ''
group by rule
"""
FILES = """
select upload_id, file_name, submitted_at, loaded_at, loaded_by, rows_read, rows_kept, rows_rejected, withdrawn_at is not null
from upload
where list_contains(?::bigint[], upload_id)
order by upload_id
"""


@dataclass(frozen=True)
class File:
    """One upload behind a figure."""

    upload_id: int
    name: str
    submitted_at: datetime | None
    loaded_at: datetime | None
    loaded_by: str
    rows: Rows
    withdrawn: bool


@dataclass(frozen=True)
class Rows:
    """Rows of one file, or of several together; None where a small number is hidden."""

    read: float | None
    kept: float | None
    rejected: float | None


@dataclass(frozen=True)
class LeftOut:
    """What one rule left out, and how many candidates were still in after it; None where a small number is hidden."""

    rule: str
    why: str
    left_out: float | None
    still_in: float | None


def files(store: Store, point: Point, audience: Audience = "exact") -> list[File]:
    """The uploads behind a point, oldest first. For the public, small numbers of rows are hidden, others rounded, and nobody is named."""
    numbers = [int(found) for found in re.findall(r"\d+", point.uploads or "")]
    found = [
        File(upload, name, submitted, loaded, by, Rows(float(read or 0), float(kept or 0), float(rejected or 0)), withdrawn)
        for upload, name, submitted, loaded, by, read, kept, rejected, withdrawn in store.rows(FILES, [numbers])
    ]
    if audience == "exact":
        return found
    return [replace(file, loaded_by="", rows=_blurred_rows(file.rows, store)) for file in found]


def rows_of(store: Store, point: Point, audience: Audience = "exact") -> Rows:
    """The rows of the uploads behind a point together."""
    found = files(store, point)
    total = Rows(*(float(sum(getattr(file.rows, name) for file in found)) for name in ("read", "kept", "rejected")))
    return total if audience == "exact" else _blurred_rows(total, store)


def not_in_numerator(point: Point) -> float | None:
    """How many of the denominator did not count; None where that is not known or hidden."""
    return None if point.numerator is None or point.denominator is None else point.denominator - point.numerator


def left_out(store: Store, measure: Measure, point: Point, audience: Audience = "exact") -> list[LeftOut]:
    """Candidates by the first rule that left them out, in the order of the measure's rules, each with how many were still in.

    `point` must be the exact one: its count is where the sum ends. For the public, every number is hidden or rounded by itself.
    """
    run = current_run(store)
    asked = [run, point.council, point.measure_id, point.period_type, point.period_start, point.period_end]
    found = dict(store.rows(LEFT_OUT, asked)) if run is not None else {}
    known = [rule for rule in measure.rules if rule in found] + sorted(rule for rule in found if rule not in measure.rules)
    remaining = float(sum(found.values())) + counted(point)
    steps = []
    for rule in known:
        remaining -= found[rule]
        steps.append(LeftOut(rule, str(measure.rules.get(rule, rule)), float(found[rule]), remaining))
    return steps if audience == "exact" else [_blurred(step, store) for step in steps]


def candidates(store: Store, measure: Measure, point: Point, audience: Audience = "exact") -> float | None:
    """How many candidates there were before any rule: those counted and those left out."""
    steps = left_out(store, measure, point)
    total = counted(point) if not steps else (steps[0].still_in or 0) + (steps[0].left_out or 0)
    return total if audience == "exact" else _shown(total, store)


def counted(point: Point) -> float:
    """How many candidates ended in the measure: the denominator of a share or a mean, the numerator of a rate or a count."""
    by_share = (point.unit or "").startswith("%")
    return (point.denominator if by_share else point.numerator) or 0.0


def _blurred_rows(rows: Rows, store: Store) -> Rows:
    return Rows(*(None if count is None else _shown(count, store) for count in (rows.read, rows.kept, rows.rejected)))


def _blurred(step: LeftOut, store: Store) -> LeftOut:
    left, still = (None if number is None else _shown(number, store) for number in (step.left_out, step.still_in))
    return LeftOut(step.rule, step.why, left, still)


def _shown(number: float, store: Store) -> float | None:
    """A count as the public may see it."""
    rules = disclosure_rules(store)
    return None if 0 < number < rules.hide_below else rounded_to(number, rules.round_to)
