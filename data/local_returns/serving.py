"""Which upload serves which month of a local return: the newest submission counts, older ones stay in the record."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.return_definition import all_returns

HERE = Path(__file__).parent
TABLES = ("activity", "reablement_follow_up", "survey_answer")
RECORDED = "evidence"


def ids() -> list[str]:
    """The returns whose rows measures are worked out from, Client Level Data apart."""
    return [each.id for each in all_returns() if {each.table, *(shape.table for shape in each.shapes)} & set(TABLES)]


def serve(cursor: duckdb.DuckDBPyConnection) -> None:
    """Add the local returns of the run's council to `reference_period` and `served_day_range`, each return a scope of its own.

    Makes `serving_month` too: one row per return, upload, month and place whose rows count. Needs the table `run_setting`.
    What people record in the dashboard itself (evaluations) is the scope RECORDED, which no upload serves.
    """
    for statement in cursor.extract_statements((HERE / "serving.sql").read_text(encoding="utf-8")):
        cursor.execute(statement, {"returns": ids()} if statement.named_parameters else None)
    cursor.execute((HERE / "recorded.sql").read_text(encoding="utf-8"))
