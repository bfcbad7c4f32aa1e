"""For each value outside its list, the one value of the list that it is much like; none where it is like nothing or like several.

Worked out once for each distinct value, and in the reading's own database: a file of free text costs no more than its commonest 200 values.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

HERE = Path(__file__).parent
# 'Serivce user' is 0.92 like 'Service user'; 'Progress to services' 0.64 like 'Progress to assessment, ...', which it is not
ALIKE = 0.75
COMPARED = 200


def find_nearest(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `nearest` (field, value, nearest) of the values that `value_match` found in no list, held against the table `code`."""
    connection.execute((HERE / "checking_nearest_macros.sql").read_text(encoding="utf-8"))
    connection.execute((HERE / "checking_nearest.sql").read_text(encoding="utf-8"), {"alike": ALIKE, "compared": COMPARED})
