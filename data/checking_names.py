"""Words where the number of a person belongs: the rows that the reading found (it keeps only a keyed hash of them) become faults."""

from __future__ import annotations

import duckdb

RULE = "name_for_number"
DO = (
    "Give each person the number of the case system, or one that only the service can read. Until then a keyed hash of the words stands in "
    "its place: the same words are taken for the same person."
)


def say_where_names_stand(connection: duckdb.DuckDBPyConnection) -> None:
    """A warning for each row; what stood there is in none of them."""
    connection.execute(
        "insert into fault select row_number, heading, ?, 'warning', null, null, "
        "concat(heading, ' has words in it, which are not a number: a name, perhaps.') from name_for_number",
        [RULE],
    )
