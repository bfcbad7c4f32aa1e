"""The tables of a store brought to this program's version, forward only."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.errors import StoreError

SCHEMA_VERSION = 4
HERE = Path(__file__).parent


def bring_up(cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make the tables, or take the steps from their version to this one, in one transaction. StoreError where they are newer."""
    cursor.execute("begin")
    cursor.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
    found = cursor.execute("select schema_version from store_state").fetchone()
    made_now = found is None
    if found is None:  # schema.sql makes version 1; the steps below bring a new store up like an old one
        cursor.execute("insert into store_state values (1, 1)")
        found = (1,)
    elif found[0] > SCHEMA_VERSION:
        cursor.execute("rollback")
        raise StoreError(
            f"The store {path} was written by a newer version of the dashboard (tables {found[0]}, this program "
            f"knows {SCHEMA_VERSION}). Start the newer version, or restore a backup made before the update."
        )
    for number, step in migrations():
        if found[0] < number <= SCHEMA_VERSION:
            cursor.execute(step.read_text(encoding="utf-8"))
            cursor.execute("update store_state set schema_version = ?, version = version + ?", [number, 0 if made_now else 1])
    cursor.execute("commit")


def migrations() -> list[tuple[int, Path]]:
    """The steps in data/migrations/, by the schema version they lead to: `0002_what_it_does.sql`."""
    return sorted((int(step.name[:4]), step) for step in (HERE / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql"))
