"""What a check found, by kind: small enough to keep while an officer reads it, and what the report says of a file of any size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.checking import Checked
from data.checking_nearest import COMPARED

STEP = Path(__file__).with_suffix(".sql")
ROWS_SHOWN = 5


@dataclass(frozen=True)
class UnknownValue:
    """A value that its column's list does not know, once; `nearest` is the one value of the list that it is much like, or ''."""

    value: str
    rows: int
    first_row: int
    nearest: str


@dataclass(frozen=True)
class KindOfFault:
    """All the faults of one rule in one column (of a notice that tells how a value is read, of one value). `says` is the first in words.

    field   what a mapping of one of `values` calls the column; '' where none can be mapped: only the national method reads mappings
    values  distinct values in no list, the commonest first: at most as many as were compared; `distinct_values` says how many there are
    """

    severity: str
    rule: str
    column: str
    field: str
    says: str
    what_to_do: str
    faults: int
    first_rows: tuple[int, ...]
    distinct_values: int = 0
    values: tuple[UnknownValue, ...] = ()


def kinds_of_fault(checked: Checked) -> tuple[KindOfFault, ...]:
    """Every kind of fault of a checked file, whose reading is still open: the most serious first, then the most frequent."""
    can_be_mapped = checked.reading.definition.table == "cld_row"
    rows = checked.reading.connection.execute(
        STEP.read_text(encoding="utf-8"), {"rows_shown": ROWS_SHOWN, "values_kept": COMPARED}
    ).fetchall()
    return tuple(
        KindOfFault(
            severity, rule, column, field if can_be_mapped else "", says, checked.what_to_do(rule, column), faults, tuple(first_rows),
            distinct_values, tuple(UnknownValue(**value) for value in values),
        )
        for severity, rule, column, field, says, faults, first_rows, distinct_values, values in rows
    )  # fmt: skip
