"""The baselines people enter: what a measure was in the year a plan compares with, on which basis, from where, and who says so.

Each is a `decision` of kind 'baseline': `subject` is the measure, `name` the period, `value` the figures. The latest counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from data.store import Store

KIND = "baseline"


@dataclass(frozen=True)
class EnteredBaseline:
    """A baseline as it was entered. `period` is a financial year like 2022/23; `basis` is one of the bases a result may have."""

    measure: str
    period: str
    basis: str
    value: float
    numerator: float | None = None
    denominator: float | None = None
    source: str = ""


def enter_baseline(store: Store, council: str, baseline: EnteredBaseline, *, why: str, by: str, at: datetime) -> None:
    """Keep a baseline as the council's decision, with the reason and its author."""
    figures = {
        "basis": baseline.basis,
        "value": baseline.value,
        "numerator": baseline.numerator,
        "denominator": baseline.denominator,
        "source": baseline.source,
    }
    with store.writing() as cursor:
        latest = cursor.execute("select coalesce(max(decision_id), 0) from decision").fetchall()[0][0]
        cursor.execute(
            "insert into decision values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [latest + 1, council, KIND, baseline.measure, baseline.period, json.dumps(figures), why, at, by],
        )


def entered_baseline(store: Store, council: str, measure: str, period: str) -> EnteredBaseline | None:
    """The baseline entered last for this measure and period, or None."""
    rows = store.rows(
        "select value from decision where council = ? and kind = ? and subject = ? and name = ? "
        "order by decided_at desc, decision_id desc limit 1",
        [council, KIND, measure, period],
    )
    return EnteredBaseline(measure, period, **json.loads(rows[0][0])) if rows else None
