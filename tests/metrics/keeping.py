"""Results put into a store for a test, as a run would have written them."""

from __future__ import annotations

from data.store import Store
from metrics.results import Point


def keep(store: Store, *points: Point) -> None:
    with store.writing() as cursor:
        for p in points:
            cursor.execute(
                "insert into result values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [p.council, p.measure_id, p.framework_year, p.method_version, p.basis, p.period_type, p.period_start, p.period_end, p.group_type,
                 p.group_value, p.numerator, p.denominator, p.value, p.margin, p.unit, p.status, p.as_of, p.uploads, p.note],
            )  # fmt: skip
