"""Whose file it is: one file belongs to one council."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from data.council import council as known_council
from data.errors import UploadError
from data.reading import Reading
from data.reading_people import run

HERE = Path(__file__).parent
CODE = re.compile(r"[0-9A-Za-z]{1,9}")


def council_of(reading: Reading, asked: str | None) -> str:
    """The council's code: the one asked for, or else the one that most rows carry; empty for a return that speaks of many.

    Rows of another council become faults and are left out. UploadError when no row is the council's, or none says whose it is.
    """
    definition, connection = reading.definition, reading.connection
    if not definition.of_one_council:
        return ""
    if not definition.council_field:
        if not asked:
            raise UploadError(
                "The file does not say whose it is. Name the council with --council, or in PREVENTION_STORE or --store its own store."
            )
        return _normal(connection, asked)
    by_rows = (
        "select council_code, count(*) from understood where council_code is not null group by all order by count(*) desc, council_code"
    )
    carried = [code for code, _ in connection.execute(by_rows).fetchall()]
    council = _normal(connection, asked) if asked else next(iter(carried), None)
    if council is None:
        heading = definition.field(definition.council_field).heading
        raise UploadError(f"No row says which council it belongs to. Fill in {heading}, or name the council with --council.")
    if carried and council not in carried:
        whose = ", ".join(carried[:5])
        raise UploadError(
            f"The file carries the council code {whose}, not {council}. Choose the right file: another council's goes into its own store."
        )
    heading = definition.field(definition.council_field).heading
    values = {"heading": heading, "council": council, "is_known": known_council(council) is not None}
    run(connection, (HERE / "checking_council.sql").read_text(encoding="utf-8"), values)
    return council


def _normal(connection: duckdb.DuckDBPyConnection, code: str) -> str:
    """A council code as the file's are compared. UploadError for what can be no code: letters and digits, at most nine."""
    if CODE.fullmatch(code.strip()) is None:
        raise UploadError(f"{code!r} is no council code. Give the social care code, like 321.")
    [(normal,)] = connection.execute("select council_code(?::varchar)", [code.strip()]).fetchall()
    return str(normal)
