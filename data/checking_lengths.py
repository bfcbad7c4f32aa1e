"""Texts longer than anybody reads: a whole document pasted into one cell would stand in every list and slow every page that names it."""

from __future__ import annotations

from collections.abc import Set

import duckdb

from data.return_definition import ReturnDefinition

MOST = 4000  # letters: twice the longest description in the published registers and grants that the product was tried with
SHOWN = 60
RULE = "text_too_long"
DO = f"Say it in {MOST:,} letters or fewer. Until then what is beyond them is left off."


def cut_long_texts(connection: duckdb.DuckDBPyConnection, definition: ReturnDefinition, missing: Set[str]) -> None:
    """Keep of each text its first MOST letters; a warning for each that was longer."""
    fields = [field for field in definition.fields if field.kind == "text" and not field.personal and field.name not in missing]
    if not fields:
        return
    longest = ", ".join(f"max(length({field.name}))" for field in fields)
    [letters] = connection.execute(f"select {longest} from given").fetchall()  # noqa: S608
    for field, most in zip(fields, letters, strict=True):
        if most is not None and most > MOST:
            begins = "null" if field.officer_only else f"concat(left({field.name}, {SHOWN}), ' …')"
            connection.execute(
                f"insert into fault select row_number, ?, ?, 'warning', {begins}, {begins}, "  # noqa: S608
                f"concat(?, ' has ', format('{{:,}}', length({field.name})), ' letters; the first {MOST:,} are kept.') "
                f"from given where length({field.name}) > {MOST}",
                [field.heading, RULE, field.heading],
            )
            connection.execute(f"update given set {field.name} = left({field.name}, {MOST}) where length({field.name}) > {MOST}")  # noqa: S608
