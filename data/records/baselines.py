"""The baselines people enter: what a measure was in the year a plan compares with, on which basis, from where, and who says so.

Each is a `decision` of kind 'baseline': `subject` is the measure, `name` the period, `value` the figures. The latest counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data.periods import financial_year_of, parse_financial_year
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


@dataclass(frozen=True)
class KeptBaseline:
    """An entered baseline with who entered it, when and why; `in_force` is False once a later one took its place."""

    baseline: EnteredBaseline
    why: str
    at: datetime
    by: str
    in_force: bool


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


def entered_baselines(store: Store, council: str) -> list[KeptBaseline]:
    """Every baseline ever entered for a council, the newest first."""
    rows = store.rows(
        "select subject, name, value, coalesce(why, ''), decided_at, coalesce(decided_by, ''), "
        "row_number() over (partition by subject, name order by decided_at desc, decision_id desc) = 1 "
        "from decision where council = ? and kind = ? order by decided_at desc, decision_id desc",
        [council, KIND],
    )
    return [KeptBaseline(EnteredBaseline(measure, period, **json.loads(value)), *kept) for measure, period, value, *kept in rows]


def whole_year(typed: str, today: date) -> str:
    """The financial year that was typed, as '2022/23'. Raises ValueError in words when it is none, or has not ended."""
    start, end = parse_financial_year(typed)
    if end >= today:
        raise ValueError(f"{financial_year_of(start)} has not ended yet: a baseline is the figure of a whole year.")
    return financial_year_of(start)


def contradiction(value: Decimal, numerator: Decimal | None, denominator: Decimal | None, per: int | None) -> str:
    """Why the three cannot all be right, in a sentence; '' when they can.

    `per` is 100 for a percentage, 100,000 for such a rate, None where the value is not worked out from the other two. The value
    counts as rounded to the decimals it is given with.
    """
    if per == 100 and value > 100:
        return "Enter a share of at most 100%"
    if per is None or (numerator is None and denominator is None):
        return ""
    if numerator is None or denominator is None:
        return "Enter both the numerator and the denominator, or neither"
    if denominator == 0:
        return "Enter a denominator above 0: nothing can be worked out from none"
    if per == 100 and numerator > denominator:
        return "Enter a numerator no larger than the denominator"
    exact = numerator * per / denominator
    decimals = max(0, -int(value.as_tuple().exponent))
    if abs(exact - value) > Decimal(5).scaleb(-decimals - 1):
        worked = f"{exact:,.{max(decimals, 1)}f}{'%' if per == 100 else f' per {per:,}'}"
        return f"{numerator:,f} of {denominator:,f} is {worked}, not {value:,f}: correct one of the three"
    return ""
