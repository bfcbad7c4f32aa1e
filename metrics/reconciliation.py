"""Person by person: whom government counted in a measure and whom we count, with the rule that explains the difference where one does."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from data.errors import MeasureError
from data.store import Store
from metrics.catalogue import catalogue
from metrics.people import people

HERE = Path(__file__).parent
OUTCOMES = ("in both", "in both, counted differently", "national only", "local only")


@dataclass(frozen=True)
class Compared:
    """A measure and period of a record-level file that can be compared, and how many people the file names in it."""

    upload_id: int
    measure_id: str
    period_start: datetime.date
    period_end: datetime.date
    people: int


@dataclass(frozen=True)
class PersonCompared:
    """One person: rows considered and counted by government and by us (an episode each in ASCOF 2A), the outcome, and what explains it."""

    person: str
    outcome: str
    national_denominator: int
    national_numerator: int
    local_denominator: int
    local_numerator: int
    rule: str
    why: str


@dataclass(frozen=True)
class Reconciliation:
    """All people of a measure and period; `totals` counts them by outcome, in the order of OUTCOMES."""

    compared: Compared
    people: tuple[PersonCompared, ...]

    @property
    def totals(self) -> dict[str, int]:
        """How many people have each outcome."""
        return {outcome: sum(person.outcome == outcome for person in self.people) for outcome in OUTCOMES}

    @property
    def unexplained(self) -> int:
        """How many differences no rule explains."""
        return sum(person.outcome != "in both" and not person.why for person in self.people)


def comparable(store: Store) -> tuple[Compared, ...]:
    """What the record-level files in use tell of, newest period first."""
    return tuple(Compared(*row) for row in store.rows(_sql("comparable")))


def reconcile(store: Store, compared: Compared) -> Reconciliation:
    """Compare one measure and period. Raises MeasureError where the uploads do not serve that period."""
    measure = catalogue().get(compared.measure_id)
    if measure is None:
        raise MeasureError(f"There is no measure {compared.measure_id!r} to compare with.")
    ours = people(store, compared.measure_id, compared.period_end, _period_type(measure.period_types, compared))
    known = [row[:5] for row in ours.rows]
    names = ("person", "in_denominator", "in_numerator", "rule", "reason")
    columns = [pa.array([row[place] for row in known], kind) for place, kind in enumerate(_TYPES)]
    with store.cursor() as cursor:
        cursor.register("local_row", pa.Table.from_arrays(columns, names=names))
        asked = {
            "upload_id": compared.upload_id, "measure_id": compared.measure_id, "period_start": compared.period_start,
            "period_end": compared.period_end,
        }  # fmt: skip
        rows = cursor.execute(_sql("reconciliation"), asked).fetchall()
        cursor.unregister("local_row")
    return Reconciliation(compared, tuple(PersonCompared(*row) for row in rows))


_TYPES = (pa.string(), pa.int64(), pa.int64(), pa.string(), pa.string())


def _period_type(known: tuple[str, ...], compared: Compared) -> str:
    """The sort of period that these days are: a year's file of a snapshot measure speaks of its last day."""
    if "snapshot" in known:
        return "snapshot"
    of_a_year = (compared.period_start.month, compared.period_start.day) == (
        4,
        1,
    ) and compared.period_end.year == compared.period_start.year + 1
    return "financial_year" if of_a_year and "financial_year" in known else "rolling_year"


def _sql(name: str) -> str:
    return (HERE / f"reconciliation_{name}.sql" if name == "comparable" else HERE / f"{name}.sql").read_text(encoding="utf-8")
