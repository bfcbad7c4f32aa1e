"""Values held against the code lists, by distinct value: in the list, in it but for its capitals, Release 1's wording, or in no list."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.return_definition import ReturnDefinition, codes_of

HERE = Path(__file__).parent


def check_values(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, missing: frozenset[str]) -> None:
    """Add to `fault` a notice for each wording that is read as another, and for each value in no list.

    Where the list is known to be whole, a value outside it is a warning on every row that has it.
    """
    fields = [field for field in definition.fields if field.code_list and field.name not in missing]
    if not fields:
        return
    codes = [(field.name, code.release, code.raw, code.cleaned) for field in fields for code in codes_of(field.code_list)]
    connection.execute("create or replace table code (field varchar, release varchar, raw varchar, cleaned varchar)")
    connection.execute(
        "insert into code select unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[])",
        list(zip(*codes, strict=True)),
    )
    connection.execute("create or replace table listed_field (field varchar, heading varchar, verified boolean)")
    connection.executemany("insert into listed_field values (?, ?, ?)", [(field.name, field.heading, field.verified) for field in fields])
    connection.execute((HERE / "checking_values.sql").read_text(encoding="utf-8"))
    for (name,) in connection.execute("select distinct field from odd_value where rule = 'not_in_list' order by field").fetchall():
        connection.execute(
            f"insert into fault select given.row_number, heading, rule, 'warning', value, value, says from given "  # noqa: S608
            f"join odd_value on odd_value.field = '{name}' and odd_value.rule = 'not_in_list' and odd_value.value = given.{name}"
        )
