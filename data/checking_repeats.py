"""Rows that repeat an earlier row in every column that is kept."""

from __future__ import annotations

from pathlib import Path

import duckdb

HERE = Path(__file__).parent


def find_repeats(connection: duckdb.DuckDBPyConnection) -> None:
    """Add to `fault` a warning for each row that repeats an earlier one."""
    columns = ", ".join(name for name, *_ in connection.execute("describe given").fetchall() if name not in ("row_number", "is_left_out"))
    script = (HERE / "checking_repeats.sql").read_text(encoding="utf-8")
    connection.execute(script.replace("every_column", columns))
