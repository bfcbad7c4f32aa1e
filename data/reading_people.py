"""What is personal leaves the rows here: NHS numbers become keyed hashes wherever they stand; birth dates and names are dropped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.reading_misplaced import remove_misplaced
from data.return_definition import ReturnDefinition

HERE = Path(__file__).parent
BLOCK = 64  # bytes in a block of SHA-256
KEPT_A_WHILE = ("nhs number", "birth date")


def make_anonymous(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, person_key: bytes) -> list[str]:
    """Take what is personal out of `given`, and fill `value_seen` with what is left; notes on what was found where it does not belong."""
    personal = [field.name for field in definition.fields if field.kind in KEPT_A_WHILE]
    if not any(field.personal or field.officer_only for field in definition.fields):  # its rows speak of no person
        _see_values(connection, definition)
        return []
    outer, inner = hmac_pads(person_key)
    pads = {"outer_pad": outer, "inner_pad": inner}
    kinds = {field.kind for field in definition.fields}
    connection.execute((HERE / "reading_people.sql").read_text(encoding="utf-8"))
    for kind in KEPT_A_WHILE:
        if kind in kinds:
            run(connection, (HERE / f"reading_people_{kind.replace(' ', '_')}.sql").read_text(encoding="utf-8"), pads)
    notes = _hash_in_person_numbers(connection, definition)
    for name in personal:
        connection.execute(f"alter table given drop column {name}")
    _see_values(connection, definition)
    notes += remove_misplaced(connection, definition, pads)
    connection.execute("drop table nhs_key")
    return notes


def hmac_pads(key: bytes) -> tuple[bytes, bytes]:
    """The outer and inner pad of HMAC-SHA-256 (RFC 2104) for a key."""
    block = (hashlib.sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    return bytes(byte ^ 0x5C for byte in block), bytes(byte ^ 0x36 for byte in block)


def run(connection: duckdb.DuckDBPyConnection, script: str, values: Mapping[str, object]) -> None:
    """Run the statements of a script, each with those of the values that it names."""
    for statement in connection.extract_statements(script):
        connection.execute(statement, {name: values[name] for name in statement.named_parameters} or None)


def _hash_in_person_numbers(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> list[str]:
    """Hash the NHS numbers that a council uses as its own person numbers."""
    hashed = 0
    for field in definition.fields:
        if field.officer_only:
            [(count,)] = connection.execute(
                f"update given set {field.name} = key.hash from (select distinct digits, hash from nhs_key) as key "  # noqa: S608
                f"where length(given.{field.name}) >= 10 and ten_digits(given.{field.name}) = key.digits"
            ).fetchall()
            hashed += count
    return [f"{hashed:,} person numbers were NHS numbers of the same file; only their keyed hashes are kept."] if hashed else []


def _see_values(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> None:
    names = [field.name for field in definition.fields if field.kind in ("text", "list") and not field.personal and not field.officer_only]
    seen = " union all ".join(
        f"select '{name}' as field, {name} as value, count(*) as row_count, min(row_number) as first_row "  # noqa: S608
        f"from given where {name} is not null group by {name}"
        for name in names
    )
    connection.execute(f"create table value_seen as {seen}")
