"""Faults told to the person who is putting the file right: in words, or row by row for a machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.checking import Checked

HERE = Path(__file__).parent
ROWS_AT_A_TIME = 10_000
WORDS = {"rejected": "Rows left out", "warning": "Warnings: the rows are kept", "notice": "Notices"}


def faults_as_rows(checked: Checked) -> Iterator[dict[str, str | int | None]]:
    """Every fault, none left out: row, column, value, rule, severity and what_to_do. Personal values are in it: show it, do not keep it."""
    for batch in checked.faults_for_officer().to_batches(max_chunksize=ROWS_AT_A_TIME):
        for fault in batch.to_pylist():
            yield {
                "row": fault["row_number"],
                "column": fault["column_name"],
                "value": fault["value"],
                "rule": fault["rule"],
                "severity": fault["severity"],
                "what_to_do": f"{fault['says']} {checked.what_to_do(fault['rule'], fault['column_name'])}".strip(),
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
    groups = checked.reading.connection.execute((HERE / "checking_report.sql").read_text(encoding="utf-8")).fetchall()
    if not groups:
        yield "No fault was found."
    for severity, words in WORDS.items():
        found = [group[1:] for group in groups if group[0] == severity]
        if found:
            yield f"\n{words}"
        for rule, column, count, says, rows in found:
            yield f"  {column or 'Whole row'}: {rule}, {count:,} {'time' if count == 1 else 'times'}"
            yield f"    {says}"
            if rows:
                others = " and others" if count > len(rows) else ""
                yield f"    Row{'s' if len(rows) > 1 else ''} {', '.join(str(row) for row in rows)}{others}"
            yield f"    What to do: {checked.what_to_do(rule, column)}"
