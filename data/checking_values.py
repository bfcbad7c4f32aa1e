"""Values held against the code lists, each distinct one once: listed, another spelling of one that is, decided on, or in no list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from data.checking_nearest import find_nearest
from data.periods import day_words
from data.records.value_mappings import WHAT_A_ROW_IS, Mapping
from data.return_definition import Field, ReturnDefinition, codes_of

HERE = Path(__file__).parent


def check_values(
    connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, missing: frozenset[str], mapped: Iterable[Mapping] = ()
) -> None:
    """Add to `fault` a notice for each wording that is read as another, by the list or by decision, and for each value in no list.

    Where the list is known to be whole, a value outside it is a warning on every row that has it.
    """
    fields = [field for field in definition.fields if field.code_list and field.name not in missing]
    connection.execute((HERE / "checking_values_tables.sql").read_text(encoding="utf-8"))
    if not fields:
        return
    _fill(connection, fields, mapped)
    connection.execute((HERE / "checking_values_match.sql").read_text(encoding="utf-8"))
    find_nearest(connection)
    connection.execute((HERE / "checking_values.sql").read_text(encoding="utf-8"))
    for (name,) in connection.execute("select distinct field from odd_value where rule = 'not_in_list' order by field").fetchall():
        connection.execute(
            f"insert into fault select given.row_number, heading, rule, 'warning', value, value, says from given "  # noqa: S608
            f"join odd_value on odd_value.field = '{name}' and odd_value.rule = 'not_in_list' and odd_value.value = given.{name}"
        )


def _fill(connection: duckdb.DuckDBPyConnection, fields: list[Field], mapped: Iterable[Mapping]) -> None:
    """The lists that values are held against, and what was decided of values in none."""
    codes = [(field.name, code.release, code.raw, code.cleaned) for field in fields for code in codes_of(field.code_list)]
    connection.execute(
        "insert into code select unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[])",
        list(zip(*codes, strict=True)),
    )
    connection.executemany("insert into listed_field values (?, ?, ?)", [(field.name, field.heading, field.verified) for field in fields])
    decided = [(each.field, each.raw, each.cleaned, _because(each)) for each in mapped]
    if decided:
        connection.executemany("insert into decided values (?, ?, ?, ?)", decided)


def _because(mapping: Mapping) -> str:
    """Who decided so, when and why, to end a sentence with."""
    # M1 takes the type of an event as it is given (data/client_level_data/05_kind_of_event.sql)
    by_method = "by method M2 alone, " if mapping.field in WHAT_A_ROW_IS else ""
    return f"{by_method}decided by {mapping.by} on {day_words(mapping.at.date())} because {mapping.why.rstrip('.')}"
