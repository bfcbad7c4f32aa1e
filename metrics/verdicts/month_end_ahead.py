"""A month-end figure carried on to 31 March at its average change a month since the last one, and what reaching the goal takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.periods import day_words, financial_year_of, next_period_end, parse_financial_year
from metrics.results import Point
from metrics.statistics.comparison import Standing
from metrics.statistics.disclosure import Kind
from metrics.verdicts.exact import exact_value
from metrics.verdicts.goals import Goal, people_to
from metrics.verdicts.words import amount, figure, number, said, worked_out
from metrics.verdicts.year_ahead import ARITHMETIC, Ahead


@dataclass(frozen=True)
class Since:
    """The newest month end and the 31 March before it, None where that has no final figure; `ends` is the 31 March to come."""

    newest: Point
    march: Point | None
    ends: date

    @property
    def months(self) -> int:
        """How many months lie between them."""
        return 12 - self.left

    @property
    def left(self) -> int:
        """How many months there are until 31 March."""
        return (self.ends.year - self.newest.period_end.year) * 12 + self.ends.month - self.newest.period_end.month


def since_march(line: Sequence[Point], newest: Point) -> Since:
    """The month ends that matter, out of a line."""
    first, ends = parse_financial_year(financial_year_of(next_period_end(newest.period_end, 1)))
    march = [p for p in line if p.period_end < first and (first - p.period_end).days == 1 and p.status == "observed"]
    same = [point for point in march if point.method_version == newest.method_version and point.value is not None]
    return Since(newest, same[0] if same else None, ends)


def month_end_ahead(since: Since, goal: Goal | None) -> Ahead:
    """The newest figure with its average change a month since March, as often again as there are months left."""
    newest, march = since.newest, since.march
    assert march is not None
    now, before = exact_value(newest), exact_value(march)
    value = max(Decimal(0), now + (now - before) * since.left / since.months)
    if newest.kind is Kind.PROPORTION:
        value = min(Decimal(100), value)
    cases = Decimal(str(newest.numerator or 0)) * (value / now if newest.kind is not Kind.PROPORTION and now else 1)
    monthly = float((now - before) / since.months)
    change = "unchanged" if now == before else f"{'up' if now > before else 'down'} {_monthly(monthly, newest.kind)} a month on average"
    edges = () if goal is None else goal.edges
    distance = "" if goal is None else f", {goal.distance(float(value))}"
    expected = (
        f"From {figure(march)} at {day_words(march.period_end)} to {figure(newest)} at {day_words(newest.period_end)}: {change}. "
        f"Carried on, {day_words(since.ends)} would show {worked_out(float(value), newest.kind, edges)}{distance}. {ARITHMETIC}"
    )
    whole = None if newest.denominator is None or newest.kind is not Kind.PROPORTION else Decimal(str(newest.denominator))
    return Ahead(value, cases, whole, expected, month_end_needed(since, goal))


def month_end_needed(since: Since, goal: Goal | None) -> str:
    """By how many more or fewer it would be on track on 31 March, or may change and stay so."""
    if goal is None:
        return ""
    is_met = goal.stand(exact_value(since.newest)) is Standing.MET
    rising = 1 if goal.low is not None else -1
    step = -rising if is_met else rising
    turned = people_to(goal, since.newest, step)
    if turned is None:
        return ""
    found = turned[0] - is_met
    way = "more" if step > 0 else "fewer"
    of = f" of the {number(since.newest.denominator)} now" if since.newest.kind is Kind.PROPORTION and since.newest.denominator else ""
    by = f"by {day_words(since.ends)}"
    if is_met:
        return f"To be on track {by}: no {'lower' if way == 'fewer' else 'higher'} than now." if not found else (
            f"To be on track {by}: at most {number(found)} {way}{of}."
        )  # fmt: skip
    monthly = said(found / since.left, Kind.COUNT)
    return f"To be on track {by}: {number(found)} {way}{of}, {monthly} a month."


def _monthly(change: float, kind: Kind) -> str:
    return said(abs(change), Kind.COUNT) if kind is Kind.COUNT else amount(change, kind)
