"""Rows that repeat an earlier row in every column that is kept."""

from __future__ import annotations

import duckdb


def find_repeats(connection: duckdb.DuckDBPyConnection) -> None:
    """Add to `fault` a warning for each row that repeats an earlier one. A fingerprint finds the few worth comparing."""
    columns = ", ".join(name for name, *_ in connection.execute("describe given").fetchall() if name != "row_number")
    connection.execute(
        f"create temp table alike as select fingerprint from (select hash({columns}) as fingerprint from given) group by all having count(*) > 1"  # noqa: S608
    )
    if connection.execute("select count(*) from alike").fetchall() == [(0,)]:
        return
    connection.execute(
        f"""
        insert into fault
        select row_number, '', 'repeats_a_row', 'warning', null, null, concat('The row repeats row ', first_row, ' in every column that is kept.')
        from (
            select row_number, min(row_number) over (partition by {columns}) as first_row
            from given
            where hash({columns}) in (select fingerprint from alike)
        )
        where row_number > first_row
        """  # noqa: S608
    )
