"""Person numbers that a spreadsheet has shortened (4.00098E+05), which make one person of many, and numbers that stand in for no number."""

from __future__ import annotations

import duckdb

from data.errors import UploadError
from data.return_definition import Field, ReturnDefinition

SHORTENED = r"-?[0-9](\.[0-9]+)?[eE][+][0-9]{1,3}"  # a number that people were given has no plus in it
MANY_ROWS, LARGE_SHARE = 100, 10  # one number on a tenth of a file of a hundred rows or more is nobody's
PUT_RIGHT = "Export the file again with the column formatted as text before the numbers are put into it."


def set_shortened_aside(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> None:
    """Make shortened numbers blank, each a fault of its row: it names no person. UploadError where every number of a column is one."""
    for field in definition.fields:
        if not field.person_number:
            continue
        is_shortened = f"regexp_full_match({field.name}, '{SHORTENED}')"
        [(shortened, numbers)] = connection.execute(f"select count(*) filter ({is_shortened}), count({field.name}) from given").fetchall()  # noqa: S608
        if shortened and shortened == numbers:
            raise UploadError(
                f"A spreadsheet has shortened every number in {field.heading}, as 4.00098E+05 for 400098: people can no longer be told "
                f"apart. {PUT_RIGHT}"
            )
        if shortened:
            connection.execute(
                f"insert into fault select row_number, ?, 'number_shortened', 'warning', null, {field.name}, ? "  # noqa: S608
                f"from given where {is_shortened}",
                [field.heading, f"A spreadsheet has shortened the number in {field.heading}: other people's may look the same."],
            )
            connection.execute(f"update given set {field.name} = null where {is_shortened}")  # noqa: S608


def say_what_was_shortened_once(connection: duckdb.DuckDBPyConnection) -> None:
    """Take away what the rules said of the numbers made blank: they were not left out by anybody."""
    connection.execute(
        "delete from fault where rule = 'blank_mandatory' and (row_number, column_name) in "
        "(select (row_number, column_name) from fault where rule = 'number_shortened')"
    )


def on_many_rows(connection: duckdb.DuckDBPyConnection, field: Field) -> str:
    """A sentence where one number stands on so many rows that it may stand in for people without one; else ''."""
    counted = f"(select {field.name}, count(*) as number from given where {field.name} is not null group by all)"  # noqa: S608
    [(most, rows)] = connection.execute(f"select max(number)::bigint, sum(number)::bigint from {counted}").fetchall()  # noqa: S608
    if not rows or rows < MANY_ROWS or most * LARGE_SHARE < rows:
        return ""
    return f"One number in {field.heading} stands on {most:,} of {rows:,} rows: it may stand in for people without a number."
