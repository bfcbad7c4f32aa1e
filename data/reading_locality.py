"""A person's postcode made into a locality by the lookup that the council uploaded, and then forgotten.

A return that wants this says so in its facts: `locality = "postcode"`. Without a lookup nobody's locality is known.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from data.return_definition import ReturnDefinition

SCRIPT = Path(__file__).with_suffix(".sql")
FACT = "locality"
IN_FORCE = (
    "select postcode, locality from locality_lookup where upload_id = "
    "(select max(upload_id) from upload where return_id = 'locality_lookup' and withdrawn_at is null and not coalesce(excluded, false))"
)


def lookup_in_force(cursor: duckdb.DuckDBPyConnection) -> pa.Table:
    """The newest locality lookup that is in use, a row for each postcode, sector or district; no rows where there is none."""
    return cursor.execute(IN_FORCE).to_arrow_table()


def postcodes_to_localities(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, lookup: pa.Table | None) -> list[str]:
    """Put localities where the postcodes stand in `given`, or nothing where no lookup is in force; a note on what was found."""
    if FACT not in definition.facts:
        return []
    if lookup is None or lookup.num_rows == 0:
        connection.execute(f"alter table given drop column {FACT}")
        connection.execute(f"alter table given add column {FACT} varchar")
        return []
    [(given,)] = connection.execute(f"select count({FACT}) from given").fetchall()  # noqa: S608
    connection.register("locality_of", lookup)
    for statement in connection.extract_statements(SCRIPT.read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.unregister("locality_of")
    [(found,)] = connection.execute(f"select count({FACT}) from given").fetchall()  # noqa: S608
    return [f"A locality was found for {found:,} of {given:,} postcodes; the postcodes were forgotten."] if given else []
