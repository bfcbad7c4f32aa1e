"""What the check found in a file, small enough to keep while an officer reads it: counts and kinds of fault, no row of the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.checking import Checked
from metrics.verdicts.words import number
from pages.parts.markup import Html, el, join
from pages.parts.strip import Fact, strip
from pages.parts.tables import Column, cell, table

# what happens to a row of each severity, the most serious first, and the look of its tag
SEVERITY = {"rejected": ("Rejected", "off"), "warning": ("Kept, warning", "risk"), "notice": ("Kept", "none")}
COLUMNS = (
    Column("What happens", "verdict"),
    Column("Fault", "heading"),
    Column("Rows", "number"),
    Column("First rows"),
    Column("What to do"),
)
SHOWN = 3


@dataclass(frozen=True)
class KindOfFault:
    """All the faults of one rule in one column; `says` is the first of them in words, `first` the first rows by number."""

    severity: str
    column: str
    says: str
    do: str
    rows: int
    first: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """A checked file in numbers, its faults by kind, the most serious and most frequent first."""

    council: str
    rows_read: int
    rows_kept: int
    rows_warned: int
    rows_rejected: int
    stated: tuple[date, date] | None
    notes: tuple[str, ...]
    faults: tuple[KindOfFault, ...]


def report(checked: Checked) -> Report:
    """The report of a checked file, whose reading must still be open."""
    by = checked.faults.group_by(["severity", "rule", "column_name"], use_threads=False)
    kinds = by.aggregate([("says", "first"), ("row_number", "list"), ([], "count_all")]).to_pylist()
    found = (
        KindOfFault(
            severity=kind["severity"],
            column=kind["column_name"] or "",
            says=kind["says_first"] or "",
            do=checked.what_to_do(kind["rule"], kind["column_name"] or ""),
            rows=kind["count_all"],
            first=tuple(sorted(row for row in kind["row_number_list"] if row is not None)[:SHOWN]),
        )
        for kind in kinds
    )
    order = list(SEVERITY)
    stated = (checked.stated_start, checked.stated_end) if checked.stated_start and checked.stated_end else None
    return Report(
        checked.council, checked.rows_read, checked.rows_kept, checked.rows_warned, checked.rows_rejected, stated, checked.notes,
        tuple(sorted(found, key=lambda kind: (order.index(kind.severity), -kind.rows))),
    )  # fmt: skip


def finding(report: Report) -> str:
    """The report in one sentence."""
    if report.rows_rejected:
        return f"{number(report.rows_rejected)} of {number(report.rows_read)} rows cannot be used; nothing has been loaded yet"
    if report.rows_warned:
        return f"{number(report.rows_warned)} of {number(report.rows_read)} rows have a warning; nothing has been loaded yet"
    return f"No faults found in {number(report.rows_read)} rows; nothing has been loaded yet"


def as_html(report: Report) -> Html:
    """Where every row went, then the faults by kind."""
    counted = strip(
        (
            Fact("Rows in the file", number(report.rows_read)),
            Fact("Kept, with or without a warning", number(report.rows_kept)),
            Fact("Of these with a warning", number(report.rows_warned), "the national method keeps them"),
            Fact("Rejected", number(report.rows_rejected)),
        )
    )
    if not report.faults:
        return counted
    rows = [_row(kind) for kind in report.faults]
    return join(
        (counted, el("h2", "What the check found, the most serious first"), table("Faults by kind", COLUMNS, rows, stacks="narrow"))
    )


def _row(kind: KindOfFault) -> tuple[Html, Html, str, str, str]:
    words, look = SEVERITY[kind.severity]
    more = f" and {number(kind.rows - len(kind.first))} more" if kind.rows > len(kind.first) > 0 else ""
    where = f"Column: {kind.column}" if kind.column else "Whole file"
    first = ", ".join(map(number, kind.first)) + more
    return el("span", words, class_=f"tag tag-{look}"), cell(kind.says, where), number(kind.rows), first, kind.do
