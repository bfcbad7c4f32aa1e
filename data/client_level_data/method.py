"""Run the national method's steps in a cursor."""

from __future__ import annotations

import csv
import datetime
from functools import cache
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
CODE_LISTS = HERE.parent / "reference" / "code_lists"
METHODS = ("M1", "M2")
# tables that only the next step reads: dropped at the end, since a run has better uses for the memory
STEPPING_STONES = (
    "month_of_submission",
    "kind_of_event",
    "person_number",
    "row_in_period",
    "row_of_event",
    "closed_row",
    "winning_row",
    "winning_text",
    "event_with_details",
    "detail_of_event",
    "best_detail",
    "known_person",
    "accommodation_from_services",
)


def build(cursor: duckdb.DuckDBPyConnection, council: str, method_version: str, as_of: datetime.date) -> None:
    """Make the temporary tables `event`, `person`, `reference_period` and `served_day_range` of a council.

    `as_of` chooses the submissions: those made after that date are left out. Raises ValueError for an unknown method.
    """
    _settings(cursor, council, method_version, as_of)
    _codes(cursor, council)
    for step in _steps(method_version):
        cursor.execute(step.read_text(encoding="utf-8"))
    for table in STEPPING_STONES:
        cursor.execute(f"drop table if exists temp.{table}")


def reporting_period(
    cursor: duckdb.DuckDBPyConnection, council: str, upload_id: int, method_version: str, as_of: datetime.date
) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that one upload's rows really cover (cld.md 7.1), or None where they do not tell."""
    _settings(cursor, council, method_version, as_of)
    for step in _steps(method_version)[:3]:
        cursor.execute(step.read_text(encoding="utf-8"))
    row = cursor.execute("select derived_start, derived_end from reporting_period where upload_id = ?", [upload_id]).fetchone()
    return None if row is None or row[0] is None else (row[0], row[1])


def _settings(cursor: duckdb.DuckDBPyConnection, council: str, method_version: str, as_of: datetime.date) -> None:
    if method_version not in METHODS:
        raise ValueError(f"The method is M1 or M2, not {method_version!r}.")
    cursor.execute("create or replace temp table run_setting (council varchar, method_version varchar, as_of date)")
    cursor.execute("insert into run_setting values (?, ?, ?)", [council, method_version, as_of])


def _steps(method_version: str) -> list[Path]:
    other = "M2" if method_version == "M1" else "M1"
    return [step for step in sorted(HERE.glob("[0-9][0-9]_*.sql")) if not step.stem.endswith(f"_{other}")]


def _codes(cursor: duckdb.DuckDBPyConnection, council: str) -> None:
    """Fill `code`: one row per field and raw value, matched on `upper(trim(raw))`; the council's own decisions come on top."""
    cursor.execute("create or replace temp table code (field varchar, raw varchar, cleaned varchar, grouped varchar, hierarchy integer)")
    columns = list(zip(*_shipped_codes(), strict=True))
    cursor.execute(
        "insert into code "
        "select unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::integer[])",
        columns,
    )
    cursor.execute((HERE / "decided_codes.sql").read_text(encoding="utf-8"), [council])


@cache
def _shipped_codes() -> tuple[tuple[str, str, str, str | None, int | None], ...]:
    """The code lists as shipped, one row per field and raw value; the same value in both releases counts once."""
    codes: dict[tuple[str, str], tuple[str, str, str, str | None, int | None]] = {}
    for path in sorted(CODE_LISTS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                raw = row["raw"].strip().upper()
                hierarchy = int(row["hierarchy"]) if row.get("hierarchy") else None
                codes.setdefault((row["field"], raw), (row["field"], raw, row["cleaned"], row.get("grouped") or None, hierarchy))
    return tuple(codes.values())
