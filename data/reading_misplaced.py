"""What is personal and stands in a column where it does not belong: NHS numbers, postcodes, names, prose. It is found and taken out.

A text in a code list's column may be anything a clerk once typed. NHS numbers are known by this file's own or by their check digit,
postcodes by their shape, names by being nothing but names of people in this file, by a title, or by being words where a number should be,
prose by its length, by a telephone number or an e-mail address in it, or by being a sentence that shares no word with the list.

What stands in its place is the same for the same text, and different for another: the national method compares texts (M1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from data.return_definition import Field, ReturnDefinition, codes_of

SCRIPT = Path(__file__).with_suffix(".sql")
READ_KINDS = ("date", "month", "number")
LONGEST = 60  # letters of a text that may still be a code, or a person's number
LONGER_THAN_CODES = 20  # how much longer than the longest code of its list a text may be
LONGEST_WORDS = 120  # letters of a name of a service or a team
NUMBERED = ("provider_cqc_location_id",)  # 1-123456789 and the like: never two words


def remove_misplaced(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, pads: Mapping[str, object]) -> list[str]:
    """Take what is personal out of the columns of `given` that are kept, and out of `value_seen`; notes of what was found where.

    In a person's number it becomes a keyed hash, so that the person is still told from others; elsewhere words say what stood there.
    """
    _gather(connection, definition)
    for statement in connection.extract_statements(SCRIPT.read_text(encoding="utf-8")):
        connection.execute(statement, {name: pads[name] for name in statement.named_parameters} or None)
    found = connection.execute("select field, what from misplaced group by all order by all").fetchall()
    _keep_where_names_are_numbers(connection, definition)
    for name in sorted({field for field, _ in found}):
        forget = f", {name}_read = null" if definition.field(name).kind in READ_KINDS else ""
        connection.execute(
            f"update given set {name} = misplaced.instead{forget} from misplaced "  # noqa: S608
            f"where misplaced.field = '{name}' and misplaced.value = given.{name}"
        )
    connection.execute(
        "create or replace table value_seen as select field, coalesce(instead, value) as value, sum(row_count)::bigint as row_count, "
        "min(first_row) as first_row from value_seen left join misplaced using (field, value) group by 1, 2"
    )
    for table in ("misplaced", "suspect", "person_name", "known_value", "longest", "person_number_field", "numbered_field"):
        connection.execute(f"drop table {table}")
    became = {True: "only their keyed hashes are kept", False: "were removed"}
    return [f"{what}s stood in the column {name} and {became[definition.field(name).officer_only]}." for name, what in found]


def _keep_where_names_are_numbers(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> None:
    """Rows into `name_for_number` where words stand in the number that people are told apart by, for the check to say so."""
    for field in definition.fields:
        if field.person_number:
            connection.execute(
                f"insert into name_for_number select row_number, ? from given join misplaced on misplaced.value = given.{field.name} "  # noqa: S608
                "where misplaced.field = ? and misplaced.what in ('name', 'free text')",
                [field.heading, field.name],
            )


def _gather(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition) -> None:
    """The tables that the script looks at: texts to suspect, values of the code lists, and names, which leave `given` here."""
    looks = " union all ".join(_looks(definition))
    kept = "select field, value, row_count, false as officer_only from value_seen where length(value) >= 3"
    connection.execute(f"create temp table suspect as {kept} union all {looks}")
    for table, fields in (
        ("person_number_field", [field.name for field in definition.fields if field.person_number]),
        ("numbered_field", [name for name in NUMBERED if any(field.name == name for field in definition.fields)]),
    ):
        connection.execute(f"create temp table {table} as select unnest(?::varchar[]) as field", [fields])
    known = [(field.name, code.raw.lower()) for field in definition.fields if field.code_list for code in codes_of(field.code_list)]
    limits = [(field.name, _longest(field)) for field in definition.fields if not field.personal]
    connection.execute(
        "create temp table longest as select unnest(?::varchar[]) as field, unnest(?::bigint[]) as letters",
        [[field for field, _ in limits], [letters for _, letters in limits]],
    )
    connection.execute(
        "create temp table known_value as select unnest(?::varchar[]) as field, unnest(?::varchar[]) as value",
        [[field for field, _ in known], [value for _, value in known]],
    )
    names = " union ".join(f"select {name} as name from given where {name} is not null" for name in definition.names)  # noqa: S608
    connection.execute(f"create temp table person_name as {names or 'select null::varchar as name where false'}")
    for name in definition.names:
        connection.execute(f"alter table given drop column {name}")


def _longest(field: Field) -> int:
    """How many letters a text of this column may have before it is taken for prose."""
    if field.code_list:
        return max(LONGEST, max(len(code.raw) for code in codes_of(field.code_list)) + LONGER_THAN_CODES)
    return LONGEST_WORDS if field.kind == "text" and not field.officer_only else LONGEST


def _looks(definition: ReturnDefinition) -> Iterator[str]:
    """SQL for the texts of the columns that `value_seen` leaves out, as far as they are odd."""
    for field in definition.fields:
        odd = "" if field.personal else _odd(field)
        if odd:
            yield (
                f"select '{field.name}', {field.name}, count(*), {field.officer_only} "  # noqa: S608
                f"from given where {odd} group by {field.name}"
            )


def _odd(field: Field) -> str:
    if field.officer_only:  # those that are hashes already are left alone
        return f"length({field.name}) >= 3 and length({field.name}) <> 64"
    if field.kind in ("date", "month"):
        return f"{field.name} is not null and {field.name}_read is null"
    if field.kind == "number":
        return f"{field.name} is not null and ({field.name}_read is null or abs({field.name}_read) >= 100000000)"
    return f"length({field.name}) > 3" if field.kind == "council" else ""
