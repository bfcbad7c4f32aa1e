"""Faults told to the person who is putting the file right: in words, or row by row for a machine."""

from __future__ import annotations

from collections.abc import Iterator

from data.checking import Checked
from data.checking_kinds import KindOfFault, kinds_of_fault

FAULT_COLUMNS = ("row", "column", "value", "rule", "severity", "what_to_do", "nearest")
ROWS_AT_A_TIME = 10_000
VALUES_SHOWN = 20
WORDS = {"rejected": "Rows left out", "warning": "Warnings: the rows are kept", "notice": "Notices"}


def faults_as_rows(checked: Checked) -> Iterator[dict[str, str | int | None]]:
    """Every fault, none left out, with the columns FAULT_COLUMNS in that order. Personal values are in it: show it, do not keep it.

    `nearest` is the value of the list that the one found is much like; empty where there is none such.
    """
    for batch in checked.faults_for_officer().to_batches(max_chunksize=ROWS_AT_A_TIME):
        for fault in batch.to_pylist():
            yield {
                "row": fault["row_number"],
                "column": fault["column_name"],
                "value": fault["value"],
                "rule": fault["rule"],
                "severity": fault["severity"],
                "what_to_do": f"{fault['says']} {checked.what_to_do(fault['rule'], fault['column_name'])}".strip(),
                "nearest": fault["nearest"],
            }


def faults_as_text(checked: Checked) -> str:
    """The faults grouped by severity, rule and column: how many, on which rows first, and what to do."""
    return "\n".join(_lines(checked)) + "\n"


def _lines(checked: Checked) -> Iterator[str]:
    whose = f" of council {checked.council}" if checked.council else ""
    yield f"{checked.reading.file_name}: {checked.reading.definition.title}{whose}"
    kept = f"{checked.rows_kept:,} kept ({checked.rows_warned:,} with a warning)"
    yield f"{checked.rows_read:,} {'row' if checked.rows_read == 1 else 'rows'} read, {kept}, {checked.rows_rejected:,} left out."
    yield from (f"- {note}" for note in checked.notes)
    kinds = kinds_of_fault(checked)
    if not kinds:
        yield "No fault was found."
    for severity, words in WORDS.items():
        found = [kind for kind in kinds if kind.severity == severity]
        if found:
            yield f"\n{words}"
        for kind in found:
            yield from _lines_of(kind)


def _lines_of(kind: KindOfFault) -> Iterator[str]:
    yield f"  {kind.column or 'Whole row'}: {kind.rule}, {_times(kind.faults)}"
    yield f"    {kind.says}"
    if kind.first_rows:
        others = " and others" if kind.faults > len(kind.first_rows) else ""
        yield f"    Row{'s' if len(kind.first_rows) > 1 else ''} {', '.join(map(str, kind.first_rows))}{others}"
    for each in kind.values[:VALUES_SHOWN]:
        yield f"    '{each.value}', {_times(each.rows)}, nearest: {each.nearest or 'nothing in the list'}"
    if kind.distinct_values > VALUES_SHOWN:
        yield f"    and {kind.distinct_values - VALUES_SHOWN:,} other values"
    yield f"    What to do: {kind.what_to_do}"


def _times(count: int) -> str:
    return f"{count:,} {'time' if count == 1 else 'times'}"
